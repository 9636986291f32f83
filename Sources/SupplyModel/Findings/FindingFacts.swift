/// What was found, with everything that its sentence needs.
///
/// One case for each subject; behind it an enum of what can be wrong there. Whoever adds a case to one of them is told by
/// the compiler where its code and its sentence are missing.
public enum FindingFacts: Hashable, Sendable {
  /// Something about a whole file, or about a part of it that is no row.
  case file(FileFault)
  /// Where the month or the facility of a file comes from.
  case keys(KeySource)
  /// Something about one row.
  case row(RowFault)
  /// Two files that state one report differently.
  case reports(ReportDispute)
  /// Something that a table of availability states and something else contradicts.
  case availability(AvailabilityDoubt)
  /// Something about lots.
  case lots(LotDoubt)
  /// Something about the history of one facility and product.
  case history(HistoryOddity)
  /// Something about a facility's whole month, or about a code.
  case network(NetworkOddity)

  /// The stable name of what was found.
  public var code: FindingCode {
    switch self {
    case .file(let found): found.code
    case .keys(let found): found.code
    case .row(let found): found.code
    case .reports(let found): found.code
    case .availability(let found): found.code
    case .lots(let found): found.code
    case .history(let found): found.code
    case .network(let found): found.code
    }
  }

  /// The column that it is about; nil for what is about none.
  public var column: String? {
    switch self {
    case .file(let found): found.column
    case .keys(let found): found.column
    case .row(let found): found.column
    case .reports(let found): found.column
    case .availability(let found): found.column
    case .lots(let found): found.column
    case .history(let found): found.column
    case .network(let found): found.column
    }
  }

  /// The offending text or quantity; nil where there is no one of them.
  public var value: String? {
    switch self {
    case .file(let found): found.value
    case .keys(let found): found.value
    case .row(let found): found.value
    case .reports(let found): found.value
    case .availability(let found): found.value
    case .lots(let found): found.value
    case .history(let found): found.value
    case .network(let found): found.value
    }
  }
}

/// What all enums of facts have in common.
protocol FindingFault: Hashable, Sendable, Codable {
  /// The stable name of the case.
  var code: FindingCode { get }
  /// The column that it is about.
  var column: String? { get }
  /// The offending text or quantity.
  var value: String? { get }
}

/// As databases keep it: `{"row":{"unbalanced":{"at":{"column":"STOCK_FIN","text":"7"},"movementsGive":6}}}`.
///
/// The names of cases and of what they carry are those of this program: a name that changes makes what is stored
/// unreadable.
extension FindingFacts: Codable {
  private enum Subject: String, CodingKey, CaseIterable {
    case file, keys, row, reports, availability, lots, history, network
  }

  /// Writes the subject, and under it the case with what it carries.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Subject.self)
    switch self {
    case .file(let fault): try container.encode(fault, forKey: .file)
    case .keys(let source): try container.encode(source, forKey: .keys)
    case .row(let fault): try container.encode(fault, forKey: .row)
    case .reports(let dispute): try container.encode(dispute, forKey: .reports)
    case .availability(let doubt): try container.encode(doubt, forKey: .availability)
    case .lots(let doubt): try container.encode(doubt, forKey: .lots)
    case .history(let oddity): try container.encode(oddity, forKey: .history)
    case .network(let oddity): try container.encode(oddity, forKey: .network)
    }
  }

  /// Reads what `encode` wrote.
  ///
  /// - Throws: `DecodingError` for a subject or a case that this version does not know.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Subject.self)
    switch container.allKeys.first {
    case .file: self = .file(try container.decode(FileFault.self, forKey: .file))
    case .keys: self = .keys(try container.decode(KeySource.self, forKey: .keys))
    case .row: self = .row(try container.decode(RowFault.self, forKey: .row))
    case .reports: self = .reports(try container.decode(ReportDispute.self, forKey: .reports))
    case .availability:
      self = .availability(try container.decode(AvailabilityDoubt.self, forKey: .availability))
    case .lots: self = .lots(try container.decode(LotDoubt.self, forKey: .lots))
    case .history: self = .history(try container.decode(HistoryOddity.self, forKey: .history))
    case .network: self = .network(try container.decode(NetworkOddity.self, forKey: .network))
    case nil:
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "no subject of a finding"))
    }
  }
}
