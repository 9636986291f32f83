import Files
import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling

/// By what everything is calculated, for whoever sees all facilities.
enum SettingsHandlers {
  static let path = "/ajustes"
  /// Where the lists are downloaded.
  static let filesPath = path + "/archivos"

  static func show(_ visit: Visit) throws -> WebReply {
    let account = try visit.known()
    guard account.place == .all else {
      let (table, _) = try part(.calendar, visit)
      let page = SettingsPage(part: [(.calendar, table.rows.count)])
      return try Frame.page(page, title: page.words.title, visit)
    }
    let lists = try SettingList.allCases.map { list in
      (list, try list.table(visit.site.database, visit.language).rows.count)
    }
    let page: SettingsPage
    do {
      let loader = try ConfigurationLoader(named: nil, environment: visit.site.machine.environment)
      // Where a file lies on the server is told to whoever looks after it.
      let file = loader.path.map { account.may(.managePeople) ? $0 : PathText.lastComponent($0) }
      page = SettingsPage(
        loader.values, path: file, scope: try scope(loader.values, visit), lists: lists, visit)
    } catch let error as ConfigurationError {
      page = SettingsPage(unreadable: error, isTold: account.may(.managePeople), lists: lists, visit)
    } catch let error as FileError {
      page = SettingsPage(unreadable: error, isTold: account.may(.managePeople), lists: lists, visit)
    }
    return try Frame.page(page, title: page.words.title, visit)
  }

  /// Which products are looked at, and how many of them the database knows.
  private static func scope(_ values: ConfigurationValues, _ visit: Visit) throws -> String {
    guard let configuration = NightlyConfiguration(values) else { return "–" }
    let known = try visit.site.database.products().count
    do {
      let products = try configuration.products(of: visit.site.database)
      let name = visit.language.name(of: products.scope)
      let count = products.codes?.count ?? known
      return visit.text(
        es: "\(name): \(NumberText.whole(count)) de \(NumberText.whole(known)) productos que la base conoce.",
        en:
          "\(name): \(NumberText.whole(count)) of \(NumberText.whole(known)) products that the database knows."
      )
    } catch let error as RunError {
      return visit.language.sentence(for: error)
    }
  }

  static func list(_ list: SettingList, _ visit: Visit) throws -> WebReply {
    let account = try visit.known()
    let (table, facilities) = try part(list, visit)
    let page = SettingListPage(
      list, table, account: account,
      naming: { text in
        guard list == .calendar, let name = facilities[FacilityCode(text)].name else { return text }
        return "\(name) (\(text))"
      }, visit)
    return try Frame.page(page, title: page.title, visit)
  }

  /// What an account sees of a list: all of it whoever sees all facilities, of calendars those of its facilities whoever may change them.
  ///
  /// - Throws: `Refusal.notFound` for anybody else.
  private static func part(
    _ list: SettingList, _ visit: Visit
  ) throws -> (table: ListTable, facilities: FacilityDirectory) {
    let account = try visit.known()
    let facilities = FacilityDirectory(try visit.site.database.facilities())
    let table = try list.table(visit.site.database, visit.language)
    guard account.place != .all else { return (table, facilities) }
    guard account.may(.configure), list == .calendar else { throw Refusal.notFound }
    let own = SettingRow.rows(of: list, table).map { row in
      row.facility.map { account.place.holds(facilities[$0]) } ?? false
    }
    return (table.filtered(own), facilities)
  }

  /// The whole list as a file of its own layout: what is brought in again unchanged changes nothing.
  static func file(_ visit: Visit) throws -> WebReply {
    _ = try allSeeing(visit)
    guard let list = SettingList.allCases.first(where: { $0.file == visit.parameters["file"] }) else {
      throw Refusal.notFound
    }
    let table = try list.table(visit.site.database, visit.language)
    return .file(Array(table.csv(.excel).utf8), type: "text/csv; charset=utf-8", name: list.file)
  }

  /// They hold for everybody, and name facilities of all places: whoever sees all of these sees them.
  private static func allSeeing(_ visit: Visit) throws -> Account {
    let account = try visit.known()
    guard account.place == .all else { throw Refusal.notFound }
    return account
  }
}
