/// What makes a finding the same from one look to the next, from one import and from one night to the next.
///
/// The facility, the product, the first month, the code, and the figure that it speaks of: the same finding in a file of another name, or a month
/// later, is the same; once the figure has changed, it is a new one. What is about no report is known by its file and line instead.
public struct FindingKey: Hashable, Sendable {
  /// The parts, in order, each closed by a line feed.
  private let text: String

  /// The key of a finding.
  ///
  /// - Parameter file: the name of the file that it stands in; nil for what only a history shows.
  public init(_ finding: Finding, file: String?) {
    var parts = [finding.code.rawValue]
    if let subject = finding.subject {
      parts += [subject.facility?.text ?? "", subject.product?.text ?? "", subject.firstMonth.description]
    }
    if finding.subject?.facility == nil, finding.facts.isOfOneFile, let file {
      parts += [file, finding.line.map(String.init) ?? ""]
    }
    let value = finding.facts.lastingValue ?? ""
    // `400` and `400.0` are one figure.
    parts.append(Double(value).map(PlainNumber.text) ?? value)
    text = parts.map { $0 + "\n" }.joined()
  }

  /// Twelve letters and digits that stand for the key, for people to copy and for databases: `k3v0x9q2m7ab`.
  ///
  /// Sixty bits of FNV-1a over the key's bytes, mixed once more: two of a million findings are alike once in two million databases.
  public var id: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    hash ^= hash >> 33
    let letters = (0..<12).map { Self.alphabet[Int((hash >> (5 * UInt64($0))) & 31)] }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Crockford's: no letter that looks like a digit.
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}

extension FindingFacts {
  /// Whether it is something about one file, not about what all files say together.
  fileprivate var isOfOneFile: Bool {
    switch self {
    case .file, .keys, .row, .reports, .availability, .lots: true
    case .history, .network: false
    }
  }

  /// The figure that a finding speaks of, as far as it stays the same while the finding does.
  ///
  /// What goes on for some months grows with each of them: of that, only what does not grow.
  var lastingValue: String? {
    guard case .history(let oddity) = self else { return value }
    switch oddity {
    case .unitOfIssueJump(_, let before, let after, _): return after > before ? "more" : "less"
    case .otherOutputsAboveConsumption, .fractionalQuantity, .monthGap: return nil
    case .openingBroken, .futureMonth, .longAgoMonth, .officialSpike, .consumptionSpike, .firstMonthsSpike,
      .frozenStock,
      .stockoutDaysBeyondMonth, .stockoutDaysContradicted, .unfinishedMonth:
      return value
    }
  }
}
