import Improvement
import SupplyModel

/// What is to be done in all cycles: the part of the worklist that no stock tells of.
public enum WorkOfCycles {
  /// Which actions are meant.
  public enum Which: Sendable {
    /// Those past their day.
    case overdue
    /// Those still to be done.
    case open
    /// Every one.
    case all
  }

  /// The actions of some cycles: what is overdue first, the oldest before others, then what is due next.
  public static func table(
    for cycles: [ImprovementCycle], on day: Day, which: Which, standards: StandardCatalogue,
    facilities: FacilityDirectory, language: Language
  ) -> ListTable {
    ListTable(
      name: "actions",
      title: which == .overdue
        ? ImprovementHeadings.overdue : Phrase(es: "Acciones de mejora", en: "Actions of improvement"),
      rows: rows(cycles, on: day, which), language: language
    ) {
      Column("text", es: "Qué hacer") { .text($0.action.text) }
      Column("post", es: "Cargo responsable") { .text($0.action.post) }
      Column("due", es: "Hasta") { .day($0.action.due) }
      Column("overdue", es: "Vencida", .files) { .mark($0.daysLate != nil) }
      Column("days_late", es: "Días de retraso") { .whole($0.daysLate) }
      Column.coded("state", es: "Estado", .files) {
        CodedCell($0.action.state, language.name(of: $0.action.state))
      }
      Column("cycle", es: "Ciclo") { .whole(Int($0.cycle.number)) }
      Column("action", es: "Acción") { .whole($0.action.number) }
      Column.coded("level", es: "Nivel", .files) {
        CodedCell($0.cycle.start.place.level, language.name(of: $0.cycle.start.place.level))
      }
      Column("place", es: "Código lugar", .files) {
        .optional($0.cycle.start.place.path.isEmpty ? nil : $0.cycle.start.place.name)
      }
      Column("place_name", es: "Lugar") { .text(language.name(of: $0.cycle.start.place, facilities)) }
      Column("standard", es: "Estándar", .files) { .code($0.cycle.start.indicator.standard) }
      Column("standard_name", es: "Indicador") {
        .text(language.name(of: $0.cycle.start.indicator, standards))
      }
      Column("note", es: "Nota", .files) { .optional($0.action.note) }
    }
  }

  private struct Row {
    let cycle: ImprovementCycle
    let action: PlannedAction
    /// Nil where it is not overdue.
    let daysLate: Int?
  }

  private static func rows(_ cycles: [ImprovementCycle], on day: Day, _ which: Which) -> [Row] {
    let rows = cycles.flatMap { cycle -> [Row] in
      let overdue = Set(cycle.overdueActions(on: day).map(\.number))
      return cycle.actions.map { action in
        Row(
          cycle: cycle, action: action,
          daysLate: overdue.contains(action.number) ? day.daysSince1970 - action.due.daysSince1970 : nil)
      }
    }
    func isMeant(_ row: Row) -> Bool {
      switch which {
      case .overdue: row.daysLate != nil
      case .open: row.action.state == .open
      case .all: true
      }
    }
    return rows.filter(isMeant).sorted { left, right in
      (left.daysLate == nil ? 1 : 0, left.action.due, left.cycle.number, left.action.number)
        < (right.daysLate == nil ? 1 : 0, right.action.due, right.cycle.number, right.action.number)
    }
  }
}

extension Language {
  /// That actions of cycles are past their day, and where they stand; nil where none is.
  public func overdueNotice(_ overdue: ListTable) -> String? {
    guard !overdue.rows.isEmpty else { return nil }
    let count = counted(
      overdue.rows.count, es: ("acción de mejora vencida", "acciones de mejora vencidas"),
      en: ("overdue action of improvement", "overdue actions of improvement"))
    return text(
      es: "Además, \(count): colca improve actions --overdue",
      en: "Besides, \(count): colca improve actions --overdue")
  }
}
