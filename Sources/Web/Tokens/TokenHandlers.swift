import Operations
import SupplyModel
import Telling

/// Tokens of programs, made and revoked on the page of people.
enum TokenHandlers {
  static func make(_ visit: Visit) throws -> WebReply {
    guard let name = AccountName(visit.fields["programa"]) else {
      return try PeopleHandlers.page(visit, problem: PeopleHandlers.nameRule(visit), status: 422)
    }
    guard let role = AccountRole(rawValue: visit.fields["rol"]), let place = try PeopleHandlers.place(visit)
    else { throw Refusal.unreadableForm }
    let secret = Secret.random()
    return try PeopleHandlers.told(visit) {
      try PeopleHandlers.acting(visit).makeToken(
        name, role: role, place: place, digest: Secret.digest(secret), at: visit.site.second)
      // Shown once, on the answer itself: it stands nowhere else.
      return try PeopleHandlers.page(visit, made: .init(name: name.text, secret: secret))
    }
  }

  static func revoke(_ visit: Visit) throws -> WebReply {
    try PeopleHandlers.told(visit) {
      guard let name = AccountName(visit.fields["programa"]) else {
        throw AccountError.unknownAccount(visit.fields["programa"])
      }
      try PeopleHandlers.acting(visit).revokeToken(name, at: visit.site.second)
      return .see("/personas")
    }
  }
}
