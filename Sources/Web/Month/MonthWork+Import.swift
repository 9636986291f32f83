import Files
import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling

/// Why files do not go in, whatever is in them.
enum ImportStop: Error {
  /// They speak of facilities outside the account's place, or of what holds for everybody.
  case outside(BothWords)
  /// They would do something else than what was shown.
  case changed
  /// Somebody else has changed the month that was typed.
  case monthChanged
  /// Somebody else has changed the row of settings that was typed.
  case settingChanged

  var words: BothWords {
    switch self {
    case .outside(let words): words
    case .changed:
      BothWords(
        es:
          "La base cambió mientras tanto: ahora estos archivos harían otra cosa. No entró nada. Mire lo de abajo y confirme de nuevo.",
        en:
          "The database has changed meanwhile: these files would do something else now. Nothing went in. Look below and confirm again."
      )
    case .monthChanged:
      BothWords(
        es:
          "Otra persona o un archivo cambió este mes mientras tanto. No entró nada: abra el formulario de nuevo.",
        en:
          "Somebody else, or a file, has changed this month meanwhile. Nothing went in: open the form again.")
    case .settingChanged:
      BothWords(
        es:
          "Otra persona o un archivo cambió esta fila mientras tanto. No entró nada: abra el formulario de nuevo.",
        en: "Somebody else, or a file, has changed this row meanwhile. Nothing went in: open the form again.")
    }
  }
}

extension MonthWork {
  /// Looks what a sending would do.
  func check(_ id: String, _ account: Account, _ database: SupplyDatabase) throws {
    guard var upload = shelf.upload(id), upload.isOpen else { return }
    let together = try session(database, upload).importTogether(sent(upload), isDryRun: true)
    try refuse(together.reach, account, database)
    upload.preview = try preview(together.outcomes, of: upload, database)
    upload.state = .checked
    upload.problem = nil
    try shelf.note(upload)
  }

  /// Takes a sending in: all of it, as it was shown, or nothing.
  func take(_ id: String, _ account: Account, _ database: SupplyDatabase) throws {
    guard var upload = shelf.upload(id), upload.state == .checked, let shown = upload.preview else { return }
    upload.begunAfter = try database.auditEntries().last?.number ?? 0
    upload.place = PeoplePage.key(of: account.place)
    upload.problem = nil
    try shelf.note(upload)
    var now: ImportPreview?
    // What is looked up while the files go in comes by a connection of its own: from before they did.
    let before = try SupplyDatabase(path: databasePath, mode: .existing, machine: machine)
    let together: ImportSession.Together
    do {
      together = try session(database, upload).importTogether(sent(upload)) { together, scope in
        try refuse(together.reach, account, before)
        let preview = try preview(together.outcomes, of: upload, before)
        now = preview
        guard preview.digest == shown.digest else { throw ImportStop.changed }
        if let typed = upload.typed, let file = together.numbers.first {
          try note(typed, file: file, scope, upload, before)
        }
        if let setting = upload.setting, let file = together.numbers.first {
          try note(setting, file: file, scope, upload, before)
        }
      }
    } catch ImportStop.changed {
      upload.preview = now
      upload.begunAfter = nil
      try shelf.note(upload)
      throw ImportStop.changed
    }
    finish(&upload, numbers: together.numbers)
  }

  /// Takes back what a sending brought.
  func undo(_ id: String, _ account: Account, _ database: SupplyDatabase) throws {
    guard var upload = shelf.upload(id), upload.state == .taken else { return }
    guard account.place == .all || upload.place == PeoplePage.key(of: account.place) else {
      throw Refusal.notAllowed
    }
    let held = Set(try database.importedFiles().map(\.id))
    // What somebody took back on the command line is gone already.
    _ = try database.undoImports(ids: upload.numbers.filter(held.contains))
    upload.state = .undone
    upload.ended = second
    upload.problem = nil
    try shelf.note(upload)
  }

  /// Finds out whether what was begun had gone in when the server was killed: all of it had, or nothing.
  func settle(_ open: Upload, in database: SupplyDatabase) throws {
    guard var upload = shelf.upload(open.id), let after = upload.begunAfter else { return }
    let account = Worker(key: upload.account)?.logged
    let files = Set(try database.importedFiles().map(\.id))
    let numbers = try database.auditEntries(from: after + 1).filter {
      $0.account == account && $0.action == AuditEntry.Action.importedFile.rawValue
    }.compactMap { entry in entry.subject.split(separator: " ").last.flatMap { Int64($0) } }
      .filter(files.contains)
    if numbers.isEmpty {
      upload.begunAfter = nil
      try shelf.note(upload)
    } else {
      finish(&upload, numbers: numbers)
    }
  }

  private func finish(_ upload: inout Upload, numbers: [Int64]) {
    upload.state = .taken
    upload.numbers = numbers
    upload.begunAfter = nil
    upload.ended = second
    upload.problem = nil
    // Where the disk is full, the next start finds out from the log of changes that it went in.
    guard (try? shelf.note(upload)) != nil else { return }
    shelf.dropFiles(of: upload)
  }

  private func session(_ database: SupplyDatabase, _ upload: Upload) -> ImportSession {
    ImportSession(
      database: database, prevails: upload.isTyped, isStopped: { [self] in isStopping }
    ) { [self] progress in
      let name = PathText.lastComponent(progress.path)
      let share = progress.share.map { " · \(Int($0 * 100)) %" } ?? ""
      let rows = NumberText.whole(progress.rows)
      tell(BothWords(es: "\(name): \(rows) filas\(share)", en: "\(name): \(rows) rows\(share)"))
    }
  }

  private func sent(_ upload: Upload) -> [ImportSession.SentFile] {
    upload.files.map { .init(path: shelf.path(of: $0, in: upload), writtenAt: $0.writtenAt) }
  }

  private func preview(
    _ outcomes: [FileOutcome], of upload: Upload, _ database: SupplyDatabase
  ) throws -> ImportPreview {
    let scope = (try? configuration().products(of: database).scope) ?? .familyPlanning
    let told = try ImportSession(database: database).settingApart(outcomes, outside: scope)
    return ImportPreview(told, in: shelf.filesFolder(upload), scope: scope)
  }

  /// An account of a place brings in what is about facilities of its place alone: of anything else nothing goes in, and nothing is told of
  /// what the database knows of it.
  private func refuse(_ reach: ImportReach, _ account: Account, _ database: SupplyDatabase) throws {
    guard account.place != .all else { return }
    if let layout = reach.common.sorted(by: { $0.rawValue < $1.rawValue }).first {
      throw ImportStop.outside(
        BothWords(
          es:
            "Hay una tabla que vale para todos los establecimientos (\(layout.rawValue)). La carga una cuenta cuyo lugar son todos los establecimientos, o quien cuida el servidor. No entró nada.",
          en:
            "There is a table that holds for all facilities (\(layout.rawValue)). An account whose place is all facilities brings it in, or whoever looks after the server. Nothing went in."
        ))
    }
    let directory = FacilityDirectory(try database.facilities())
    let foreign = reach.facilities.filter { !account.place.holds(directory[$0]) }.map(\.text).sorted()
    guard !foreign.isEmpty else { return }
    let named = foreign.prefix(8).joined(separator: ", ") + (foreign.count > 8 ? "…" : "")
    throw ImportStop.outside(
      BothWords(
        es:
          "Hay filas de establecimientos que no son de su lugar, o que ningún registro ubica: \(named) (\(foreign.count)). No entró nada. Quite esas filas, o pida que cargue el archivo una cuenta que tenga esos establecimientos.",
        en:
          "There are rows of facilities that are not of your place, or that no register places: \(named) (\(foreign.count)). Nothing went in. Take those rows out, or ask an account that has those facilities to bring the file in."
      ))
  }

  /// Keeps who typed a report and why, in the same transaction, where the month is as the form showed it.
  private func note(
    _ typed: Upload.Typed, file: Int64, _ scope: ImportScope, _ upload: Upload, _ database: SupplyDatabase
  ) throws {
    guard let month = Month(typed.month) else { throw ImportStop.monthChanged }
    let facility = FacilityCode(typed.facility)
    let before = try FacilityMonth(database, facility: facility, month: month, of: .all)
    guard before.digest == typed.seen else { throw ImportStop.monthChanged }
    let rows = try typedRows(upload)
    try scope.noteTyped(
      facility: facility, month: month, file: file, reason: typed.reason,
      before: Dictionary(
        before.lines.compactMap { line in line.reported.map { (line.product, FacilityMonth.text($0)) } },
        uniquingKeysWith: { first, _ in first }),
      after: Dictionary(rows, uniquingKeysWith: { first, _ in first }))
  }

  /// Keeps who changed a row of settings and why, with what it said before and what was stated of it, in the same transaction, where it
  /// says what the form showed.
  private func note(
    _ setting: Upload.Setting, file: Int64, _ scope: ImportScope, _ upload: Upload, _ database: SupplyDatabase
  ) throws {
    let before = try SettingRow.find(setting.key, in: setting.list, database)
    guard SettingRow.digest(before) == setting.seen, let sent = upload.files.first else {
      throw ImportStop.settingChanged
    }
    let text = String(decoding: try FileBytes.read(shelf.path(of: sent, in: upload)), as: UTF8.self)
    let stated = text.split(separator: "\n").last.map(String.init) ?? ""
    try scope.noteSetting(
      "\(setting.list.rawValue) \(setting.key)", file: file, reason: setting.reason, before: before?.told,
      after: stated)
  }

  /// What was typed, product by product.
  private func typedRows(_ upload: Upload) throws -> [(ProductCode, String)] {
    guard let file = upload.files.first else { return [] }
    let text = String(decoding: try FileBytes.read(shelf.path(of: file, in: upload)), as: UTF8.self)
    return TypedReport.rows(of: text)
  }
}
