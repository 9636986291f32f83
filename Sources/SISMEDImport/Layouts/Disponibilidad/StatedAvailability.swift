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
    guard let field, let stock, stock >= 0, !record[field].isEmpty else { return nil }
    guard let word = Self.availability(cells.text(record, DisponibilidadColumns.availability)) else {
      return nil
    }
    var months: [Double?] = consumption
    if !hasWholeWindow {
      guard let average = try? cells.number(record, field: averageField) else { return nil }
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
