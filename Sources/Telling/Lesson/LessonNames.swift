import Operations
import SupplyModel

/// What people read of a lesson, in one language: who and what its tasks speak of, by name.
public struct LessonNames: Sendable {
  /// The language.
  public let language: Language
  let subjects: LessonSubjects
  private let facilities: FacilityDirectory
  private let products: ProductCatalogue

  /// The names of a lesson.
  public init(
    _ subjects: LessonSubjects, facilities: FacilityDirectory, products: ProductCatalogue, language: Language
  ) {
    self.subjects = subjects
    self.facilities = facilities
    self.products = products
    self.language = language
  }

  /// `P.S. SINTÉTICO PAMPA 06 (99006F01)`, or the code alone where no register has a name.
  func facility(_ code: FacilityCode) -> String {
    facilities[code].name.map { "\($0) (\(code))" } ?? code.text
  }

  /// `Píldora combinada (04594)`.
  func product(_ code: ProductCode) -> String { "\(language.shortName(of: products[code])) (\(code))" }

  /// `Píldora combinada (04594) en P.S. SINTÉTICO PAMPA 06 (99006F01)`.
  func shelf(_ key: SeriesKey) -> String {
    language.text(
      es: "\(product(key.product)) en \(facility(key.facility))",
      en: "\(product(key.product)) at \(facility(key.facility))")
  }

  /// `--facility 99006F01 --product 04594`.
  func options(_ key: SeriesKey) -> String { "--facility \(key.facility) --product \(key.product)" }
}

extension LessonTask {
  /// The page of the guide that a task practises.
  var guidePage: Int {
    switch self {
    case .importing, .missingReport, .forecast: 2
    case .mostUrgent: 3
    case .orderReckoning: 4
    case .firstTransfer, .shortage: 5
    case .wrongSheet, .expiredLot: 6
    case .decisions, .placement, .nextMonth: 7
    }
  }
}

extension Language {
  /// What a task is called.
  func title(of task: LessonTask) -> String {
    switch task {
    case .importing: text(es: "Reunir los reportes", en: "Gather the reports")
    case .missingReport: text(es: "Ver quién falta", en: "See who is missing")
    case .wrongSheet: text(es: "Corregir la hoja que no cuadra", en: "Mend the sheet that does not balance")
    case .expiredLot: text(es: "Encontrar el lote vencido", en: "Find the expired lot")
    case .forecast: text(es: "Pronosticar", en: "Forecast")
    case .mostUrgent: text(es: "Lo urgente primero", en: "What comes first")
    case .firstTransfer: text(es: "Mover antes de pedir", en: "Move before ordering")
    case .orderReckoning: text(es: "Cuánto pedir, y por qué", en: "How much to order, and why")
    case .shortage: text(es: "Lo que el almacén no tiene", en: "What the warehouse lacks")
    case .decisions: text(es: "Aceptar, cambiar, rechazar", en: "Accept, change, reject")
    case .placement: text(es: "Pedir", en: "Place the order")
    case .nextMonth: text(es: "El mes siguiente: qué cambió", en: "The next month: what changed")
    }
  }

  /// Which page of the guide helps.
  func guide(for task: LessonTask) -> String {
    text(
      es: "guía, página \(task.guidePage) (colca guide)", en: "guide, page \(task.guidePage) (colca guide)")
  }
}
