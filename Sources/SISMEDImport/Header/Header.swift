import CSVReading
import SupplyModel

/// The header of a file, matched with a layout.
struct Header {
  let layout: any Layout
  let line: Int
  /// The column names as the file writes them.
  let names: [String]
  /// Field index by the layout's own column name.
  let fields: [String: Int]
  /// Field indices of all the layout's columns, rising.
  let keptFields: [Int]
  /// Field indices of the layout's quantities.
  let quantityFields: [Int]
  /// Field indices of its prices, rates and places.
  let measureFields: [Int]
  /// Required columns that no name of the file fits.
  var missing: [String]
  /// Those of them that are required only because the configuration counts them as consumption.
  let missingConsumption: Set<String>
  /// Columns of the layout that two names of the file fit.
  let repeated: [String]
  /// The columns of months of a table of availability, in the file's order.
  let monthColumns: [MonthColumn]
  /// The headings that look like months where none can be read, if they are so many that the table must be one of months.
  let unreadableMonths: [Int]
  /// Fewer headings that look like months may be anything.
  private static let mostStrayMonths = 3
  /// How many columns of the layout the file has, but for those that only tell more of a code.
  let matched: Int
  /// The facility that a person named for rows that name none.
  let givenFacility: FacilityCode?
  /// The facility that the file's name names, for rows without one where nobody named any.
  var facilityInName: FacilityCode?
  /// The month of files that state none: a person's word, else that of the file's name.
  var givenMonth: Month?
  /// The months of a file's name that names more than one.
  var monthsInName: [Month] = []

  /// Whether a field holds one of the layout's quantities.
  func holdsQuantity(_ field: Int) -> Bool { quantityFields.contains(field) }

  /// Matches names with a layout; each field serves one column, the earlier one first.
  init(_ known: KnownColumns.Entry, _ written: WrittenNames, line: Int, options: ImportOptions) {
    let (layout, names) = (known.layout, written.names)
    self.layout = layout
    self.line = line
    self.names = names
    var fields: [String: Int] = [:]
    var (quantities, measures): ([Int], [Int]) = ([], [])
    var missing: [ColumnDefinition] = []
    var repeated: [String] = []
    var inPassing = 0
    for column in known.columns {
      // The first name that the file has wins: STOCK_FIN before STOCK.
      var found = column.normalizedNames.lazy.compactMap { written.places[$0] }.first
      if let twin = column.twin, let all = found, all.count > 1 {
        let own = all.filter { names[$0].uppercased() != twin }
        found = own.isEmpty ? all : own
      }
      if column.isInPassing, (found?.count ?? 0) > 1 { found = nil }
      if let found {
        fields[column.name] = found[0]
        if column.isMeasure {
          measures.append(found[0])
        } else if column.isNumber {
          quantities.append(found[0])
        }
        if column.isInPassing { inPassing += 1 }
        if found.count > 1 { repeated.append(names[found[1]]) }
      } else if column.isMissed(options) {
        missing.append(column)
      }
    }
    monthColumns = layout.hasMonthColumns ? written.months : []
    if layout.hasMonthColumns, !MonthColumn.areComplete(monthColumns) {
      missing.append(ColumnDefinition(MonthColumn.nameOfLast, need: .required))
    }
    let months = layout.hasMonthColumns && written.months.isEmpty ? written.likelyMonths : []
    unreadableMonths = months.count >= Self.mostStrayMonths ? months : []
    self.fields = fields
    keptFields = fields.values.sorted()
    matched =
      fields.count > inPassing
      ? fields.count - inPassing + monthColumns.count + unreadableMonths.count : 0
    quantityFields = quantities + monthColumns.map(\.field)
    measureFields = measures
    givenFacility = options.facility.flatMap(FacilityCodeGrammar.normalized)
    givenMonth = options.month
    self.missing = missing.map(\.name)
    missingConsumption = Set(missing.filter(\.isConsumption).map(\.name))
    self.repeated = repeated
  }

  /// The fields that bear another name of a column than the one that is read.
  func furtherFields(of column: ColumnDefinition) -> [Int] {
    names.indices.filter {
      $0 != fields[column.name] && column.normalizedNames.contains(HeaderNames.normalized(names[$0]))
    }
  }

  /// Whether a column tells the place and another one the product.
  func namesReports(place: String, product: String) -> Bool {
    fields[place] != nil && fields[product] != nil
  }

  /// Fields that a row must have: up to the last column with a name.
  var width: Int { (names.lastIndex { !$0.isEmpty } ?? -1) + 1 }

  /// False for a record over several lines in which a stray quote has joined rows.
  ///
  /// Such a record has another number of fields than the header, or a row within a field. Registers too: a name or an address over two lines
  /// has not as many delimiters as its table, and one that has is told of rather than taken for six facilities in one.
  func isWhole(_ record: CSVRecord, delimiter: UInt8) -> Bool {
    guard record.line > line else { return true }
    guard (width...max(width, names.count)).contains(record.count) else { return false }
    return !record.hasRowWithinField(ofWidth: width, delimiter: delimiter)
  }

  /// The name of a field as the file writes it.
  func name(ofField index: Int?) -> String? {
    index.flatMap { names.indices.contains($0) ? names[$0] : nil }
  }

  /// The name in the file that looks most like a missing column and serves no other.
  func nearest(to column: String) -> String? {
    let used = Set(fields.values)
    let free = names.enumerated().filter { !used.contains($0.offset) }.map(\.element)
    return HeaderNames.nearest(to: column, among: free)
  }

  /// Columns that the file does not have and need not, each with a name in the file that looks like a slip for it.
  ///
  /// - Parameter columns: those of the layout.
  func misspelt(among columns: [ColumnDefinition]) -> [(name: String, meant: String)] {
    let used = Set(fields.values).union(monthColumns.map(\.field))
    var free = names.enumerated().filter { !used.contains($0.offset) }.map(\.element)
      .filter { !SlipNames.harmless.contains(HeaderNames.normalized($0)) }
    guard !free.isEmpty else { return [] }
    var slips: [(name: String, meant: String)] = []
    for column in columns where fields[column.name] == nil && !column.isInPassing {
      guard let name = free.first(where: column.isNearly) else { continue }
      free.removeAll { $0 == name }
      slips.append((name, column.name))
    }
    return slips
  }

  /// The columns of months with their months, earliest first.
  var datedColumns: [(field: Int, month: Month)] {
    monthColumns.compactMap { column in column.month(ofFile: givenMonth).map { (column.field, $0) } }
      .sorted { $0.month < $1.month }
  }

  /// Whether columns of months are counted back from the file's month, which must come from elsewhere.
  var hasOrdinalMonths: Bool {
    monthColumns.contains { if case .ordinal = $0.naming { true } else { false } }
  }

  /// The headings that stand for months and are none that can be read.
  var unreadMonths: UnreadMonths {
    UnreadMonths(in: names, among: monthColumns, known: Set(fields.values))
  }

  /// That a heading stands for a month and cannot be read.
  func unreadMonth(at field: Int) -> Finding {
    Finding(.file(.unreadMonth(heading: name(ofField: field) ?? "", place: field + 1)), line: line)
  }

  /// That the file's month is unknown, and which ones its name gives.
  func monthUnknown(column: String) -> Finding {
    Finding(.keys(.monthUnknown(column: column, inName: monthsInName)), line: line)
  }
}
