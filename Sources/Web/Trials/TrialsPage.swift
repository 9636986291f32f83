import Operations
import StockPolicy
import SupplyModel
import Telling

/// The trials that are kept beside the official forecast, how far one has come, and the form that begins another.
struct TrialsPage: Section {
  static let template = Template("trials", PackageResources.trials_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Ensayos: qué pasaría si…", en: "Trials: what if…")
    let hint = Phrase(
      es:
        "Un ensayo es un pronóstico de todos los establecimientos con otros ajustes. Se guarda aparte: listas, alertas y pedidos siguen siendo los del oficial.",
      en:
        "A trial is a forecast of all facilities with other settings. It is kept apart: lists, alerts and orders stay those of the official one."
    )
    let kept = Phrase(es: "Ensayos guardados", en: "Trials that are kept")
    let none = Phrase(es: "Ninguno todavía.", en: "None yet.")
    let name = Phrase(es: "Nombre", en: "Name")
    let maker = Phrase(es: "De", en: "By")
    let made = Phrase(es: "Hecho el", en: "Made on")
    let otherwise = Phrase(es: "Ajuste distinto", en: "Setting that differs")
    let new = Phrase(es: "Ensayar", en: "Try")
    let blank = Phrase(
      es: "Lo que deje en blanco queda como en las noches.",
      en: "What you leave blank stays as the nights have it.")
    let moves = Phrase(es: "Transferencias entre establecimientos", en: "Transfers between facilities")
    let unlimited = Phrase(es: "Sin límite de presupuesto", en: "Without a limit of money")
    let start = Phrase(es: "Ensayar", en: "Try it")
    let stop = Phrase(es: "Detener", en: "Stop")
    let stopping = Phrase(
      es: "Se detendrá cuando termine el paso en que está.",
      en: "It stops when the step that it is in has ended.")
  }

  struct Row: TemplateValue {
    let name: String
    let path: String
    let maker: String
    let made: String
    let otherwise: String
  }

  /// A field that takes a number.
  struct Field: TemplateValue {
    let key: String
    let label: String
    /// What it is without a word, and within what it may be.
    let usual: String
    let typed: String
    let mode: String
  }

  struct Choice: TemplateValue {
    let key: String
    let name: String
    let isChosen: Bool
  }

  let words = Words()
  let token: String
  let problem: String?
  let done: String?
  let running: String?
  let isStopping: Bool
  let mayStop: Bool
  let mayStart: Bool
  let typedName: String
  let fields: [Field]
  let moves: [Choice]
  let isUnlimited: Bool
  let rows: [Row]

  /// The page.
  ///
  /// - Parameters:
  ///   - usual: the settings of the nights; nil where their configuration cannot be read.
  ///   - problem: what is wrong with what was typed.
  /// - Throws: `ColcaError`.
  init(_ visit: Visit, usual: ForecastRun.Settings?, problem: String?, done: String?) throws {
    let (account, language, work) = (try visit.known(), visit.language, visit.site.work)
    let now = work.running.flatMap { $0.kind.isTrial ? $0 : nil }
    let last = work.lastTrial.flatMap { $0.account == Worker(account) && now == nil ? $0 : nil }
    token = visit.formToken
    self.problem = problem ?? last.flatMap { $0.isGood ? nil : $0.text.text(in: language) }
    self.done = done ?? last.flatMap { $0.isGood ? $0.text.text(in: language) : nil }
    running = now.map { MonthSteps.sentence(for: $0, of: account, visit) + "…" }
    isStopping = now?.isStopping ?? false
    mayStop = account.may(.decide) && now?.account == Worker(account) && now?.isStopping == false
    mayStart = account.may(.decide) && now == nil
    typedName = visit.fields[TrialForm.nameField]
    isUnlimited = visit.fields[TrialForm.unlimitedField] == "1"
    fields = TrialForm.Field.allCases.map { field in
      Field(
        key: field.rawValue,
        label: language.name(of: field.setting) + (field.isPercent ? ", %" : ""),
        usual: Self.usual(field, usual, language), typed: visit.fields[field.rawValue],
        mode: field.setting == .leadTimeMonths || field.setting == .reviewPeriodMonths ? "numeric" : "decimal"
      )
    }
    let chosen = TrialForm.Moves(rawValue: visit.fields[TrialForm.movesField]) ?? .usual
    moves = TrialForm.Moves.allCases.map { one in
      Choice(key: one.rawValue, name: Self.name(one, usual, language), isChosen: one == chosen)
    }
    let official = try visit.site.snapshot()?.record.settings
    rows = try visit.site.database.trials().map { record, maker in
      Row(
        name: record.trial?.text ?? "", path: TrialHandlers.path(of: record.trial),
        maker: maker ?? "–",
        made: visit.site.machine.clock.day(ofInstant: record.instant).map(language.dayText) ?? "–",
        otherwise: official.map { Self.otherwise(record.settings, $0, language) } ?? "–")
    }
  }

  /// What a trial's settings are otherwise than the official ones.
  private static func otherwise(
    _ trial: ForecastRun.Settings, _ official: ForecastRun.Settings, _ language: Language
  ) -> String {
    let differing = RunSetting.allCases.filter { $0.value(in: trial) != $0.value(in: official) }
    guard !differing.isEmpty else {
      return trial == official
        ? language.text(es: "ninguno", en: "none") : language.text(es: "otro", en: "other")
    }
    return differing.map {
      "\(language.name(of: $0)): \(language.text(of: $0.value(in: official))) → \(language.text(of: $0.value(in: trial)))"
    }.joined(separator: "; ")
  }

  /// What a field is without a word, and within what it may be: `ahora 90; de 50 a 99`.
  private static func usual(
    _ field: TrialForm.Field, _ settings: ForecastRun.Settings?, _ language: Language
  ) -> String {
    let factor = field.isPercent ? 100.0 : 1
    func number(_ value: Double) -> String { NumberText.decimal(value * factor, decimals: 2) }
    let limits = TrialChanges.limits(of: field.setting).map { limits in
      limits.upperBound < 1e12
        ? language.text(
          es: "de \(number(limits.lowerBound)) a \(number(limits.upperBound))",
          en: "from \(number(limits.lowerBound)) to \(number(limits.upperBound))")
        : language.text(es: "\(number(limits.lowerBound)) o más", en: "\(number(limits.lowerBound)) or more")
    }
    let now = settings.map { settings -> String in
      switch field.setting.value(in: settings) {
      case .number(let value): language.text(es: "ahora \(number(value))", en: "now \(number(value))")
      case .absent:
        field.setting == .leadTimeMonths || field.setting == .reviewPeriodMonths
          ? language.text(
            es: "ahora como dicen archivos y entregas de cada uno",
            en: "now as each one's files and deliveries say")
          : language.text(es: "ahora ninguno", en: "now none")
      case .month, .isOn, .scope, .model, .target, .rounding, .reach: ""
      }
    }
    return [now, limits].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private static func name(
    _ moves: TrialForm.Moves, _ settings: ForecastRun.Settings?, _ language: Language
  ) -> String {
    switch moves {
    case .usual:
      let now = settings.map { language.text(of: RunSetting.movesStock.value(in: $0)) } ?? "–"
      return language.text(es: "como en las noches (\(now))", en: "as the nights (\(now))")
    case .yes: return language.text(es: "sí", en: "yes")
    case .no: return language.text(es: "no", en: "no")
    }
  }
}
