/// A finding with the file that it stands in, and whether it still does: what lists and reports are made of.
public struct ReviewedFinding: Hashable, Sendable {
  /// The file; nil for what only a history shows.
  public var file: String?
  /// What was found.
  public var finding: Finding
  /// Whether a later file has mended it.
  public var isClosed: Bool

  /// A finding of a file, or of a history, which is open for as long as it is found.
  public init(file: String? = nil, finding: Finding, isClosed: Bool = false) {
    self.file = file
    self.finding = finding
    self.isClosed = isClosed
  }

  /// The facility's code, where one is concerned.
  public var facility: FacilityCode? { finding.subject?.facility }
  /// The product's code, where one is concerned.
  public var product: ProductCode? { finding.subject?.product }
  /// The month, where one is concerned: the last of several.
  public var month: Month? { finding.subject?.month }
}
