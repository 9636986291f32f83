/// What somebody does with the web pages; where, says the account's place.
public enum AccountRole: String, Sendable, CaseIterable {
  /// The pharmacist of a micro-network.
  case pharmacist = "farmaceutico"
  /// Who looks after a network.
  case network = "red"
  /// The logistician of a regional authority.
  case authority = "diresa"
  /// Who looks after people and the server; decides on no medicine.
  case administrator = "administrador"
  /// Who reads and changes nothing.
  case reader = "lectura"

  /// The rights of the role.
  public var rights: Set<AccountRight> {
    switch self {
    case .pharmacist: [.read, .decide]
    case .network: [.read, .decide, .review]
    case .authority: [.read, .decide, .review, .configure]
    case .administrator: [.read, .managePeople, .configure]
    case .reader: [.read]
    }
  }
}

/// What a role may do.
public enum AccountRight: String, Sendable, CaseIterable {
  /// See the lists of one's places.
  case read
  /// Say what is done about the advice of one's places, and of findings there whether they are right.
  case decide
  /// Approve the orders of the micro-networks of one's places, or return them.
  case review
  /// Change what everything is calculated by: calendars of one's places; for whoever sees all, products with prices, and targets too.
  case configure
  /// Invite people, and close accounts.
  case managePeople
}
