import Operations
import SupplyModel
import Telling

/// Accounts for programs that look after them, such as a region's directory; tokens are made on the page alone.
enum ApiAccountHandlers {
  static func list(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    return ApiReply.json(
      .object([
        ("accounts", .array(try visit.site.database.accounts().map { account($0, visit) })),
        ("places", .array(try PeopleHandlers.places(visit).map { place($0, visit) })),
      ]))
  }

  static func invite(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let sent = try SentBody(visit.request, foreseen: ["name", "role", "place"])
    let (role, text): (AccountRole, String) = (try sent.word("role"), try sent.neededText("name"))
    guard let name = AccountName(text) else { throw ApiProblem.field("name") }
    return try link(
      for: name, role, try place(sent, visit), isNew: true, visit)
  }

  static func renew(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let account = try known(visit)
    return try link(for: account.name, account.role, account.place, isNew: false, visit)
  }

  static func change(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let sent = try SentBody(visit.request, foreseen: ["role", "place"])
    let role: AccountRole = try sent.word("role")
    let place = try place(sent, visit)
    try PeopleHandlers.acting(visit).change(try known(visit).name, role: role, place: place)
    return ApiReply.json(account(try known(visit), visit))
  }

  static func close(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    try PeopleHandlers.acting(visit).close(try known(visit).name)
    return ApiReply.json(account(try known(visit), visit))
  }

  private static func link(
    for name: AccountName, _ role: AccountRole, _ place: AccountPlace, isNew: Bool, _ visit: Visit
  ) throws -> WebReply {
    let link = try PeopleHandlers.link(for: name, role, place, isNew: isNew, visit)
    return ApiReply.json(
      .object([("name", .string(name.text)), ("link", .string(link))]), status: 201)
  }

  private static func known(_ visit: Visit) throws -> Account {
    try PeopleHandlers.account(visit.parameters["account"] ?? "", visit)
  }

  private static func place(_ sent: SentBody, _ visit: Visit) throws -> AccountPlace {
    let key = try sent.neededText("place")
    guard let place = try PeopleHandlers.places(visit).first(where: { PeoplePage.key(of: $0) == key }) else {
      throw ApiProblem.field("place")
    }
    return place
  }

  private static func account(_ account: Account, _ visit: Visit) -> JSONValue {
    .object([
      ("name", .string(account.name.text)), ("role", .string(account.role.rawValue)),
      ("state", .string(account.state.rawValue)), ("place", place(account.place, visit)),
    ])
  }

  private static func place(_ place: AccountPlace, _ visit: Visit) -> JSONValue {
    .object([
      ("key", .string(PeoplePage.key(of: place))), ("name", .string(visit.language.name(of: place))),
    ])
  }
}
