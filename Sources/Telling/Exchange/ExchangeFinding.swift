/// Something that keeps a number from another system, or a line of a mapping from being understood.
public struct ExchangeFinding: Sendable, Hashable {
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
    /// The same kind, code, measure and target as an earlier line. Code: kind, code and measure.
    case repeated
    /// The same kind, code and measure as an earlier line, with another target. Code: kind, code and measure.
    case contradicted
    /// A code that no facility or product of the run has. Code: kind and code.
    case unknownCode = "unknown_code"
    /// A code that an earlier line writes in another way, with another target. Code: kind and code.
    case writtenTwoWays = "written_two_ways"
    /// Several facilities are one there, and one of them has not reported a number that the others have. Code: facility, product
    /// and measure.
    case partOfSum = "part_of_sum"
    /// Several facilities are one there, and a number of theirs does not add up. Code: facilities, product and measure.
    case notAdditive = "not_additive"
    /// Two numbers have one data element there: they cannot be told apart. Code: products and measures.
    case oneElementForTwo = "one_element_for_two"
    /// A place of which not every pharmacy has reported: its data are not called complete. Code: the place's there.
    case notComplete = "not_complete"
    /// A quantity that the other system takes as a whole number of 0 or more, and is none. Code: facility, product and measure.
    case notCountable = "not_countable"
    /// A product whose closing stock is not known, of which OpenLMIS takes nothing then. Code: facility and product, as they are there.
    case noStock = "no_stock"
    /// Opening, receipts and consumption that do not lead to the closing stock by themselves. Code: facility and product, as they are there.
    case unbalanced
    /// A product without a code there. Code: the product's.
    case noProduct = "no_product"
    /// No programme is named.
    case noProgram = "no_program"
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

    /// Whether the mapping contradicts itself: nobody but a person can say which of two things it means, and no file is made.
    public var isContradiction: Bool {
      switch self {
      case .contradicted, .writtenTwoWays, .oneElementForTwo: true
      case .missingColumn, .unreadableLine, .unknownKind, .unknownMeasure, .repeated, .unknownCode,
        .partOfSum, .notAdditive, .notComplete, .notCountable, .noStock, .unbalanced, .noFacility, .noElement,
        .noCommodity,
        .noPeriod, .noProduct, .noProgram, .noDataSet, .noSystem:
        false
      }
    }
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
