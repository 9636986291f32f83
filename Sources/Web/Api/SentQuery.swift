import StockPolicy
import SupplyModel

/// The query of a request for a list, read strictly: a program that misspells a filter is told, and not given the whole list.
struct SentQuery {
  /// The page of a list that is asked for.
  static let names: Set<String> = ["limit", "cursor"]
  /// The most rows of an answer.
  static let most = 500

  private let fields: FormFields

  /// The fields of a query.
  ///
  /// - Throws: `ApiProblem` where one is not foreseen, or stands twice.
  init(_ visit: Visit, foreseen: Set<String>) throws {
    fields = visit.fields
    for name in fields.names {
      guard foreseen.contains(name), fields.all(name).count == 1 else { throw ApiProblem.parameter(name) }
    }
  }

  /// The value of a field; nil where there is none.
  func text(_ name: String) -> String? { fields.all(name).first }

  /// The word of a field; nil where there is none.
  func word<Word: RawRepresentable>(_ name: String) throws -> Word? where Word.RawValue == String {
    guard let text = text(name) else { return nil }
    guard let word = Word(rawValue: text) else { throw ApiProblem.parameter(name) }
    return word
  }

  /// So many rows are asked for: 50 where nothing is said.
  func limit() throws -> Int {
    guard let text = text("limit") else { return ListQuery.pageSize }
    guard let limit = Int(text), (1...Self.most).contains(limit) else { throw ApiProblem.parameter("limit") }
    return limit
  }
}
