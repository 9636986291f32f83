import Foundation
import Operations
import SupplyModel
import Telling

/// The month's steps, and where one stands in them: the same bar on every page that is part of one.
struct MonthSteps: TemplateValue {
  static let template = Template("steps", PackageResources.steps_mustache)

  /// The steps in turn.
  enum Step: Int, CaseIterable {
    case bring, confirm, forecast, decide, sign
  }

  struct Words: TemplateValue {
    let steps = Phrase(es: "Los pasos del mes", en: "The month's steps")
    let done = Phrase(es: "hecho", en: "done")
    let now = Phrase(es: "ahora", en: "now")
  }

  /// A step.
  struct Item: TemplateValue {
    let path: String
    let name: String
    let said: String
    let isDone: Bool
    let isNow: Bool
    /// Whether the page that is shown is of this step.
    let isHere: Bool
  }

  let words = Words()
  let items: [Item]
  /// What is being done for somebody, who and since when; nil where nothing is.
  let busy: String?

  /// The steps as they stand for whoever asks.
  ///
  /// - Parameter here: the step that the page is of; nil for none.
  /// - Throws: `ColcaError`.
  init(_ visit: Visit, here: Step?) throws {
    let (account, language, work) = (try visit.known(), visit.language, visit.site.work)
    let snapshot = try visit.site.snapshot()
    let open =
      account.may(.decide)
      ? work.shelf.uploads(of: account.key).filter { $0.isOpen && !$0.isRefused } : []
    let view = snapshot?.view(of: account)
    let isCurrent = try snapshot.map { try visit.site.isCurrent($0.record) } ?? false
    let last = view?.run.settings.asOf
    let isForecasting = work.running?.kind == .forecast
    let pending = snapshot.flatMap { snapshot in view.map { snapshot.counts($0).pending } } ?? 0
    let hasData = try snapshot != nil || !visit.site.database.importedFiles().isEmpty
    let states: [(step: Step, isDone: Bool, said: String)] = [
      (
        .bring, hasData, hasData ? "" : language.text(es: "nada todavía", en: "nothing yet")
      ),
      (
        .confirm, open.isEmpty,
        open.isEmpty
          ? language.text(es: "nada espera", en: "nothing waits")
          : language.text(es: "\(open.count) por confirmar", en: "\(open.count) to confirm")
      ),
      (
        .forecast, isCurrent && !isForecasting,
        isForecasting
          ? language.text(es: "en marcha", en: "under way")
          : snapshot == nil
            ? language.text(es: "falta", en: "missing")
            : isCurrent
              ? language.text(es: "al día", en: "up to date")
                + (last.map {
                  language.text(
                    es: ", hasta \(language.shortMonth($0))", en: ", to \(language.shortMonth($0))")
                }
                  ?? "")
              : language.text(es: "hay datos nuevos", en: "there are new data")
      ),
      (
        .decide, snapshot != nil && pending == 0,
        snapshot == nil
          ? ""
          : language.text(
            es: "\(NumberText.whole(pending)) pendientes", en: "\(NumberText.whole(pending)) pending")
      ),
      (.sign, false, ""),
    ]
    let now = states.first { !$0.isDone }?.step
    items = states.map { state in
      Item(
        path: Self.path(state.step, open), name: Self.name(state.step).text(in: language), said: state.said,
        isDone: state.isDone && state.step != now, isNow: state.step == now, isHere: state.step == here)
    }
    busy = work.running.map { Self.sentence(for: $0, of: account, visit) }
  }

  private static func name(_ step: Step) -> Phrase {
    switch step {
    case .bring: Phrase(es: "Cargar", en: "Bring in")
    case .confirm: Phrase(es: "Revisar y confirmar", en: "Look and confirm")
    case .forecast: Phrase(es: "Pronosticar", en: "Forecast")
    case .decide: Phrase(es: "Decidir", en: "Decide")
    case .sign: Phrase(es: "Imprimir y firmar", en: "Print and sign")
    }
  }

  private static func path(_ step: Step, _ open: [Upload]) -> String {
    switch step {
    case .bring: "/cargas"
    case .confirm: open.count == 1 ? "/cargas/" + open[0].id : "/cargas"
    case .forecast: "/pronostico"
    case .decide: RunListKind.orders.path + "?estado=" + WorkState.pending.rawValue
    case .sign: "/hojas"
    }
  }

  /// Who does what since when: names of accounts hold no personal data, and what was sent is not told to others.
  static func sentence(for running: MonthWork.Running, of account: Account?, _ visit: Visit) -> String {
    let language = visit.language
    let what =
      switch running.kind {
      case .checking: language.text(es: "revisa archivos", en: "is looking into files")
      case .taking: language.text(es: "importa archivos", en: "is importing files")
      case .undoing, .undoingFile:
        language.text(es: "deshace una importación", en: "is taking an import back")
      case .forecast: language.text(es: "pronostica", en: "is forecasting")
      case .trial: language.text(es: "ensaya un pronóstico", en: "is trying a forecast")
      }
    let since = visit.site.machine.clock.timeText(second: running.since)
    let own = running.account == account.map(Worker.init) || running.kind == .forecast
    let progress = own ? running.progress.map { " · " + $0.text(in: language) } ?? "" : ""
    return language.text(
      es: "\(running.account) \(what) desde las \(since)", en: "\(running.account) \(what) since \(since)")
      + progress
  }
}

extension MachineClock {
  /// A time that is kept as seconds since 1970.
  func date(second: Int64) -> Date { Date(timeIntervalSince1970: Double(second)) }

  /// A time of the day by the machine's own zone: `14:05`.
  func timeText(second: Int64) -> String {
    let local = Int(second) + zone.secondsFromGMT(for: date(second: second))
    let minutes = ((local % 86_400) + 86_400) % 86_400 / 60
    let (hour, minute) = (minutes / 60, minutes % 60)
    return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }
}
