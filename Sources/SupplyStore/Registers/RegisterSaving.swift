import GRDB
import SupplyModel

/// A row of a register: it replaces what an earlier one said of the same code.
protocol RegisterRow {
  /// The code, as the table of what was superseded holds it.
  var registerCode: String { get }
  /// What the database holds of the code; nil where it knows none.
  func known(_ database: Database) throws -> Self?
  /// Each thing that the row states, with what stood in its place before; nil where nothing did.
  func replaced(_ known: Self?) throws -> [(register: RegisterKind, before: String?)]
  /// Puts what the row states in its place; what it leaves blank, where a row may, stays.
  func write(_ database: Database) throws
  /// What writing the row does to what is known.
  func effect(over known: Self?) -> ImportCounts.Effect
}

/// Writes registers: facilities, products, how facilities are supplied, and what is on its way to them.
///
/// What a row replaces is kept, so that the file can be taken back.
struct RegisterSaving {
  private let database: Database
  private let fileID: Int64

  init(_ database: Database, fileID: Int64) {
    self.database = database
    self.fileID = fileID
  }

  func save(_ rows: [some RegisterRow]) throws -> ImportCounts {
    var counts = ImportCounts()
    for row in rows {
      let known = try row.known(database)
      for (register, before) in try row.replaced(known) {
        var entry = SupersededEntry(
          replacedBy: fileID, register: register, code: row.registerCode, before: before)
        try entry.insert(database)
      }
      try row.write(database)
      counts.count(row.effect(over: known))
    }
    return counts
  }
}

/// The registers, as the table of what was superseded names them.
enum RegisterKind: Equatable {
  case facility, product
  /// One thing that a calendar file states of a facility.
  case supply(SupplyFact)
  /// Orders under way, by facility, product and month of arrival.
  case order
  /// What a team states of its service.
  case service(ServiceRegister)
}

/// The registers that teams keep of what they want to reach and what they do.
enum ServiceRegister: String, CaseIterable {
  case standard, checklist, population
  case serviceMonth = "service_month"
  case placeTarget = "place_target"
}

extension RegisterKind: RawRepresentable, Codable, DatabaseValueConvertible {
  private static let all =
    [facility, product, order] + SupplyFact.allCases.map(supply) + ServiceRegister.allCases.map(service)

  init?(rawValue: String) {
    guard let kind = Self.all.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = kind
  }

  var rawValue: String {
    switch self {
    case .facility: "facility"
    case .product: "product"
    case .supply(let fact): fact.rawValue
    case .order: "on_order"
    case .service(let register): register.rawValue
    }
  }
}

/// What a register said of a code before a file, so that the file can be taken back.
struct SupersededEntry: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "superseded_register"

  enum CodingKeys: String, CodingKey, ColumnExpression {
    case id, register, code, before
    case replacedBy = "replaced_by"
  }

  private(set) var id: Int64?
  let replacedBy: Int64
  let register: RegisterKind
  let code: String
  /// What it said: JSON, or the bare text of one thing that a calendar file states; nil where it knew nothing.
  var before: String?

  init(replacedBy file: Int64, register: RegisterKind, code: String, before: String?) {
    replacedBy = file
    self.register = register
    self.code = code
    self.before = before
  }

  /// The next entry of the same code in the same register: what a later file replaced.
  func next(_ database: Database) throws -> SupersededEntry? {
    try Self.filter(
      CodingKeys.register == register && CodingKeys.code == code && CodingKeys.id > id
    ).order(CodingKeys.id).fetchOne(database)
  }
}
