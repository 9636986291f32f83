import Operations
import Runs
import SupplyModel
import Telling

/// What is printed and signed of one's place: the files of `colca report`, of these facilities.
enum SheetHandlers {
  static func list(_ visit: Visit) throws -> WebReply {
    let page = try SheetsPage(visit)
    return try Frame.page(page, title: page.words.title, visit)
  }

  /// A place that lies in the account's own, with its facilities; not there where it is none.
  struct Part {
    let place: AccountPlace
    let facilities: Set<FacilityCode>

    var isMicroNetwork: Bool { if case .microNetwork = place { true } else { false } }
  }

  /// The account's place, and the micro-networks in it.
  static func parts(_ visit: Visit) throws -> [Part] {
    let account = try visit.known()
    guard let snapshot = try visit.site.snapshot() else { return [] }
    let view = snapshot.view(of: account)
    guard !view.facilities.isEmpty else { return [] }
    let whole = Part(place: account.place, facilities: view.facilities)
    let parts = view.microNetworks.map { network in
      let place = AccountPlace(network)
      return Part(place: place, facilities: view.facilities(ofPlace: PeoplePage.key(of: place)))
    }
    return [whole] + parts.filter { $0.facilities != whole.facilities && !$0.facilities.isEmpty }
  }

  /// `libro.xlsx` and `informe.html` of a place.
  static func file(_ visit: Visit) throws -> WebReply {
    let parts = try parts(visit)
    let asked = visit.fields["lugar"]
    guard let name = visit.parameters["sheet"], ["libro.xlsx", "informe.html"].contains(name),
      let part = asked.isEmpty ? parts.first : parts.first(where: { PeoplePage.key(of: $0.place) == asked })
    else { throw Refusal.notFound }
    let (site, language) = (visit.site, visit.language)
    let made = try site.sheets.bytes(name, part, language) {
      let report = RunReport(site.database, today: site.machine.clock.today)
      let input = ReportInput(
        try report.facts(), improvement: try report.improvement(), language: language)
      let sheets = PlaceSheets(input)
      return name == "libro.xlsx"
        ? try sheets.workbook(of: part.facilities) : try sheets.page(of: part.facilities)
    }
    guard let made else { throw Refusal.notFound }
    return .file(
      made,
      type: name == "libro.xlsx"
        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/html; charset=utf-8",
      name: name)
  }
}
