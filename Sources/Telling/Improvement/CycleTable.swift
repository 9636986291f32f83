import Improvement
import SupplyModel

/// Cycles of improvement, as lists and sentences.
public enum CycleTable {
  /// What every cycle is, how it stands, and how far it has come.
  public static func table(
    for cycles: [ImprovementCycle], on day: Day, standards: StandardCatalogue, facilities: FacilityDirectory,
    language: Language
  ) -> ListTable {
    func unit(_ cycle: ImprovementCycle) -> Standard.Unit {
      standards[cycle.start.indicator.standard]?.unit ?? .share
    }
    func better(_ cycle: ImprovementCycle) -> Standard.Better {
      standards[cycle.start.indicator.standard]?.better ?? .higher
    }
    return ListTable(
      name: "cycles", title: Phrase(es: "Ciclos de mejora", en: "Cycles of improvement"), rows: cycles,
      language: language
    ) {
      Column("cycle", es: "Ciclo") { .whole(Int($0.number)) }
      Column.coded("level", es: "Nivel", .files) {
        CodedCell($0.start.place.level, language.name(of: $0.start.place.level))
      }
      Column("place", es: "Código lugar", .files) {
        .optional($0.start.place.path.isEmpty ? nil : $0.start.place.name)
      }
      Column("place_name", es: "Lugar") { .text(language.name(of: $0.start.place, facilities)) }
      Column("standard", es: "Estándar", .files) { .code($0.start.indicator.standard) }
      Column("standard_name", es: "Indicador") { .text(language.name(of: $0.start.indicator, standards)) }
      Column("baseline_month", es: "Desde") { .month($0.start.baselineMonth) }
      Column("baseline", es: "Línea de base") { ListCell.figure($0.baseline(unit($0)), unit($0)) }
      Column("scope", es: "Productos", .files) {
        .optional($0.start.basis.map { language.name(of: $0.scope) })
      }
      Column("baseline_measured_on", es: "Línea de base medida el", .files) {
        .optional($0.start.basis?.day ?? $0.began)
      }
      Column("baseline_data_through", es: "Con datos hasta", .files) {
        .optional($0.start.basis?.dataThrough)
      }
      Column("target", es: "Meta") { ListCell.figure($0.start.target, unit($0)) }
      Column("due_month", es: "Hasta") { .month($0.start.dueMonth) }
      Column("measured_month", es: "Medido", .files) { .optional($0.measurements.last?.month) }
      Column("measured", es: "Ahora") { ListCell.figure($0.latest(unit($0)), unit($0)) }
      Column("measured_on", es: "Medido el", .files) { .optional($0.measurements.last?.basis?.day) }
      Column("measured_data_through", es: "Medido con datos hasta", .files) {
        .optional($0.measurements.last?.basis?.dataThrough)
      }
      Column("progress", es: "Avance") { .optional(share: $0.progress(unit($0), better($0))) }
      Column("cause", es: "Causa", .files) { .optional($0.cause) }
      Column("actions", es: "Acciones", .files) { .whole($0.actions.count) }
      Column("actions_done", es: "Hechas", .files) { .whole($0.actions.count { $0.state == .done }) }
      Column("actions_overdue", es: "Vencidas") { .whole($0.overdueActions(on: day).count) }
      Column.coded("state", es: "Estado") {
        CodedCell($0.state(on: day), language.name(of: $0.state(on: day)))
      }
      Column("note", es: "Nota", .files) { .optional($0.closingNote) }
    }
  }

  /// The plan of a cycle.
  public static func actions(of cycle: ImprovementCycle, on day: Day, language: Language) -> ListTable {
    actions(of: [cycle], on: day, language: language)
  }

  /// The plans of some cycles.
  static func actions(of cycles: [ImprovementCycle], on day: Day, language: Language) -> ListTable {
    typealias Row = (cycle: ImprovementCycle, action: PlannedAction, isOverdue: Bool)
    let rows = cycles.flatMap { cycle -> [Row] in
      let overdue = Set(cycle.overdueActions(on: day).map(\.number))
      return cycle.actions.map { (cycle, $0, overdue.contains($0.number)) }
    }
    return ListTable(
      name: "actions", title: Phrase(es: "Acciones de mejora", en: "Actions of improvement"), rows: rows,
      language: language
    ) {
      Column("cycle", es: "Ciclo", .files) { .whole(Int($0.cycle.number)) }
      Column("action", es: "Acción") { .whole($0.action.number) }
      Column("text", es: "Qué hacer") { .text($0.action.text) }
      Column("post", es: "Cargo responsable") { .text($0.action.post) }
      Column("due", es: "Hasta") { .day($0.action.due) }
      Column.coded("state", es: "Estado") { CodedCell($0.action.state, language.name(of: $0.action.state)) }
      Column("overdue", es: "Vencida") { .mark($0.isOverdue) }
      Column("note", es: "Nota") { .optional($0.action.note) }
    }
  }
}

extension Language {
  /// That nobody noted for which products the baseline of a cycle was measured.
  public func scopeNotNoted(_ cycle: Int64) -> String {
    text(
      es:
        "Del ciclo \(cycle) no se anotó con qué productos se midió la línea de base: compare solo si son los mismos.",
      en:
        "For which products the baseline of cycle \(cycle) was measured was not noted: compare only if they are the same."
    )
  }

  /// The name of an indicator, with its method.
  public func name(of indicator: Indicator, _ standards: StandardCatalogue) -> String {
    let name = standards[indicator.standard].map(name(of:)) ?? indicator.standard.text
    return indicator.item.isEmpty ? name : "\(name): \(methodName(indicator.item))"
  }

  /// How a cycle stands.
  public func name(of state: ImprovementCycle.State) -> String {
    switch state {
    case .open: text(es: "en curso", en: "open")
    case .overdue: text(es: "con acciones vencidas", en: "actions overdue")
    case .toMeasure: text(es: "falta volver a medir", en: "to be measured again")
    case .closed: text(es: "cerrado", en: "closed")
    }
  }

  /// How an action stands.
  func name(of state: PlannedAction.State) -> String {
    switch state {
    case .open: text(es: "pendiente", en: "open")
    case .done: text(es: "hecha", en: "done")
    case .dropped: text(es: "dejada", en: "dropped")
    }
  }

  /// A figure in its unit, for sentences: `58.2 %`, `251.3 APP`.
  public func figure(_ value: Double?, _ unit: Standard.Unit) -> String {
    guard let value else { return "–" }
    switch unit {
    case .share: return NumberText.decimal(value * 100) + " %"
    case .coupleYears: return NumberText.decimal(value) + " " + text(es: "APP", en: "CYP")
    }
  }

  /// How far two figures lie apart, for sentences: `26.8 puntos` of a hundred, `12.5 APP`.
  func distance(_ value: Double, _ unit: Standard.Unit) -> String {
    switch unit {
    case .share: NumberText.decimal(value * 100) + " " + text(es: "puntos", en: "points")
    case .coupleYears: figure(value, unit)
    }
  }

  /// Between which differences it lies, the unit said once: `2.9 a 45.3 puntos`.
  func distances(_ interval: ClosedRange<Double>, _ unit: Standard.Unit) -> String {
    switch unit {
    case .share:
      NumberText.decimal(interval.lowerBound * 100) + text(es: " a ", en: " to ")
        + distance(interval.upperBound, unit)
    case .coupleYears:
      NumberText.decimal(interval.lowerBound) + text(es: " a ", en: " to ")
        + distance(interval.upperBound, unit)
    }
  }

  /// A cycle in a few lines: baseline, gap, causes that the data show, what was measured again, and what can be said of it.
  ///
  /// - Parameters:
  ///   - causes: the causes of empty shelves at the place in the year before the cycle, most frequent first.
  ///   - change: from the baseline to what was measured last; nil where nothing was.
  public func summary(
    of cycle: ImprovementCycle, standards: StandardCatalogue, facilities: FacilityDirectory,
    causes: [CauseShares], change: FigureChange?
  ) -> String {
    let start = cycle.start
    let unit = standards[start.indicator.standard]?.unit ?? .share
    let (place, what) = (name(of: start.place, facilities), name(of: start.indicator, standards))
    let first = figure(cycle.baseline(unit), unit)
    var lines = [
      text(
        es: "Ciclo \(cycle.number): \(what), \(place).", en: "Cycle \(cycle.number): \(what), \(place)."),
      text(
        es:
          "Línea de base de \(monthText(start.baselineMonth)): \(first); se vuelve a medir en \(monthText(start.dueMonth)).",
        en:
          "Baseline of \(monthText(start.baselineMonth)): \(first); to be measured again in \(monthText(start.dueMonth))."
      ),
    ]
    lines.append(basis(of: start.basis, began: cycle.began))
    if let change, let line = corrected(cycle, change, unit) { lines.append(line) }
    let better = standards[start.indicator.standard]?.better ?? .higher
    if let target = start.target, let gap = cycle.gap(unit, better) {
      lines.append(
        text(
          es: "Meta: \(figure(target, unit)); brecha: \(distance(gap.magnitude, unit)).",
          en: "Target: \(figure(target, unit)); gap: \(distance(gap.magnitude, unit))."))
    } else if let target = start.target {
      lines.append(
        text(
          es: "Meta: \(figure(target, unit)); la línea de base ya la cumple: no hay brecha que cerrar.",
          en: "Target: \(figure(target, unit)); the baseline meets it already: there is no gap to close."))
    } else {
      lines.append(
        text(es: "Sin meta: indique una con --target.", en: "No target: give one with --target."))
    }
    let told = causes.flatMap { shares in StockoutCause.allCases.map { (cause: $0, count: shares.count($0)) }
    }
    .filter { $0.count > 0 }.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    let total = causes.reduce(0) { $0 + $1.total }
    if !told.isEmpty {
      let list = told.prefix(3).map { "\(name(of: $0.element.cause)) (\(outOf($0.element.count, total)))" }
        .joined(separator: ", ")
      lines.append(
        text(
          es: "Meses sin stock del último año, por causa: \(list).",
          en: "Months without stock of the last year, by cause: \(list)."))
    }
    if let cause = cycle.cause { lines.append(text(es: "Causa: \(cause)", en: "Cause: \(cause)")) }
    if let change, let last = cycle.measurements.last {
      lines.append(sentence(for: change, measured: last.month, unit))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// When and by what a figure of a cycle was measured.
  func basis(of basis: MeasurementBasis?, began: Day?) -> String {
    guard let basis else {
      let day = began.map { text(es: " el \($0)", en: " on \($0)") } ?? ""
      return text(
        es: "Se midió\(day); con qué productos no se anotó.",
        en: "It was measured\(day); for which products was not noted.")
    }
    let through =
      basis.dataThrough.map {
        text(es: ", con datos hasta \(monthText($0))", en: ", with data up to \(monthText($0))")
      } ?? ""
    return text(
      es: "Se midió el \(basis.day)\(through); productos: \(name(of: basis.scope)).",
      en: "It was measured on \(basis.day)\(through); products: \(name(of: basis.scope)).")
  }

  /// That the baseline, reckoned from what is known now, is no longer what was noted; nil where it is.
  func corrected(_ cycle: ImprovementCycle, _ change: FigureChange, _ unit: Standard.Unit) -> String? {
    let (noted, now) = (figure(cycle.baseline(unit), unit), figure(change.before.value, unit))
    guard noted != now else { return nil }
    return text(
      es:
        "Con los datos de hoy la línea de base es \(now), no \(noted): llegaron o se corrigieron reportes. Se compara con la de hoy.",
      en:
        "With today's data the baseline is \(now), not \(noted): reports came or were corrected. Today's is compared with."
    )
  }

  /// What was measured again, and what can be said of it.
  private func sentence(for change: FigureChange, measured month: Month, _ unit: Standard.Unit) -> String {
    let now = figure(change.after.value, unit)
    let range = change.interval.map {
      text(
        es: " (diferencia entre \(distance($0.lowerBound, unit)) y \(distance($0.upperBound, unit)))",
        en: " (difference between \(distance($0.lowerBound, unit)) and \(distance($0.upperBound, unit)))")
    }
    let warning =
      change.hasReportingChanged
      ? text(es: " Cambió quién reportó o fue medido.", en: " Who reported or was measured changed.") : ""
    return text(
      es: "\(monthText(month)): \(now), \(name(of: change.verdict))\(range ?? "").\(warning)",
      en: "\(monthText(month)): \(now), \(name(of: change.verdict))\(range ?? "").\(warning)")
  }
}
