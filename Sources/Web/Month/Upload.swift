import Operations
import SupplyModel
import SupplyStore

/// Files that somebody sent together, or a report that somebody typed: what waits on disk until it is confirmed, and what became of it.
struct Upload: Codable, Sendable, Equatable {
  /// How it stands.
  enum State: String, Codable, Sendable {
    /// It has arrived whole; nobody has looked into it yet.
    case waiting
    /// What it would do is known.
    case checked
    /// It went in.
    case taken
    /// It went in and was taken back.
    case undone
  }

  /// A file as it was sent.
  struct File: Codable, Sendable, Equatable {
    let name: String
    let bytes: Int
    /// When it was written, in seconds since 1970, as the browser says; nil where it says nothing.
    let writtenAt: Int?
  }

  /// A report that was typed.
  struct Typed: Codable, Sendable, Equatable {
    let facility: String
    let month: String
    /// What stood there when the form was shown (`FacilityMonth.digest`).
    let seen: String
    /// Why what stood there was not right; empty where nothing did.
    let reason: String
  }

  /// A row of a list of settings that was typed.
  struct Setting: Codable, Sendable, Equatable {
    let list: SettingList
    /// The row (`SettingRow.key`).
    let key: String
    /// What stood there when the form was shown (`SettingRow.digest`); empty where nothing did.
    let seen: String
    /// Why it is changed; empty of a row that is added.
    let reason: String
  }

  /// What the program that sent it was answered, and may ask for again.
  struct Answer: Codable, Sendable, Equatable {
    /// What it called its request.
    let key: String
    /// When, in seconds since 1970.
    let second: Int64
    /// SHA-256 of the request.
    let request: String
    let status: Int
    let body: String

    init(key: AnswerKey, kept: KeptAnswer) {
      (self.key, second) = (key.key, key.second)
      (request, status, body) = (kept.request, kept.status, kept.body)
    }

    var kept: KeptAnswer { KeptAnswer(request: request, status: status, body: body) }
  }

  /// Its number: nobody can guess it.
  let id: String
  /// Whoever sent it.
  let account: String
  /// When, in seconds since 1970.
  let arrived: Int64
  let files: [File]
  var typed: Typed?
  var setting: Setting?
  var answer: Answer?
  var state = State.waiting
  /// What it would do, or did.
  var preview: ImportPreview?
  /// The last entry of the log of changes before it was begun to be taken in; nil where nobody has begun, or where it ended in order.
  var begunAfter: Int64?
  /// The numbers under which the database knows what went in.
  var numbers: [Int64] = []
  /// The place of the account by which it went in, as forms name it: only the same place takes it back.
  var place: String?
  /// When it went in or was taken back, in seconds since 1970.
  var ended: Int64?
  /// Why the last try came to nothing.
  var problem: BothWords?

  init(
    id: String, account: String, arrived: Int64, files: [File], typed: Typed? = nil, setting: Setting? = nil
  ) {
    self.id = id
    self.account = account
    self.arrived = arrived
    self.files = files
    self.typed = typed
    self.setting = setting
  }

  /// Whether it was typed in a form, and so counts whatever others say.
  var isTyped: Bool { typed != nil || setting != nil }

  /// What whoever sent it has to have the right to, for it to go in.
  var right: AccountRight { setting == nil ? .decide : .configure }

  /// Whether it was looked into and cannot go in.
  var isRefused: Bool { state == .waiting && problem != nil }
  /// Whether it waits for an answer, its files on the disk.
  var isOpen: Bool { state == .waiting || state == .checked }
}

/// How much may be sent.
public struct UploadLimits: Sendable, Equatable {
  /// Files at a time.
  public var mostFiles = 200
  /// Bytes of one file.
  public var mostFileBytes = 512 << 20
  /// Bytes at a time.
  public var mostBytes = 1 << 30
  /// Bytes that wait for an answer, of everybody together.
  public var mostWaitingBytes = 4 << 30
  /// Sendings of one account that wait for an answer.
  public var mostWaiting = 20
  /// Sendings that come in at the same time.
  public var mostAtOnce = 4
  /// Seconds from the first byte to the last.
  public var seconds = 900.0
  /// Megabytes of the disk that stay free.
  public var keptFreeMegabytes = 500
  /// Days after which what nobody confirmed is thrown away.
  public var daysKept = 14

  /// The usual ones: the ICI of a DIRESA's two years fits, as SISMED's own backup does.
  public init() {}
}

/// Why files did not come in.
enum UploadFault: Error, Sendable, Equatable {
  case tooManyFiles(most: Int)
  case fileTooLong(name: String, megabytes: Int)
  case tooMuch(megabytes: Int)
  case tooSlow(minutes: Int)
  case noRoom
  case tooManyAtOnce
  case tooManyWaiting(most: Int)
  case noFile
  case emptyFile(name: String)
  case unreadable

  /// The code of HTTP.
  var status: Int {
    switch self {
    case .tooManyFiles, .fileTooLong, .tooMuch: 413
    case .tooSlow: 408
    case .noRoom: 507
    case .tooManyAtOnce: 503
    case .tooManyWaiting: 409
    case .noFile, .emptyFile: 422
    case .unreadable: 400
    }
  }

  /// What happened, and what to do.
  var words: BothWords {
    switch self {
    case .tooManyFiles(let most):
      BothWords(
        es: "Son más de \(most) archivos. Envíelos en varias veces o en un ZIP.",
        en: "That is more than \(most) files. Send them in several turns, or in a ZIP.")
    case .fileTooLong(let name, let megabytes):
      BothWords(
        es: "\(name) pasa de \(megabytes) MB. Comprímalo en un ZIP o divídalo por meses.",
        en: "\(name) is over \(megabytes) MB. Pack it into a ZIP, or divide it by months.")
    case .tooMuch(let megabytes):
      BothWords(
        es: "Todo junto pasa de \(megabytes) MB. Envíelo en varias veces.",
        en: "All together is over \(megabytes) MB. Send it in several turns.")
    case .tooSlow(let minutes):
      BothWords(
        es: "El envío tardó más de \(minutes) minutos y se cortó. Envíe menos archivos a la vez, o un ZIP.",
        en: "Sending took more than \(minutes) minutes and was cut off. Send fewer files at a time, or a ZIP."
      )
    case .noRoom:
      BothWords(
        es: "El servidor no tiene espacio libre para tanto. Avise a quien lo cuida.",
        en: "The server has no free space for so much. Tell whoever looks after it.")
    case .tooManyAtOnce:
      BothWords(
        es: "Otros están enviando archivos. Repita en un momento.",
        en: "Others are sending files. Repeat in a moment.")
    case .tooManyWaiting(let most):
      BothWords(
        es: "Ya hay \(most) envíos suyos sin confirmar. Confírmelos o retírelos primero.",
        en: "There are \(most) sendings of yours to be confirmed. Confirm or withdraw them first.")
    case .noFile:
      BothWords(es: "No eligió ningún archivo.", en: "You have chosen no file.")
    case .emptyFile(let name):
      BothWords(es: "\(name) está vacío.", en: "\(name) is empty.")
    case .unreadable:
      BothWords(
        es: "El envío llegó incompleto. No se guardó nada: repítalo.",
        en: "What was sent did not arrive whole. Nothing was kept: send it again.")
    }
  }
}
