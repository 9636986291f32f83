import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import Telling

/// Forecasts of what would be: begun, compared with the official one, adopted, dropped; as `colca forecast --what-if` and `colca compare`.
enum TrialHandlers {
  /// Where they are listed.
  static let path = "/ensayos"

  /// The page of a trial.
  static func path(of trial: TrialName?) -> String { path + "/" + PercentText.encoded(trial?.text ?? "") }

  private static let secondsBetweenLooks = "3"

  static func list(_ visit: Visit) throws -> WebReply { try page(visit, problem: nil, status: 200) }

  private static func page(_ visit: Visit, problem: String?, status: Int) throws -> WebReply {
    // A configuration that cannot be read is told when something is begun by it.
    let usual = try? visit.site.work.configuration().runSettings(asOf: Month(count: 0))
    let done: String? =
      switch visit.fields["hecho"] {
      case "adoptado":
        visit.text(es: "Adoptado: es el pronóstico oficial.", en: "Adopted: it is the official forecast.")
      case "quitado": visit.text(es: "El ensayo ya no se guarda.", en: "The trial is kept no longer.")
      default: nil
      }
    let page = try TrialsPage(visit, usual: usual, problem: problem, done: done)
    var reply = try Frame.page(page, title: page.words.title, visit, status: status)
    if page.running != nil, visit.request.method == "GET" { reply.add("Refresh", secondsBetweenLooks) }
    return reply
  }

  static func start(_ visit: Visit) throws -> WebReply {
    do {
      try begin(try TrialForm(visit.fields), visit)
      return .see(path)
    } catch let problem as TrialForm.Problem {
      return try page(visit, problem: problem.text.text(in: visit.language), status: 422)
    } catch let fault as TrialFault {
      return try page(visit, problem: visit.language.sentence(for: fault), status: 422)
    } catch StoreError.takenTrial(let name, let account) {
      let sentence = visit.language.sentence(for: StoreError.takenTrial(name, by: account))
      return try page(visit, problem: sentence, status: 409)
    } catch let error as ConfigurationError {
      return try page(visit, problem: visit.language.sentence(for: error), status: 409)
    } catch let busy as MonthWork.Busy {
      return try page(visit, problem: UploadHandlers.sentence(for: busy, visit), status: 409)
    }
  }

  /// Begins one, once it is sure that it can be so: the one way for pages and programs.
  ///
  /// - Throws: `TrialFault`, `StoreError.takenTrial`, `MonthWork.Busy`, `ConfigurationError`; `ColcaError`.
  static func begin(
    _ form: TrialForm, _ visit: Visit, answer: () -> MonthWork.GivenAnswer? = { nil }
  ) throws {
    let account = try visit.known()
    let usual = try visit.site.work.configuration().runSettings(asOf: Month(count: 0))
    _ = try form.changes.settings(from: usual)
    let other = try visit.site.database.trials().first { $0.record.trial == form.name }
    if let other, other.maker != account.logged {
      throw StoreError.takenTrial(form.name, by: other.maker ?? "–")
    }
    try visit.site.work.start(.trial(form.name, form.changes), as: Worker(account), answer: answer)
  }

  /// Only whoever began it stops it.
  static func stop(_ visit: Visit) throws -> WebReply {
    guard let running = visit.site.work.running, running.kind.isTrial,
      running.account == Worker(try visit.known())
    else {
      let problem = visit.text(es: "No hay un ensayo suyo en marcha.", en: "No trial of yours is under way.")
      return try page(visit, problem: problem, status: 409)
    }
    visit.site.work.stop()
    return .see(path)
  }

  static func show(_ visit: Visit) throws -> WebReply { try show(visit, problem: nil, status: 200) }

  private static func show(_ visit: Visit, problem: String?, status: Int) throws -> WebReply {
    guard let snapshot = try visit.site.snapshot() else { return try HomeHandler.nothingYet(visit) }
    let account = try visit.known()
    let (record, maker) = try trial(visit)
    let comparison = try visit.site.trials.comparison(record, with: snapshot, of: account)
    let page = TrialPage(
      comparison, names: snapshot.names(visit.language), of: account.place, problem: problem,
      mayAdopt: mayAdopt(account),
      mayDrop: mayDrop(account, maker: maker), visit)
    return try Frame.page(page, title: Phrase(es: page.title, en: page.title), visit, status: status)
  }

  /// The list that a comparison shows, in whole.
  static func file(_ visit: Visit) throws -> WebReply {
    guard let snapshot = try visit.site.snapshot() else { throw Refusal.notFound }
    let comparison = try visit.site.trials.comparison(trial(visit).record, with: snapshot, of: visit.known())
    let text = ComparisonText(comparison, names: snapshot.names(visit.language))
    return .file(Array(text.csv.utf8), type: "text/csv; charset=utf-8", name: "diferencias.csv")
  }

  static func adoption(_ visit: Visit) throws -> WebReply { try adoption(visit, problem: nil, status: 200) }

  private static func adoption(_ visit: Visit, problem: String?, status: Int) throws -> WebReply {
    let account = try visit.known()
    guard mayAdopt(account) else { throw Refusal.notAllowed }
    guard let snapshot = try visit.site.snapshot() else { throw Refusal.notFound }
    let comparison = try visit.site.trials.comparison(trial(visit).record, with: snapshot, of: account)
    let page = AdoptPage(comparison, names: snapshot.names(visit.language), problem: problem, visit)
    return try Frame.page(page, title: page.words.title, visit, status: status)
  }

  /// Makes it the official forecast.
  static func adopt(_ visit: Visit) throws -> WebReply {
    let account = try visit.known()
    guard mayAdopt(account) else { throw Refusal.notAllowed }
    guard let seen = Int64(visit.fields["visto"]) else { throw Refusal.unreadableForm }
    do {
      _ = try adopt(try name(visit), seen: seen, as: account, visit)
      return .see(path + "?hecho=adoptado")
    } catch let stale as RunError {
      return try adoption(visit, problem: visit.language.sentence(for: stale), status: 409)
    } catch StoreError.unknownTrial {
      return try gone(visit)
    }
  }

  /// Adopts a trial for somebody who may.
  ///
  /// - Returns: the number of the official run.
  /// - Throws: `RunError.staleTrial`, `StoreError.unknownTrial`; `ColcaError`.
  static func adopt(
    _ name: TrialName, seen: Int64, as account: Account, _ visit: Visit,
    answering once: AnswerOnce<Int64>? = nil
  ) throws -> Int64 {
    try visit.site.writing(as: account).adoptTrial(name, seen: seen, answering: once)
  }

  /// Forgets it.
  static func drop(_ visit: Visit) throws -> WebReply {
    guard visit.fields["seguro"] == "1" else {
      let problem = visit.text(es: "Marque que está seguro.", en: "Mark that you are sure.")
      return try show(visit, problem: problem, status: 422)
    }
    guard let seen = Int64(visit.fields["visto"]) else { throw Refusal.unreadableForm }
    do {
      try drop(seen: seen, visit)
      return .see(path + "?hecho=quitado")
    } catch StoreError.unknownTrial {
      return try gone(visit)
    }
  }

  /// Forgets the trial of the path, for whoever made it or answers for all facilities.
  ///
  /// - Throws: `Refusal`, `StoreError.unknownTrial`; `ColcaError`.
  static func drop(
    seen: Int64, _ visit: Visit, answer: (@Sendable (Int) -> WebReply)? = nil
  ) throws {
    let account = try visit.known()
    let (record, maker) = try trial(visit)
    guard mayDrop(account, maker: maker), let name = record.trial else { throw Refusal.notAllowed }
    try visit.writing(as: account, answering: answer).dropTrial(name, seen: seen)
  }

  private static func gone(_ visit: Visit) throws -> WebReply {
    let problem = visit.text(
      es: "Ese ensayo ya no está, o se hizo otro con su nombre. No cambió nada: mírelo de nuevo.",
      en: "That trial is there no more, or another was made under its name. Nothing changed: look again.")
    return try page(visit, problem: problem, status: 409)
  }

  /// The official forecast is everybody's: whoever decides for all facilities says which it is.
  static func mayAdopt(_ account: Account) -> Bool { account.may(.decide) && account.place == .all }

  /// Whoever made it, and whoever decides for all.
  static func mayDrop(_ account: Account, maker: String?) -> Bool {
    account.may(.decide) && (account.place == .all || maker == account.logged)
  }

  private static func name(_ visit: Visit) throws -> TrialName {
    guard let name = TrialName(visit.parameters["trial"] ?? "") else { throw Refusal.notFound }
    return name
  }

  /// The trial of a path with its maker.
  ///
  /// - Throws: `Refusal.notFound`; `ColcaError`.
  static func trial(_ visit: Visit) throws -> (record: RunRecord, maker: String?) {
    let name = try name(visit)
    guard let found = try visit.site.database.trials().first(where: { $0.record.trial == name }) else {
      throw Refusal.notFound
    }
    return found
  }
}
