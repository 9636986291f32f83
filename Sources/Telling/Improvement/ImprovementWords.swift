import Improvement
import SupplyModel

extension Language {
  /// Words of a standard: English where somebody has written them, else the Spanish ones.
  func text(_ words: StandardText) -> String {
    text(es: words.spanish, en: words.english ?? words.spanish)
  }

  /// The name of a standard.
  public func name(of standard: Standard) -> String { text(standard.name) }

  /// A level of places.
  public func name(of level: PlaceLevel) -> String {
    switch level {
    case .facility: text(es: "establecimiento", en: "facility")
    case .microNetwork: text(es: "microrred", en: "micro-network")
    case .network: text(es: "red", en: "network")
    case .regionalAuthority: text(es: "DIRESA", en: "regional authority")
    case .all: text(es: "todo", en: "all")
    }
  }

  /// Who measures a standard.
  func name(of source: Standard.Source) -> String {
    switch source {
    case .colca: "colca"
    case .checklist: text(es: "lista", en: "checklist")
    }
  }

  /// Which way is better.
  func name(of better: Standard.Better) -> String {
    switch better {
    case .higher: text(es: "alto", en: "higher")
    case .lower: text(es: "bajo", en: "lower")
    }
  }

  /// What a figure is.
  func name(of unit: Standard.Unit) -> String {
    switch unit {
    case .share: text(es: "porcentaje", en: "share")
    case .coupleYears: text(es: "app", en: "couple_years")
    }
  }

  /// A place by its name; a facility by its name and code.
  public func name(of place: ServicePlace, _ facilities: FacilityDirectory) -> String {
    switch place.level {
    case .all: return text(es: "Todo", en: "All")
    case .facility:
      let code = FacilityCode(place.name)
      return facilities[code].name ?? code.text
    case .microNetwork:
      guard !place.isUnknown else { return Headings.noMicroNetwork.text(in: self) }
      // Names of micro-networks repeat from network to network.
      let above = place.path.dropLast().last ?? ""
      return above.isEmpty ? place.name : "\(place.name) (\(above))"
    case .network: return place.isUnknown ? text(es: "Sin red", en: "No network") : place.name
    case .regionalAuthority:
      return place.isUnknown ? text(es: "Sin DIRESA", en: "No regional authority") : place.name
    }
  }

  /// `sí` or `no`.
  func yesOrNo(_ isSo: Bool) -> String {
    isSo ? text(es: "sí", en: "yes") : text(es: "no", en: "no")
  }

  /// That checklists name standards which nobody has stated.
  public func unstatedStandards(_ codes: [(code: StandardCode, rows: Int)]) -> String {
    let list = codes.map { "\($0.code) (\($0.rows))" }.joined(separator: ", ")
    return text(
      es:
        "Listas con estándares que nadie definió, sin meta ni nombre: \(list). Impórtelos en un archivo de estándares.",
      en:
        "Checklists with standards that nobody has defined, without target or name: \(list). Import them in a file of standards."
    )
  }

  /// That rows of checklists do not count.
  public func overruledChecklists(_ codes: [(code: StandardCode, rows: Int)]) -> String {
    let list = codes.map { "\($0.code) (\($0.rows))" }.joined(separator: ", ")
    return text(
      es:
        "Filas de listas que no cuentan, porque Colca mide ese estándar con los reportes: \(list). Para que valga la lista, "
        + "impórtelo con fuente «lista».",
      en:
        "Rows of checklists that do not count, for Colca measures that standard from reports: \(list). To have the checklist "
        + "count, import it with the source \"checklist\".")
  }

  /// That couple-years are a sum of what was reported, where some of it was not; nil where all of it was.
  public func partlyReported(_ figures: [PlaceFigure]) -> String? {
    let partial = figures.filter { ($0.coverage.value(.share) ?? 1) < 0.9995 }
    guard let least = partial.compactMap({ $0.coverage.value(.share) }).min() else { return nil }
    return text(
      es:
        "\(partial.count) cifras en APP son de meses que no se reportaron enteros (desde \(NumberText.percent(least))): suman lo que llegó. "
        + "Vea «coverage».",
      en:
        "\(partial.count) figures in couple-years are of months that were not reported in whole (from \(NumberText.percent(least))): they sum "
        + "what came. See \"coverage\".")
  }

  /// That nobody has said until when reports are expected.
  public var noDeadline: String {
    text(
      es:
        "reporte_a_tiempo no se mide: indique con --expected-by hasta qué día del mes siguiente se espera el reporte.",
      en:
        "reporte_a_tiempo is not measured: say with --expected-by by which day of the next month a report is expected."
    )
  }
}
