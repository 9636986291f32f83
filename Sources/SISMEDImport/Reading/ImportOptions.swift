import SupplyModel

/// What a person tells an import; everything else is learned from the file.
public struct ImportOptions: Sendable, Equatable {
  /// The layout, or nil to learn it from the header.
  public var layout: LayoutName?
  /// The facility of every row, for files without a facility column.
  public var facility: String?
  /// The month of every row, for files without a month column.
  public var month: Month?
  /// The byte between fields, or nil to learn it.
  public var delimiter: UInt8?
  /// The encoding, or nil to learn it.
  public var encoding: TextEncoding?
  /// The decimal mark, or nil to learn it.
  public var decimal: DecimalMark?
  /// The FORMDET columns whose sum is consumption, in SISMED's names.
  public var consumptionColumns: [String]

  /// The columns that the region of San Martín counts, and the default: sale, SIS, sanitary intervention,
  /// exonerations, road-accident insurance, hospital credit and other agreements.
  public static let defaultConsumptionColumns = [
    "VENTA", "SIS", "INTERSAN", "EXO", "SOAT", "CREDHOSP", "OTR_CONV",
  ]

  /// Options; by default everything is learned.
  public init(
    layout: LayoutName? = nil, facility: String? = nil, month: Month? = nil, delimiter: UInt8? = nil,
    encoding: TextEncoding? = nil, decimal: DecimalMark? = nil,
    consumptionColumns: [String] = ImportOptions.defaultConsumptionColumns
  ) {
    self.layout = layout
    self.facility = facility
    self.month = month
    self.delimiter = delimiter
    self.encoding = encoding
    self.decimal = decimal
    self.consumptionColumns = consumptionColumns
  }

  /// What a person told, in one text: two imports of the same bytes say the same where it is the same; empty for nothing.
  public var reading: String {
    let columns =
      consumptionColumns == Self.defaultConsumptionColumns ? nil : consumptionColumns.joined(separator: ",")
    let told: [(String, String?)] = [
      ("layout", layout?.rawValue), ("facility", facility), ("month", month?.description),
      ("delimiter", delimiter.map { String($0) }), ("encoding", encoding?.rawValue),
      ("decimal", decimal?.rawValue), ("consumption", columns),
    ]
    return told.compactMap { name, value in value.map { "\(name)=\($0)" } }.joined(separator: ";")
  }
}
