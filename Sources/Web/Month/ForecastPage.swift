import Operations
import SupplyModel
import Telling

/// The forecast: what it is of, whether it is up to date, and how far another one has come.
struct ForecastPage: Section {
  static let template = Template("forecast", PackageResources.forecast_mustache, parts: [MonthSteps.template])

  struct Words: TemplateValue {
    let title = Phrase(es: "Pronosticar", en: "Forecast")
    let start = Phrase(es: "Pronosticar ahora", en: "Forecast now")
    let stop = Phrase(es: "Detener", en: "Stop")
    let stopping = Phrase(
      es: "Se detendrá cuando termine el paso en que está.",
      en: "It stops when the step that it is in has ended.")
    let hint = Phrase(
      es:
        "Mira todos los establecimientos, con la configuración de las noches, y tarda de segundos a unos minutos. Mientras tanto se puede salir y volver. Lo decidido se conserva.",
      en:
        "It looks at all facilities, with the configuration of the nights, and takes seconds to some minutes. One can leave and come back meanwhile. What was decided is kept."
    )
    let trials = Phrase(es: "Ensayar con otros ajustes", en: "Try other settings")
    let list = Phrase(es: "Ver lo que falta y decidir", en: "See what is missing, and decide")
  }

  let words = Words()
  let steps: MonthSteps
  let token: String
  let problem: String?
  let latest: String
  let running: String?
  let isStopping: Bool
  let mayStop: Bool
  let mayStart: Bool
  let ended: String?
  let hasList: Bool

  init(_ visit: Visit, problem: String?) throws {
    let (account, language, work) = (try visit.known(), visit.language, visit.site.work)
    let snapshot = try visit.site.snapshot()
    let now = work.running.flatMap { $0.kind == .forecast ? $0 : nil }
    let last = work.lastForecast
    steps = try MonthSteps(visit, here: .forecast)
    token = visit.formToken
    self.problem = problem ?? last.flatMap { $0.isGood || now != nil ? nil : $0.text.text(in: language) }
    latest =
      try snapshot.map { snapshot in
        let month = language.monthText(snapshot.record.settings.asOf)
        let made =
          visit.site.machine.clock.day(ofInstant: snapshot.record.instant).map(language.dayText) ?? ""
        let isCurrent = try visit.site.isCurrent(snapshot.record)
        return language.text(
          es: "El último es el \(snapshot.record.id), del \(made), con datos hasta \(month). "
            + (isCurrent ? "Está al día." : "Desde entonces cambiaron los datos o lo anotado."),
          en: "The latest is \(snapshot.record.id), of \(made), with data through \(month). "
            + (isCurrent ? "It is up to date." : "Data, or what was noted, have changed since."))
      } ?? language.text(es: "Todavía no hay ninguno.", en: "There is none yet.")
    running = now.map { MonthSteps.sentence(for: $0, of: account, visit) }
    isStopping = now?.isStopping ?? false
    mayStop = account.may(.decide) && now?.account == Worker(account) && now?.isStopping == false
    mayStart = account.may(.decide) && now == nil
    ended = last.flatMap { $0.isGood && now == nil ? $0.text.text(in: language) : nil }
    hasList = snapshot != nil && now == nil
  }
}

/// The forecast in the background.
enum ForecastHandlers {
  private static let path = "/pronostico"

  static func show(_ visit: Visit) throws -> WebReply { try page(visit, problem: nil, status: 200) }

  private static func page(_ visit: Visit, problem: String?, status: Int) throws -> WebReply {
    let page = try ForecastPage(visit, problem: problem)
    var reply = try Frame.page(page, title: page.words.title, visit, status: status)
    if page.running != nil { reply.add("Refresh", "3") }
    return reply
  }

  static func start(_ visit: Visit) throws -> WebReply {
    do {
      try visit.site.work.start(.forecast, as: Worker(try visit.known()))
      return .see(path)
    } catch let busy as MonthWork.Busy {
      return try page(visit, problem: UploadHandlers.sentence(for: busy, visit), status: 409)
    }
  }

  /// Only whoever began it stops it.
  static func stop(_ visit: Visit) throws -> WebReply {
    guard let running = visit.site.work.running, running.kind == .forecast,
      running.account == Worker(try visit.known())
    else {
      return try page(
        visit,
        problem: visit.text(
          es: "No hay un pronóstico suyo en marcha.", en: "No forecast of yours is under way."), status: 409)
    }
    visit.site.work.stop()
    return .see(path)
  }
}
