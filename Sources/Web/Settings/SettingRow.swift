import Files
import Operations
import SupplyModel
import SupplyStore
import Telling

/// A row of a list of settings, cell by cell as its file has it.
struct SettingRow: Sendable, Equatable {
  let list: SettingList
  /// What stands in each column; blank where nothing is stated.
  var cells: [String: String]

  /// The longest text of a cell, in characters.
  static let longestCell = 120

  /// What tells it from all other rows of the list, as paths and forms name it.
  var key: String { list.identity.map { PercentText.encoded(cells[$0] ?? "") }.joined(separator: "/") }

  /// The facility that it is about; nil of what holds for more than one.
  var facility: FacilityCode? {
    switch list {
    case .calendar: cells["facility"].map { FacilityCode($0) }
    case .catalogue, .targets: nil
    }
  }

  /// By what somebody who has seen it knows that it is still the same.
  var digest: String { Self.digest(self) }

  /// The same of a row that may not be there.
  static func digest(_ row: SettingRow?) -> String {
    guard let row else { return "" }
    return SHA256Digest.hex(
      of: row.cells.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.utf8.count):\($0.value)" }.joined()
    )
  }

  /// All rows of a list as the database holds them.
  ///
  /// - Throws: `ColcaError`.
  static func all(_ list: SettingList, _ database: SupplyDatabase) throws -> [SettingRow] {
    rows(of: list, try list.table(database, .spanish))
  }

  /// The rows of a list that was looked up already.
  static func rows(of list: SettingList, _ table: ListTable) -> [SettingRow] {
    let keys = table.columns.map(\.key)
    return table.rows.indices.map { row in
      SettingRow(
        list: list,
        cells: Dictionary(
          keys.map { ($0, table.written($0, row: row)) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// The row of a key; nil where there is none.
  ///
  /// - Throws: `ColcaError`.
  static func find(_ key: String, in list: SettingList, _ database: SupplyDatabase) throws -> SettingRow? {
    try all(list, database).first { $0.key == key }
  }

  /// A file of the list's layout that states this row alone.
  func file(columns: [String]) -> String {
    let line = columns.map { Self.quoted(cells[$0] ?? "") }
    return columns.joined(separator: ",") + "\n" + line.joined(separator: ",") + "\n"
  }

  /// The row in the words of the log of changes: `lead_time_months=2; review_period_months=1`.
  var told: String {
    cells.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      .joined(separator: "; ")
  }

  private static func quoted(_ text: String) -> String {
    text.contains { ",\";".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
