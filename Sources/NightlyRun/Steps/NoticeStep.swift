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
/// An alert counts as told only when its message was handed over. One that could not be sent stays in the folder, and the next night tells
/// everything again. A night that was cut off between the two and is repeated the same day sends the same text under the same
/// identifier, which programs for e-mail show once.
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

  /// Tells it.
  func run() throws -> NightEvent {
    let input = try news()
    guard try input.hasNews || configuration.mail.isSentAlways || isLongSilent() else { return .noNews }
    let isMailed = !configuration.mail.recipients.isEmpty && !configuration.mail.command.isEmpty
    let text = DigestText(input)
    let html = try DigestPage(input).html()
    let message = MailMessage(
      sender: configuration.mail.sender.isEmpty ? "colca@localhost" : configuration.mail.sender,
      recipients: configuration.mail.recipients, subject: text.subject,
      identifier: identifier(of: text.text), date: MailDate.text(clock.now(), zone: clock.zone),
      text: text.text, html: html,
      attachments: input.items.isEmpty ? [] : attachments())
    let folder = configuration.places.outbox
    try Folders.make(folder)
    Folders.sweep(folder)
    let path = Folders.free(clock.stamp + ".eml", in: folder)
    try AtomicFiles.replace(message.source, at: path)
    if isMailed {
      let mail = configuration.mail
      try MailSender(command: mail.command, seconds: Double(mail.seconds)).send(file: path)
      try Folders.remove(path)
    } else {
      try AtomicFiles.replace(html, at: path.replacing(".eml", with: ".html"))
    }
    try database?.changeAlertMemory { $0.markTold() }
    return .notice(news: input.items.count + input.troubles.count, isSent: isMailed)
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
      let asOf = try database.runRecords(last: 1).first?.settings.asOf
      let stock = try database.latestAlertStates()
      let watch = AccuracyWatch(try database.accuracy(lastMonths: 13), thresholds: configuration.watch)
      let news = try database.changeAlertMemory { memory in
        if asOf != nil { memory.take(stock, of: [.stock], quantityChange: change) }
        memory.take(watch.alerts, of: [.bias, .drift, .calibration], quantityChange: change)
        return memory.news(quantityChange: change)
      }
      // Reasons are only looked up where there is something to say.
      if !news.isEmpty { run = try database.latestRun() }
      let assessments = Dictionary(
        (run?.assessments ?? []).map { (AlertKey(.stock, facility: $0.facility, product: $0.product), $0) },
        uniquingKeysWith: { first, _ in first })
      items = news.map { .init(alert: $0.alert, news: $0.news, assessment: assessments[$0.alert.key]) }
      missing = try late(database, expected: expected)
    }
    let facilities = try database?.facilities() ?? []
    let products = try database?.productCatalogue() ?? ProductCatalogue([])
    let settings = try database?.runRecords(last: 1).first?.settings
    let (asOf, scope) = (settings?.asOf, settings?.scope)
    let names = ReportNames(
      run: run
        ?? ForecastRun(
          settings: .init(asOf: asOf ?? clock.today.month, scope: scope ?? .familyPlanning), assessments: []),
      facilities: FacilityDirectory(facilities), products: products, language: language)
    return DigestInput(
      day: clock.today, names: names, asOf: asOf, items: items, expectedMonth: expected, missing: missing,
      troubles: NightTroubles(language: language).sentences(report, asOf: asOf), outside: outside,
      reportFolder: reportFolder,
      programVersion: ColcaVersion.current)
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
  private func isLongSilent() throws -> Bool {
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
