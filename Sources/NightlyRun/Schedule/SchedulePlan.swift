import Files
import Foundation
import Operations
import SupplyModel
import Telling

/// What makes nights happen by themselves on this machine: files to write and commands to run, all of it known before anything is done.
///
/// Where systemd runs the machine, that is a timer and a hardened service; elsewhere a table of cron's.
public struct SchedulePlan: Sendable, Equatable {
  /// What starts programs at given times.
  public enum Starter: String, Sendable, Codable, CaseIterable {
    case systemd, cron

    /// Commands after the files are written.
    var startCommands: [[String]] {
      switch self {
      case .systemd: [["systemctl", "daemon-reload"], ["systemctl", "enable", "--now", SystemdUnits.timer]]
      case .cron: []
      }
    }

    /// Commands before the files are removed.
    var stopCommands: [[String]] {
      switch self {
      case .systemd: [["systemctl", "disable", "--now", SystemdUnits.timer]]
      case .cron: []
      }
    }

    /// Commands after the files are removed.
    var forgetCommands: [[String]] {
      switch self {
      case .systemd: [["systemctl", "daemon-reload"]]
      case .cron: []
      }
    }

    /// The one that this machine has.
    public static var ofThisMachine: Starter {
      access("/run/systemd/system", F_OK) == 0 ? .systemd : .cron
    }
  }

  /// A file to write.
  public struct File: Sendable, Equatable {
    /// Its path from the root.
    public let path: String
    /// Its text.
    public let text: String
  }

  /// What starts nights.
  public let starter: Starter
  /// The path of `colca` that nights start.
  public let program: String
  /// The account that nights run under.
  public let account: String
  /// Folders that nights work in, made and given to the account where they are not there yet.
  public let folders: [String]
  /// The files.
  public let files: [File]
  /// Commands that make the account, where it is not there yet.
  public let accountCommands: [[String]]
  /// Commands after the files are written.
  public var startCommands: [[String]] { starter.startCommands }

  /// A plan.
  ///
  /// - Parameters:
  ///   - configuration: what nights run by, read from its file alone: the environment of whoever installs is not that of the nights.
  ///   - configurationPath: the file.
  ///   - program: the path of `colca`.
  ///   - account: the account that nights run under.
  ///   - starter: what starts them.
  ///   - workingFolder: from where relative paths start.
  ///   - language: of descriptions and comments.
  /// - Throws: `NightError.unfitName` for a path or an account with a control character: a line end in one would begin another line of
  ///   the table, with another command.
  public init(
    configuration: NightlyConfiguration, configurationPath: String, program: String,
    account: String = "colca", starter: Starter = .ofThisMachine,
    workingFolder: String = FileManager.default.currentDirectoryPath, language: Language
  ) throws(NightError) {
    func absolute(_ path: String) -> String {
      let parts = (path.hasPrefix("/") ? path : workingFolder + "/" + path).split(separator: "/")
      return "/" + parts.filter { $0 != "." }.joined(separator: "/")
    }
    let places = configuration.places
    let night = ScheduledNight(
      program: absolute(program), configuration: absolute(configurationPath), account: account,
      hour: configuration.hour, minute: configuration.minute,
      database: PathText.parent(absolute(places.database)),
      written: [
        places.inbox, places.archive, places.setAside, places.reports, places.backups, places.outbox,
        PathText.parent(absolute(places.database)),
      ].map(absolute)
        + [places.log, places.metrics].compactMap { $0 }.map { PathText.parent(absolute($0)) },
      mail: MailRights(configuration.mail), language: language)
    for text in [night.program, night.configuration, night.account, night.database] + night.written
    where text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw .unfitName(text)
    }
    self.starter = starter
    self.program = night.program
    self.account = account
    folders = night.folders
    accountCommands = [
      [
        "useradd", "--system", "--user-group", "--no-create-home", "--home-dir", night.database, "--shell",
        "/usr/sbin/nologin", account,
      ]
    ]
    switch starter {
    case .systemd:
      let folder = "/etc/systemd/system/"
      files = [
        File(path: folder + SystemdUnits.name + ".service", text: SystemdUnits(night).service),
        File(path: folder + SystemdUnits.name + ".timer", text: SystemdUnits(night).timer),
      ]
    case .cron:
      files = [File(path: "/etc/cron.d/colca", text: CronTable(night).text)]
    }
  }
}

/// A night as a scheduler has to know it; all paths from the root.
struct ScheduledNight {
  let program: String
  let configuration: String
  let account: String
  let hour: Int
  let minute: Int
  /// The folder of the database.
  let database: String
  /// Folders that are written to.
  let written: [String]
  let mail: MailRights
  let language: Language

  /// The folders that are written to, once each, without those that lie in another of them.
  var folders: [String] {
    var kept: [String] = []
    for folder in Set(written).sorted()
    where !kept.contains(where: { $0 == "/" || folder.hasPrefix($0 + "/") }) {
      kept.append(folder)
    }
    return kept
  }

  /// Whether anything of it lies in one of some folders.
  func lies(in roots: [String]) -> Bool {
    (written + [program, configuration]).contains { path in
      roots.contains { path == $0 || path.hasPrefix($0 + "/") }
    }
  }
}

/// What a night's mail program needs to be allowed.
enum MailRights: Equatable {
  /// Nothing: messages go into a folder.
  case none
  /// The network: msmtp hands messages to a server itself.
  case network
  /// Rights of another account, as those have that put messages into a queue of the host's.
  case otherAccount

  init(_ mail: NightlyConfiguration.Mail) {
    guard !mail.recipients.isEmpty, let program = mail.command.first else {
      self = .none
      return
    }
    let path = realpath(program, nil)
    defer { free(path) }
    let resolved = path.map { String(cString: $0) } ?? program
    var status = stat()
    let isOrdinary = stat(resolved, &status) != 0 || status.st_mode & (S_ISUID | S_ISGID) == 0
    self = PathText.lastComponent(resolved) == "msmtp" && isOrdinary ? .network : .otherAccount
  }
}
