import Telling

/// An operation of the API: its route, and what its description says of it.
struct ApiOperation: Sendable {
  /// What a request may say beside its path.
  struct Parameter: Sendable {
    /// Where it stands.
    enum Place: String, Sendable { case query, header }

    let name: String
    let place: Place
    /// Its schema, as JSON.
    let schema: String
    let meaning: String
    var isRequired = false
  }

  let route: Route
  /// Its name for programs that are made from the description.
  let id: String
  let summary: String
  var parameters: [Parameter] = []
  /// The schema of the body that is sent, by its name in `ApiSchemas`; nil of a request without one.
  var body: String?
  /// Whether files are sent to it, in place of such a body.
  var takesFiles = false
  /// The code of a good answer.
  var status = 200
  /// The schema of a good answer, by its name in `ApiSchemas`; nil of the description itself.
  let answer: String?
  /// Whether a request with the same `Idempotency-Key` is answered as the first one was.
  var isRepeatable = false

  /// The codes of what can stop it, beside those that can stop any.
  var problems: [Int] {
    var codes = [400, 421, 500, 503]
    if route.access != .everybody { codes += [401, 403] }
    if route.reach != .nothing || route.path.contains(":") { codes += [404] }
    if parameters.contains(where: { $0.name == "cursor" }) { codes += [409] }
    if route.method == .post { codes += [404, 408, 409, 413] }
    if body != nil { codes += [415, 422] }
    if takesFiles { codes += [415, 422, 507] }
    if isRepeatable { codes += [412, 422, 428] }
    return Set(codes).sorted()
  }
}

/// What the API knows of an HTTP code.
enum ApiStatus {
  /// The code's name (RFC 9110).
  static func title(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 201: "Created"
    case 202: "Accepted"
    case 304: "Not Modified"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 412: "Precondition Failed"
    case 413: "Content Too Large"
    case 415: "Unsupported Media Type"
    case 421: "Misdirected Request"
    case 422: "Unprocessable Content"
    case 428: "Precondition Required"
    case 503: "Service Unavailable"
    case 507: "Insufficient Storage"
    default: "Internal Server Error"
    }
  }
}
