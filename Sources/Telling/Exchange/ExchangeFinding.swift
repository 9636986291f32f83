/// Something that keeps a number from another system, or a line of a mapping from being understood.
public struct ExchangeFinding: Sendable, Equatable {
  /// What is wrong.
  public enum Kind: String, Sendable, CaseIterable {
    /// A header that lacks a column. Code: the column.
    case missingColumn = "missing_column"
    /// A line on which a quote begins that nothing closes where it should, or that is too long: it says nothing.
    case unreadableLine = "unreadable_line"
    /// A kind that no format knows. Code: the kind.
    case unknownKind = "unknown_kind"
    /// A measure that does not exist. Code: the measure.
    case unknownMeasure = "unknown_measure"
    /// The same kind, code and measure as an earlier line; the later one counts. Code: kind and code.
    case repeated
    /// A code that an earlier line writes in another way, with another target. Code: kind and code.
    case writtenTwoWays = "written_two_ways"
    /// Several facilities are one there, and one of them has not reported a number that the others have. Code: facility, product
    /// and measure.
    case partOfSum = "part_of_sum"
    /// Two products have one data element there: their numbers cannot be told apart. Code: both products and the measure.
    case oneElementForTwo = "one_element_for_two"
    /// A facility that the other system cannot be told of. Code: the facility's.
    case noFacility = "no_facility"
    /// A product that has no data element where other products have one. Code: product and measure.
    case noElement = "no_element"
    /// A product without a commodity type. Code: the product's.
    case noCommodity = "no_commodity"
    /// A month without a processing period. Code: the month.
    case noPeriod = "no_period"
    /// No data set is named.
    case noDataSet = "no_data_set"
    /// No identifier system is named. Code: `facility` or `product`.
    case noSystem = "no_system"
    /// Nothing is mapped at all.
    case nothingMapped = "nothing_mapped"
  }

  /// What is wrong.
  public let kind: Kind
  /// What it is about; empty where the kind says all.
  public let code: String
  /// The line of the mapping; nil for what it lacks.
  public let line: Int?

  init(_ kind: Kind, _ code: String = "", line: Int? = nil) {
    self.kind = kind
    self.code = code
    self.line = line
  }

  /// What is wrong, in a sentence.
  public func sentence(_ language: Language) -> String {
    language.exchangeSentence(kind, code: code, line: line)
  }
}
