import Improvement
import SupplyModel

/// Two periods side by side on paper, for any place: pairs of bars with what can be said of each difference, the table with its intervals, and the
/// months between as lines.
///
/// Each figure is that of `FigureChange`, so that page and list are one.
public struct BeforeAfterSheet {
  /// So many places have pictures of their own; the others stand in the list.
  public static let mostPlaces = 12

  private let table: MeasureTable
  private let standards: StandardCatalogue
  private let facilities: FacilityDirectory
  private let version: String
  private let language: Language

  /// The page of a table that holds both periods.
  public init(
    _ table: MeasureTable, standards: StandardCatalogue, facilities: FacilityDirectory, version: String,
    language: Language
  ) {
    self.table = table
    self.standards = standards
    self.facilities = facilities
    self.version = version
    self.language = language
  }

  private func words(es spanish: String, en english: String) -> String {
    language.text(es: spanish, en: english)
  }

  /// The page, standing alone; without any figure it says so.
  ///
  /// - Parameters:
  ///   - place: of what it is, for its title.
  ///   - changes: those of every place that it shows, one place after another.
  ///   - groups: the facilities of each.
  /// - Throws: `ProgrammingError` if the template is broken.
  public func html(
    of place: ServicePlace, _ changes: [FigureChange], groups: PlaceGroups
  ) throws(ProgrammingError) -> String {
    let known = changes.filter { $0.difference != nil }
    var places: [ServicePlace] = []
    for change in known where places.last != change.before.place { places.append(change.before.place) }
    let shown = places.prefix(Self.mostPlaces)
    var parts: [PrintedSheet.Part] = []
    for one in shown {
      let own = known.filter { $0.before.place == one }
      let name = language.sentenceCase(language.name(of: one, facilities))
      parts.append(
        comparison(own, shown.count == 1 ? words(es: "Antes y después", en: "Before and after") : name))
      if let lines = lines(own, groups[one]) {
        parts.append(
          PrintedSheet.Part(
            heading: shown.count == 1
              ? words(es: "Mes a mes", en: "Month by month")
              : words(es: "\(name), mes a mes", en: "\(name), month by month"),
            chart: lines))
      }
    }
    let left = places.count - shown.count
    let title =
      words(es: "Antes y después: ", en: "Before and after: ")
      + language.sentenceCase(language.name(of: place, facilities))
    var lead =
      known.isEmpty
      ? words(es: "Nada se midió en ambos periodos.", en: "Nothing was measured in both periods.")
      : language.begun(language.verdicts(known))
    if left > 0 {
      lead += words(
        es: " Hay \(left) lugares más en la lista del comando.",
        en: " \(left) more places are in the command's list.")
    }
    let about =
      changes.first.map {
        "\(language.span($0.before.period)) → \(language.span($0.after.period))"
      } ?? ""
    return try PrintedSheet(language, title: title, about: about, lead: lead, parts: parts, version: version)
      .html(language)
  }

  private func comparison(_ changes: [FigureChange], _ heading: String) -> PrintedSheet.Part {
    PrintedSheet.Part(
      heading: heading, told: language.reportingWarning(changes).map { [$0] } ?? [],
      chart: ImprovementCharts.changes(changes, standards: standards, language),
      headings: [
        words(es: "Indicador", en: "Indicator"), words(es: "Antes", en: "Before"),
        words(es: "Después", en: "After"), words(es: "Diferencia", en: "Difference"),
        words(es: "En 19 de 20 sorteos", en: "In 19 of 20 draws"),
        words(es: "Establecimientos", en: "Facilities"),
      ],
      rows: changes.map { change in
        let unit = change.before.unit
        func distance(_ value: Double) -> String { language.distance(value, unit) }
        return PrintedSheet.Row(cells: [
          language.name(of: change.before, standards)
            + (change.hasReportingChanged
              ? words(es: " (cambió quién reporta)", en: " (who reports changed)") : ""),
          language.figure(change.before.value, unit), language.figure(change.after.value, unit),
          change.difference.map(distance) ?? "–",
          change.interval.map { language.distances($0, unit) }
            ?? language.name(of: change.verdict),
          "\(change.before.facilities) → \(change.after.facilities)",
        ])
      })
  }

  /// Lines from the first month of before to the last of after, of what has one figure a month; nil where that is too few months.
  private func lines(_ changes: [FigureChange], _ members: [Int]) -> String? {
    ImprovementCharts.trend(
      changes.filter { $0.before.indicator.item.isEmpty }.map { change in
        ImprovementCharts.Series(
          code: change.before.indicator.standard, standard: change.before.standard,
          values: table.months.map {
            table.tally(change.before.indicator, of: members, in: $0...$0).value(change.before.unit)
          })
      }, table.months, language)
  }
}
