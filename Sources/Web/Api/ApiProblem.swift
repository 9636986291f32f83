import SupplyModel
import Telling

/// Why a request of a program was not done, where the pages have no such reason.
struct ApiProblem: Error {
  /// The code of HTTP.
  let status: Int
  /// A stable name of the reason.
  let code: String
  let text: Phrase

  /// What is asked for cannot be read.
  static func unreadable(es spanish: String, en english: String) -> ApiProblem {
    ApiProblem(status: 400, code: "unreadable", text: Phrase(es: spanish, en: english))
  }

  /// A field of the body is none of those of the description, or of another kind.
  static func field(_ name: String) -> ApiProblem {
    unreadable(
      es: "El campo «\(name)» falta, sobra o no es de su tipo.",
      en: "The field “\(name)” is missing, is not foreseen or is of another type.")
  }

  /// A parameter of the query is none of those of the description, or of another kind.
  static func parameter(_ name: String) -> ApiProblem {
    unreadable(
      es: "El parámetro «\(name)» no es uno de los previstos o su valor no vale.",
      en: "The parameter “\(name)” is not foreseen or its value is not.")
  }

  static let token = ApiProblem(
    status: 401, code: "no-token",
    text: Phrase(
      es: "Envíe una clave de programa que valga: Authorization: Bearer …",
      en: "Send a token that holds: Authorization: Bearer …"))

  static let noForecast = ApiProblem(
    status: 404, code: "no-forecast",
    text: Phrase(es: "Todavía no hay un pronóstico.", en: "There is no forecast yet."))

  static let notJSON = ApiProblem(
    status: 415, code: "not-json",
    text: Phrase(es: "El cuerpo debe ser application/json.", en: "The body has to be application/json."))

  static let noVersion = ApiProblem(
    status: 428, code: "no-version",
    text: Phrase(
      es: "Diga qué vio: «run» y «version» de cada consejo, o If-Match con el ETag de su línea.",
      en:
        "Say what you saw: “run” and the “version” of each piece of advice, or If-Match with its line's ETag."
    ))

  static let otherVersion = ApiProblem(
    status: 412, code: "other-version",
    text: Phrase(
      es: "La línea cambió desde que la leyó. No se anotó nada: léala y decida de nuevo.",
      en: "The line has changed since you read it. Nothing was noted: read it and decide again."))

  static let otherRequest = ApiProblem(
    status: 422, code: "key-used",
    text: Phrase(
      es: "Esa Idempotency-Key ya se usó con otro pedido.",
      en: "That Idempotency-Key was used with another request."))

  static let otherFields = ApiProblem(
    status: 422, code: "not-valid",
    text: Phrase(
      es: "Faltan o sobran campos para ese acto, o son demasiadas líneas. No se anotó nada.",
      en:
        "Fields are missing for that act or go with another, or there are too many lines. Nothing was noted.")
  )

  static let goneCursor = ApiProblem(
    status: 409, code: "cursor-gone",
    text: Phrase(
      es: "Ese cursor es de una lista que ya no está: empiece de nuevo sin cursor.",
      en: "That cursor is of a list that is there no more: begin again without a cursor."))

  /// The answer that tells of it (RFC 9457).
  static func reply(status: Int, code: String, detail: String) -> WebReply {
    let value = JSONValue.object([
      ("type", .string("about:blank")), ("title", .string(ApiStatus.title(status))),
      ("status", .integer(status)), ("detail", .string(detail)), ("code", .string(code)),
    ])
    return WebReply(
      status: status, type: "application/problem+json", body: Array((value.text + "\n").utf8))
  }
}

extension Refusal {
  /// The stable name of the reason.
  var code: String {
    switch self {
    case .notFound: "not-found"
    case .notLoggedIn: "no-token"
    case .notAllowed: "not-allowed"
    case .foreignForm, .unreadableForm: "unreadable"
    case .tooLong: "too-long"
    case .tooSlow: "too-slow"
    case .replaced: "database-replaced"
    case .busy: "busy"
    }
  }
}
