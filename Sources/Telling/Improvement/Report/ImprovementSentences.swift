import Improvement
import SupplyModel

extension ImprovementFacts {
  /// The causes of all empty shelves together; nil without any.
  var causeShares: CauseShares? {
    CauseShares.list(causes, at: .all, directory: FacilityDirectory([])).first
  }
}

extension Language {
  /// `may 2026 a oct 2026`.
  func span(_ months: ClosedRange<Month>) -> String {
    shortMonth(months.lowerBound) + text(es: " a ", en: " to ") + shortMonth(months.upperBound)
  }

  /// Words as a line begins.
  func begun(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

  /// `ciclo 3`.
  func cycle(_ number: Int64) -> String { text(es: "ciclo ", en: "cycle ") + String(number) }

  /// That a list goes on elsewhere.
  func hereAre(_ shown: Int, of all: Int) -> String {
    text(
      es: "Aquí van \(NumberText.whole(shown)) de \(NumberText.whole(all)).",
      en: "Here are \(NumberText.whole(shown)) of \(NumberText.whole(all)).")
  }

  /// How often shelves were empty, and why most often; nil where none was.
  func causes(_ shares: CauseShares) -> String? {
    let most = StockoutCause.allCases.enumerated().max {
      (shares.count($0.element), $1.offset) < (shares.count($1.element), $0.offset)
    }?.element
    guard shares.total > 0 else { return nil }
    let all = counted(
      shares.total, es: ("mes de estante sin stock", "meses de estante sin stock"),
      en: ("shelf-month without stock", "shelf-months without stock"))
    guard let most, let share = shares.share(most), shares.count(most) > 0 else {
      return text(
        es: "En doce meses, \(all); de ninguno se puede saber la causa.",
        en: "In twelve months, \(all); the cause of none can be told.")
    }
    return text(
      es:
        "En doce meses, \(all). Lo más frecuente: \(name(of: most)) (\(NumberText.percent(share))); le toca actuar a: \(name(of: most.owner)).",
      en:
        "In twelve months, \(all). Most often: \(name(of: most)) (\(NumberText.percent(share))); to act: \(name(of: most.owner))."
    )
  }

  /// How many figures can be said to be better or worse, and how many have no value before or after.
  func verdicts(_ changes: [FigureChange]) -> String {
    let known = changes.filter { $0.difference != nil }
    let (better, worse) = (known.count { $0.verdict == .better }, known.count { $0.verdict == .worse })
    let (same, missing) = (known.count - better - worse, changes.count - known.count)
    return text(
      es: "indicadores mejores: \(better), peores: \(worse), que no se distinguen: \(same)",
      en: "figures better: \(better), worse: \(worse), not to be told apart: \(same)")
      + (missing == 0
        ? "."
        : text(
          es: "; sin dato antes o después: \(missing).", en: "; without a value before or after: \(missing)."))
  }

  /// What of a place's improvement calls for somebody.
  func overdueLead(_ facts: ImprovementFacts) -> String {
    let overdue = facts.overdue.count
    let late = facts.cycles.count { $0.needsMeasurement(on: facts.day) }
    let off = facts.targets.count { $0.state == .offTrack }
    var parts: [String] = []
    if overdue > 0 {
      parts.append(
        counted(
          overdue, es: ("acción vencida", "acciones vencidas"), en: ("overdue action", "overdue actions")))
    }
    if late > 0 {
      parts.append(
        counted(
          late, es: ("ciclo por volver a medir", "ciclos por volver a medir"),
          en: ("cycle to be measured again", "cycles to be measured again")))
    }
    if off > 0 {
      parts.append(
        counted(
          off, es: ("meta fuera de camino", "metas fuera de camino"),
          en: ("target off track", "targets off track")))
    }
    guard !parts.isEmpty else {
      return text(es: "Nada vencido ni fuera de camino.", en: "Nothing is overdue or off track.")
    }
    return begun(parts.joined(separator: ", ")) + "."
  }

  /// Causes, targets, cycles and need of a place, a sentence each, as far as there is anything to say.
  func improvement(_ facts: ImprovementFacts) -> [String] {
    var lines: [String] = []
    if let line = facts.causeShares.flatMap(causes) { lines.append(line) }
    if let line = league(facts.league) { lines.append(line) }
    if !facts.targets.isEmpty {
      let parts = TargetProgress.State.allCases.compactMap { state -> String? in
        let count = facts.targets.count { $0.state == state }
        return count > 0 ? "\(name(of: state)): \(count)" : nil
      }
      lines.append(
        text(es: "Metas: ", en: "Targets: ") + "\(facts.targets.count) (" + parts.joined(separator: ", ")
          + ").")
    }
    if !facts.cycles.isEmpty {
      let overdue = facts.overdue.count
      lines.append(
        text(
          es: "Ciclos de mejora abiertos: \(facts.cycles.count); acciones vencidas: \(overdue).",
          en: "Open cycles of improvement: \(facts.cycles.count); overdue actions: \(overdue)."))
    }
    return lines
  }

  /// The actions of open cycles that are past their day, the oldest first, a sentence each; of many the first and how many more.
  public func overdueActions(
    _ cycles: [ImprovementCycle], on day: Day, standards: StandardCatalogue,
    facilities: FacilityDirectory
  ) -> [String] {
    let all = cycles.flatMap { cycle in cycle.overdueActions(on: day).map { (cycle: cycle, action: $0) } }
      .sorted { ($0.action.due, $0.cycle.number) < ($1.action.due, $1.cycle.number) }
    let most = 5
    let lines = all.prefix(most).map { one in
      let place = sentenceCase(name(of: one.cycle.start.place, facilities))
      let what = name(of: one.cycle.start.indicator, standards)
      return text(
        es:
          "\(one.action.text) (\(one.action.post), hasta \(one.action.due); ciclo \(one.cycle.number): \(what), \(place))",
        en:
          "\(one.action.text) (\(one.action.post), by \(one.action.due); cycle \(one.cycle.number): \(what), \(place))"
      )
    }
    guard all.count > most else { return lines }
    let rest = all.count - most
    return lines + [
      text(es: "y \(rest) más: colca improve status", en: "and \(rest) more: colca improve status")
    ]
  }

  /// How far service meets need.
  func need(_ need: PlaceNeed) -> [String] {
    var lines: [String] = []
    if let share = need.visitsOfNeed.value(.share) {
      let (done, all) = (Int(need.visitsOfNeed.met.rounded()), Int(need.visitsOfNeed.total.rounded()))
      let rate = need.visitsOfHours.value(.share).map { NumberText.decimal($0, decimals: 2) }
      lines.append(
        text(
          es:
            "Se atendió \(NumberText.percent(share)) de la necesidad estimada (\(outOf(done, all)) atenciones)",
          en: "\(NumberText.percent(share)) of the estimated need was met (\(outOf(done, all)) visits)")
          + (rate.map { text(es: ", \($0) por hora de turno.", en: ", \($0) an hour of shift.") } ?? "."))
    }
    if let share = need.protectedOfCouples.value(.share) {
      lines.append(
        text(
          es:
            "Parejas protegidas: \(NumberText.percent(share)) de las que hay que proteger, sin contar a las que ya llevan implante o DIU",
          en:
            "Couples protected: \(NumberText.percent(share)) of those to protect, not counting those who carry an implant or IUD already"
        )
          + (need.yearsOfCouples.value(.share).map {
            text(
              es: "; en APP, \(NumberText.percent($0)).", en: "; in couple-years, \(NumberText.percent($0)).")
          } ?? ".")
          + (need.months.value(.share).map {
            text(
              es: " Se reportó \(NumberText.percent($0)) de los meses.",
              en: " \(NumberText.percent($0)) of the months were reported.")
          } ?? ""))
    }
    if need.withoutMethod.total > 0 {
      let count = NumberText.whole(Int(need.withoutMethod.met.rounded()))
      lines.append(
        text(
          es: "Se estima que \(count) atenciones terminaron sin el método por falta de stock.",
          en: "An estimated \(count) visits ended without the method for want of stock."))
    }
    return lines
  }
}

extension FigureSection {
  /// What a page says of the improvement of its place; nil where nothing is known.
  static func improvement(_ context: ReportContext) -> FigureSection? {
    guard let facts = context.improvement else { return nil }
    let language = context.language
    let chart =
      facts.causeShares.flatMap { ImprovementCharts.causes($0, language) }
      ?? ImprovementCharts.trend(facts, language)
    guard let chart else { return nil }
    let page = context.improvementPage
    return FigureSection(
      id: "improvement", title: ImprovementHeadings.section,
      told: language.improvement(facts), chart: chart,
      hints: [ImprovementHeadings.causesHint.text(in: language)],
      more: page.map {
        .init(
          name: language.text(
            es: "Estándares, metas, ciclos, necesidad y turnos",
            en: "Standards, targets, cycles, need and shifts"),
          href: $0)
      },
      label: (ImprovementHeadings.bar, facts.causeShares?.total ?? 0))
  }
}
