import Operations
import SupplyModel
import SupplyStore
import Telling

/// A request that has come through the gate: who asks, in which language, for what.
struct Visit: Sendable {
  let site: Site
  let request: WebRequest
  /// What the parts of the path with a colon stand for.
  let parameters: [String: String]
  /// The fields of the form, or of the query where there is none.
  let fields: FormFields
  /// Whoever is logged in; nil for anybody else.
  let account: Account?
  /// What the session, or the visit before a login, is known by; forms carry a token made of it.
  let secret: String
  /// Whether the client has no such cookie yet.
  let isNewcomer: Bool
  let language: Language
  /// By what a program's request is known that it may send again; nil of every other.
  var answering: Answering?

  /// The token that every form of the page carries.
  var formToken: String { Secret.formToken(secret) }

  /// Whoever is logged in.
  ///
  /// - Throws: `Refusal.notLoggedIn`: the gate lets nobody else to a route that asks.
  func known() throws -> Account {
    guard let account else { throw Refusal.notLoggedIn }
    return account
  }

  /// The same with other fields.
  func filled(_ fields: FormFields) -> Visit {
    Visit(
      site: site, request: request, parameters: parameters, fields: fields, account: account, secret: secret,
      isNewcomer: isNewcomer, language: language, answering: answering)
  }

  /// The database where whoever asks writes: what a program is answered, that may ask again, is kept with what is written.
  ///
  /// - Parameter reply: the answer, by how many entries of the log were written; none for a form.
  func writing(
    as account: Account, answering reply: (@Sendable (_ entries: Int) -> WebReply)? = nil
  ) -> SupplyDatabase {
    let database = site.writing(as: account)
    guard let reply, let answering else { return database }
    return database.answering(answering.key) { answering.kept(reply(Int($0))) }
  }

  /// The facility of a path.
  ///
  /// - Throws: `Refusal.notFound`.
  func code(_ name: String) throws -> FacilityCode {
    guard let text = parameters[name] else { throw Refusal.notFound }
    return FacilityCode(text)
  }

  /// The product of a path.
  ///
  /// - Throws: `Refusal.notFound`.
  func product() throws -> ProductCode {
    guard let text = parameters["product"] else { throw Refusal.notFound }
    return ProductCode(text)
  }

  /// The text of a language.
  func text(es spanish: String, en english: String) -> String { language.text(es: spanish, en: english) }
}

/// Why the gate, or a route, sends somebody away.
enum Refusal: Error, Equatable {
  /// A page, a facility or a line that is not there, or not in the account's place: nobody is told which.
  case notFound
  /// Nobody is logged in.
  case notLoggedIn
  /// The role may not.
  case notAllowed
  /// The form is not from a page of this session.
  case foreignForm
  /// A form that holds what no page of ours sends.
  case unreadableForm
  /// A form longer than any of ours.
  case tooLong
  /// A form that takes longer than a minute to come in.
  case tooSlow
  /// A copy was put in the database's place: the server has to begin anew.
  case replaced
  /// Too many wait, or another program writes.
  case busy
}
