import Files
import Foundation
import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import Telling

/// Tells people what is new, once: by e-mail where there is mail, else in a folder.
///
/// An alert counts as told only when its message was handed over. What is about to be told is noted before (`ToldLedger`), and that it
/// was handed over shows in the message's name: a night that is cut off at any moment is neither told twice nor not at all. A message
/// that could not be sent stays in the folder, and the next night tells everything again.
struct NoticeStep {
  /// Attachments beyond so many bytes together are left out.
  static let mostAttached = 8_000_000

  let configuration: NightlyConfiguration
  /// nil where the database could not be opened.
  let database: SupplyDatabase?
  let clock: MachineClock
  let language: Language
  /// What came of the steps before.
  let report: NightReport
  /// The latest run, where it is held back: nobody is told what it says.
  let held: HeldRun?

  /// Where a night can be cut off while it tells people, for tests.
  enum Stage: CaseIterable {
    case noted, messageWritten, handedOver, databaseTold, ledgerTold
  }

  /// Hears how far it has come.
  var reached: (Stage) throws -> Void = { _ in }

  /// Tells it.
  func run() throws -> NightEvent {
    let folder = configuration.places.outbox
    try Folders.make(folder)
    Folders.sweep(folder)
    var ledger = ToldLedger.read(in: folder)
    // Without the database the night before cannot be finished: its trouble is told every night.
    let wasToldToday = try database != nil && finish(&ledger, in: folder)
    try recall(&ledger, in: folder)
    let input = try news()
    let isCutOffDone = wasToldToday || isToldToday(ledger)
    if isCutOffDone, input.items.isEmpty, input.troubles.isEmpty { return .noNews }
    guard try input.hasNews || configuration.mail.isSentAlways || isLongSilent(ledger) else { return .noNews }
    let isMailed = !configuration.mail.recipients.isEmpty && !configuration.mail.command.isEmpty
    let text = DigestText(input)
    let html = try DigestPage(input).html()
    let message = MailMessage(
      sender: configuration.mail.sender.isEmpty ? "colca@localhost" : configuration.mail.sender,
      recipients: configuration.mail.recipients, subject: text.subject,
      identifier: identifier(of: text.text), date: MailDate.text(clock.now(), zone: clock.zone),
      text: text.text, html: html,
      attachments: input.items.isEmpty ? [] : attachments())
    let sender = MailSender(command: configuration.mail.command, seconds: Double(configuration.mail.seconds))
    let path = Folders.free(clock.stamp + ".eml", in: folder)
    let name = PathText.lastComponent(path)
    let known = ledger
    if let database {
      ledger.sending = ToldLedger.Message(
        name: name, began: clock.instant, seconds: isMailed ? sender.mostSeconds : 0,
        alerts: try database.alertMemory().sorted)
      try ledger.write(in: folder)
    }
    try reached(.noted)
    try AtomicFiles.replace(message.source, at: path)
    try reached(.messageWritten)
    if isMailed {
      do {
        try sender.send(file: path, taken: path + ToldLedger.handedOver)
      } catch {
        try known.write(in: folder)
        throw error
      }
    } else {
      try AtomicFiles.replace(html, at: path.replacing(".eml", with: ".html"))
    }
    try reached(.handedOver)
    try settle(&ledger, in: folder)
    let taken = path + ToldLedger.handedOver
    if FileStamp(path: taken) != nil { try Folders.remove(taken) }
    return .notice(news: input.items.count + input.troubles.count, isSent: isMailed)
  }

  /// Whether the night before was cut off today after people had been told.
  private func isToldToday(_ ledger: ToldLedger) -> Bool {
    report[.database]?.event == .databaseIsSound(followsInterruption: true)
      && ledger.told.flatMap { clock.day(ofInstant: $0.instant) } == clock.today
  }

  /// Finishes what a night that was cut off had begun to tell.
  ///
  /// A program that it had started may still be at it: it is waited for, as long as it can take.
  ///
  /// - Returns: whether that message was handed over, and today.
  private func finish(_ ledger: inout ToldLedger, in folder: String) throws -> Bool {
    guard let message = ledger.sending else {
      for name in try Folders.names(in: folder) where name.hasSuffix(ToldLedger.handedOver) {
        try Folders.remove(folder + "/" + name)
      }
      return false
    }
    let path = folder + "/" + message.name
    // Where nothing is mailed, a message is handed over when its page lies beside it.
    let proof =
      message.seconds > 0 ? path + ToldLedger.handedOver : path.replacing(".eml", with: ".html")
    if message.seconds > 0, let began = try? Date(message.began, strategy: .iso8601) {
      while FileStamp(path: proof) == nil, FileStamp(path: path) != nil {
        let passed = clock.now().timeIntervalSince(began)
        guard passed >= 0, passed < message.seconds else { break }
        clock.wait(min(0.2, message.seconds - passed))
      }
    }
    guard FileStamp(path: proof) != nil else {
      // It reached nobody: what it says is told in a message of its own day.
      try Folders.remove(path)
      ledger.sending = nil
      try ledger.write(in: folder)
      return false
    }
    try settle(&ledger, in: folder)
    return clock.day(ofInstant: message.began) == clock.today
  }

  /// Remembers a message that was handed over: in the database, then in the ledger; only then its name is given up.
  private func settle(_ ledger: inout ToldLedger, in folder: String) throws {
    guard let message = ledger.sending, let database else { return }
    let told = try database.changeAlertMemory { memory in
      memory.markTold(message.alerts)
      return memory.sorted.filter { $0.told != nil }
    }
    try reached(.databaseTold)
    ledger.told = ToldLedger.Told(instant: clock.instant, alerts: told)
    ledger.sending = nil
    try ledger.write(in: folder)
    try reached(.ledgerTold)
    let taken = folder + "/" + message.name + ToldLedger.handedOver
    if FileStamp(path: taken) != nil { try Folders.remove(taken) }
  }

  /// Gives a database that went back to a copy what people were told since the copy was made.
  private func recall(_ ledger: inout ToldLedger, in folder: String) throws {
    guard let database, var told = ledger.told,
      let restored = try database.lastRestored(), restored >= max(told.instant, told.recalled ?? "")
    else { return }
    told.alerts = try database.changeAlertMemory { memory in
      memory.recall(told.alerts)
      return memory.sorted.filter { $0.told != nil }
    }
    // From here on the database knows it by itself. The sign is after all that a clock shows in this second.
    told.recalled = max(restored, clock.instant) + "+"
    ledger.told = told
    try ledger.write(in: folder)
  }

  private func identifier(of text: String) -> String {
    let domain = configuration.mail.sender.split(separator: "@").last.map(String.init) ?? "colca"
    return "noche-\(clock.today)-\(SHA256Digest.hex(of: text).prefix(24))@\(domain)"
  }

  /// What is new, and what went wrong.
  private func news() throws -> DigestInput {
    var items: [DigestInput.Item] = []
    var run: ForecastRun?
    var missing: [FacilityCode: Month] = [:]
    let expected = configuration.expectedMonth(on: clock.today)
    if let database {
      let change = configuration.watch.quantityChange
      let isKnown = try held == nil && !database.runRecords(last: 1).isEmpty
      let stock = try held == nil ? database.alertStates() : [:]
      let watch = AccuracyWatch(try database.accuracy(lastMonths: 13), thresholds: configuration.watch)
      let news = try database.changeAlertMemory { memory in
        if isKnown { memory.take(stock, of: [.stock], quantityChange: change) }
        memory.take(watch.alerts, of: [.bias, .drift, .calibration], quantityChange: change)
        return memory.news(quantityChange: change)
      }
      // Reasons are only looked up where there is something to say.
      if !news.isEmpty { run = try held.map { try database.run($0.published) } ?? database.latestRun() }
      let assessments = Dictionary(
        (run?.assessments ?? []).map { (AlertKey(.stock, facility: $0.facility, product: $0.product), $0) },
        uniquingKeysWith: { first, _ in first })
      items = news.map { .init(alert: $0.alert, news: $0.news, assessment: assessments[$0.alert.key]) }
      missing = try late(database, expected: expected)
    }
    let facilities = try database?.facilities() ?? []
    let products = try database?.productCatalogue() ?? ProductCatalogue([])
    let record = try held.map { try database?.runRecord($0.published) } ?? database?.runRecords(last: 1).first
    let settings = record?.settings
    let (asOf, scope) = (settings?.asOf, settings?.scope)
    let names = ReportNames(
      run: run
        ?? ForecastRun(
          settings: .init(asOf: asOf ?? clock.today.month, scope: scope ?? .familyPlanning), assessments: []),
      facilities: FacilityDirectory(facilities), products: products,
      decisions: try run.flatMap { run in try database.map { try StandingDecisions($0, run: run) } } ?? .none,
      language: language)
    return DigestInput(
      day: clock.today, names: names, asOf: asOf, items: items, expectedMonth: expected, missing: missing,
      troubles: NightTroubles(language: language).sentences(report, asOf: asOf),
      overdue: try overdue(FacilityDirectory(facilities)), outside: outside,
      reportFolder: reportFolder,
      programVersion: ColcaVersion.current)
  }

  /// Actions of open cycles that are past their day.
  private func overdue(_ facilities: FacilityDirectory) throws -> [String] {
    guard let database else { return [] }
    return language.overdueActions(
      try CycleActs(database).cycles(), on: clock.today,
      standards: StandardCatalogue(try database.standards()),
      facilities: facilities)
  }

  /// What tonight's files brought of products outside the scope.
  private var outside: OutsideScope {
    guard case .inbox(let tally)? = report[.inbox]?.event else { return .nothing }
    return tally.outside ?? .nothing
  }

  private var reportFolder: String? {
    let latest = configuration.places.reports + "/" + ReportStep.latest
    return FileStamp(path: latest) == nil ? nil : latest
  }

  /// Who is waited for, with the last month reported; warehouses too.
  private func late(_ database: SupplyDatabase, expected: Month) throws -> [FacilityCode: Month] {
    let products = configuration.productsOrAll(of: database)
    guard let count = try NetworkReview(database: database, products: products).reporting(month: expected)
    else { return [:] }
    let missing = Set(count.facilities.missing + count.warehouses.missing)
    return count.lastReports.filter { missing.contains($0.key) }
  }

  /// Whether nothing was sent for so many days that a sign of life is due.
  private func isLongSilent(_ ledger: ToldLedger) throws -> Bool {
    if let day = ledger.told.flatMap({ clock.day(ofInstant: $0.instant) }),
      day.days(to: clock.today) < configuration.mail.silentDays
    {
      return false
    }
    guard let database else { return true }
    for night in try database.nights(last: configuration.mail.silentDays + 2) {
      guard let outcome = night.outcome, let day = clock.day(ofInstant: night.began),
        day.days(to: clock.today) < configuration.mail.silentDays
      else { continue }
      let outcomes = (try? JSONDecoder().decode([StepOutcome].self, from: Data(outcome.utf8))) ?? []
      if outcomes.contains(where: { if case .notice = $0.event { true } else { false } }) { return false }
    }
    return true
  }

  /// The workbooks of the latest report; where there are none, the lists of orders and alerts.
  private func attachments() -> [MailMessage.Attachment] {
    let folder = configuration.places.reports + "/" + ReportStep.latest
    let names = (try? Folders.names(in: folder)) ?? []
    let workbooks = names.filter { PathText.fileExtension($0) == "xlsx" }
    let lists = [ReportList.orders, .alerts].map(\.csvName)
    let chosen = workbooks.isEmpty ? names.filter(lists.contains) : workbooks
    var attachments: [MailMessage.Attachment] = []
    var size = 0
    for name in chosen {
      guard let bytes = FileBytes.ofReadable(folder + "/" + name) else { continue }
      size += bytes.count
      guard size <= Self.mostAttached else { break }
      let type =
        PathText.fileExtension(name) == "xlsx"
        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv"
      attachments.append(.init(name: name, type: type, bytes: bytes))
    }
    return attachments
  }
}
