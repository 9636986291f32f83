import CSVReading
import SupplyModel

/// Compares the class that a table of availability states with the one that its own stock and consumption give.
///
/// Where the two differ the table was edited, cut or filled in by another rule: worth knowing, no reason to refuse.
struct StatedAvailability {
  private let field: Int?
  private let averageField: Int?
  private let hasWholeWindow: Bool
  private let rule = OfficialRule()

  init(header: Header) {
    field = header.fields[DisponibilidadColumns.availability]
    averageField = header.fields[DisponibilidadColumns.average]
    hasWholeWindow = header.monthColumns.count == OfficialRule.windowMonths
  }

  /// A finding where the classes differ; nil where they agree or nothing can be compared.
  ///
  /// - Parameters:
  ///   - consumption: of the row's months; with fewer than twelve columns the file's own average takes their place.
  ///   - stock: at the close of the last month.
  func finding(_ record: CSVRecord, _ cells: CellReader, consumption: [Double], stock: Double?) -> Finding? {
    guard let stock, stock >= 0 else { return nil }
    return differingClass(record, cells, consumption, stock)
      ?? differingAverage(record, cells, consumption, stock)
  }

  /// A finding where the row's months give another average than the row states, by whatever way of counting.
  private func differingAverage(
    _ record: CSVRecord, _ cells: CellReader, _ consumption: [Double], _ stock: Double
  ) -> Finding? {
    guard hasWholeWindow, consumption.count == OfficialRule.windowMonths,
      let stated = average(record, cells)
    else { return nil }
    let own = rule.indicators(consumption: consumption, stock: stock)
    // Of the months with consumption, as SISMED; of all; of the last six or three: regions have their ways.
    let averages = [12, 6, 4, 3].flatMap { count -> [Double] in
      let last = consumption.suffix(count)
      let sum = last.reduce(0, +)
      return [sum / Double(count), sum / Double(max(1, last.count { $0 > 0 }))]
    }
    let isOne = (averages + [own.averageConsumption]).contains {
      (stated - $0).magnitude <= max(1, Self.rounding * $0)
    }
    guard !isOne else { return nil }
    return cells.finding(
      {
        .availability(
          .availabilityDiffers(
            at: $0, own: own.availability, stock: stock, average: own.averageConsumption))
      }, record, field: averageField)
  }

  /// Averages that lie so near, as a share, are one.
  private static let rounding = 0.05

  private func differingClass(
    _ record: CSVRecord, _ cells: CellReader, _ consumption: [Double], _ stock: Double
  ) -> Finding? {
    guard let field, !record[field].isEmpty else { return nil }
    guard let word = Self.availability(cells.text(record, DisponibilidadColumns.availability)) else {
      return nil
    }
    var months: [Double?] = consumption
    if !hasWholeWindow {
      guard let average = average(record, cells) else { return nil }
      months = [average]
    }
    let own = rule.indicators(consumption: months, stock: stock)
    guard own.availability != word, !Self.mayBeSaid(word, of: own.availability) else { return nil }
    return cells.finding(
      {
        .availability(
          .availabilityDiffers(
            at: $0, own: own.availability, stock: stock, average: own.averageConsumption))
      }, record, field: field)
  }

  /// The average that the row states; nil where it states none, or one that can be read in two ways.
  private func average(_ record: CSVRecord, _ cells: CellReader) -> Double? {
    guard let averageField else { return nil }
    let reading = NumberReading(record[averageField])
    if record.isNumber(averageField) { return reading.value(.point) }
    if let mark = cells.decimal, let value = reading.value(mark) { return value }
    switch reading {
    case .number(let value), .pointOnly(let value), .commaOnly(let value): return value
    case .blank, .bad, .undecided: return nil
    }
  }

  /// The class of a word; nil for the words of other rules, as `CRITICO`.
  static func availability(_ word: String) -> AvailabilityClass? {
    classes[HeaderNames.normalized(word)]
  }

  private static let classes: [String: AvailabilityClass] = [
    "DESABASTECIDO": .desabastecido, "SUBSTOCK": .substock, "NORMOSTOCK": .normostock,
    "SOBRESTOCK": .sobrestock, "SINROTACION": .sinRotacion,
  ]

  /// Without stock and consumption SISMED lists nothing, and regions' own tables say that it ran out.
  private static func mayBeSaid(_ word: AvailabilityClass, of own: AvailabilityClass) -> Bool {
    own == .noConsumidor && word == .desabastecido
  }
}
