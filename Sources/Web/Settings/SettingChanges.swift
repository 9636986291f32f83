import Operations
import SupplyModel
import SupplyStore
import Telling

/// Changing a row of what files have stated, or adding one: it waits, is looked into, is confirmed and can be taken back as any file.
enum SettingChanges {
  /// The longest reason, in characters.
  private static let longestReason = 300

  static func form(_ list: SettingList, _ visit: Visit) throws -> WebReply {
    let account = try configuring(list, visit)
    let key = visit.fields["fila"]
    guard !key.isEmpty else { return try page(list, nil, [:], problem: nil, status: 200, visit) }
    let row = try SettingRow.find(key, in: list, visit.site.database)
    guard let row, try holds(row, account, visit) else { throw Refusal.notFound }
    return try page(list, row, row.cells, problem: nil, status: 200, visit)
  }

  /// Takes what was typed as a file of the list's layout that waits for being confirmed.
  static func note(_ visit: Visit) throws -> WebReply {
    guard let list = SettingList(rawValue: visit.fields["lista"]) else { throw Refusal.unreadableForm }
    let account = try configuring(list, visit)
    let columns = list.columnKeys
    var typed = SettingRow(
      list: list,
      cells: Dictionary(columns.map { ($0, visit.fields[$0]) }, uniquingKeysWith: { first, _ in first }))
    guard
      typed.cells.values.allSatisfy({
        $0.count <= SettingRow.longestCell && !$0.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
      })
    else { throw Refusal.unreadableForm }
    let key = visit.fields["fila"]
    let before = try key.isEmpty ? nil : SettingRow.find(key, in: list, visit.site.database)
    if let before {
      // What names a row is not changed with it: that would be another row beside this one.
      for name in list.identity { typed.cells[name] = before.cells[name] }
    }
    guard try holds(typed, account, visit) else { throw Refusal.notFound }
    func refused(_ spanish: String, _ english: String, _ status: Int) throws -> WebReply {
      try page(
        list, before, typed.cells, problem: visit.text(es: spanish, en: english), status: status, visit)
    }
    // What is added as a new row may be there already.
    let now = try before ?? SettingRow.find(typed.key, in: list, visit.site.database)
    guard visit.fields["visto"] == SettingRow.digest(now), key.isEmpty || before != nil else {
      return try refused(
        "Esta fila ya está, u otra persona o un archivo la cambió mientras tanto. No se anotó nada: ábrala de nuevo en la lista.",
        "This row is there already, or somebody else, or a file, has changed it meanwhile. Nothing was noted: open it again in the list.",
        409)
    }
    guard typed != now else { return try refused("No cambió nada.", "Nothing has changed.", 422) }
    let emptied = columns.first { !(now?.cells[$0] ?? "").isEmpty && (typed.cells[$0] ?? "").isEmpty }
    if let emptied {
      let name = list.heading(emptied).text(in: visit.language)
      return try refused(
        "«\(name)» quedó vacío: lo vacío deja lo que estaba. Para quitar un valor, deshaga el archivo que lo trajo (/importados).",
        "“\(name)” was left blank: what is blank leaves what stood there. To remove a value, take back the file that brought it (/importados).",
        422)
    }
    let reason = visit.fields["motivo"]
    guard reason.count <= longestReason, reason.utf8.count <= longestReason * 4 else {
      throw Refusal.unreadableForm
    }
    guard now == nil || !reason.isEmpty else {
      return try refused("Diga por qué, en «Motivo».", "Say why, under “Reason”.", 422)
    }
    do {
      let upload = try visit.site.work.shelf.keep(
        Upload.Setting(list: list, key: typed.key, seen: SettingRow.digest(now), reason: reason),
        name: UploadIntake.name("\(list.rawValue) web-\(account.name).csv"),
        text: typed.file(columns: columns),
        of: account.key)
      visit.site.work.check(upload.id, as: Worker(account))
      return .see(UploadHandlers.path + "/" + upload.id)
    } catch let fault as UploadFault {
      return try refused(fault.words.es, fault.words.en, fault.status)
    }
  }

  private static func page(
    _ list: SettingList, _ row: SettingRow?, _ cells: [String: String], problem: String?, status: Int,
    _ visit: Visit
  ) throws -> WebReply {
    let page = SettingFormPage(list, row, cells: cells, problem: problem, visit)
    return try Frame.page(page, title: list.title, visit, status: status)
  }

  /// Whoever may change a list: calendars are of facilities, each of its place; products and targets hold for all.
  ///
  /// - Throws: `Refusal.notFound` where the list is none of the account's.
  @discardableResult
  static func configuring(_ list: SettingList, _ visit: Visit) throws -> Account {
    let account = try visit.known()
    guard account.may(.configure) else { throw Refusal.notAllowed }
    guard account.place == .all || list == .calendar else { throw Refusal.notFound }
    return account
  }

  /// Whether a row is about a facility of the account's place; of what holds for all, whether its place is all.
  static func holds(_ row: SettingRow, _ account: Account, _ visit: Visit) throws -> Bool {
    guard account.place != .all else { return true }
    guard let code = row.facility else { return false }
    return account.place.holds(FacilityDirectory(try visit.site.database.facilities())[code])
  }
}
