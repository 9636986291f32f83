import SupplyModel

/// One thing that was looked at in an installation, and how it stands.
public struct HealthCheck: Sendable, Equatable {
  /// How something stands.
  public enum State: String, Sendable, CaseIterable, Comparable {
    case pass, warn, fail

    /// Better before worse.
    public static func < (left: State, right: State) -> Bool { left.rank < right.rank }
    private var rank: Int { State.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What is looked at.
  public enum Subject: String, Sendable, CaseIterable {
    case configuration, permissions, disk, clock, database
    case auditLog = "audit_log"
    case calendar
    case lastNight = "last_night"
    case backups, mail, version
  }

  /// What was found; `Telling` makes the sentence and the remedy.
  public enum Fact: Sendable, Equatable {
    case configuration(path: String, complaints: Int)
    case noConfiguration
    /// The timer that is switched on begins at another hour than the configuration says.
    case timerDiffers(path: String, timer: String, configured: String)
    case foldersWritable
    case notWritable(path: String)
    case room(freeMegabytes: Int, neededMegabytes: Int)
    case clockAgrees
    case clockBehind(lastNight: String)
    case sound(megabytes: Int)
    /// What stops every command that needs the database.
    case unusable(Stoppage)
    case damaged(reason: String)
    case auditLog(entries: Int64)
    case auditBroken(entry: Int64)
    case auditCut(entries: Int64, atLeast: Int64)
    case reportsThrough(Month)
    case reportsLate(last: Month, expected: Month)
    case noReports
    case night(day: Day, days: Int)
    case nightUnderWay(holder: String)
    case nightLongAgo(day: Day, days: Int)
    case nightCutOff(day: Day)
    case nightFailed(day: Day, steps: [NightStep])
    case noNight
    /// The database is a copy that was made in a night, whose end it does not know.
    case nightOfCopy(day: Day)
    case heldBack(HeldRun)
    case backup(day: Day, days: Int)
    case backupOld(day: Day, days: Int)
    case backupAltered(file: String)
    case noBackup
    case mailReady(recipients: Int)
    case mailToFolder
    case noMailProgram(program: String)
    case version(program: String, run: String?)
  }

  /// What was looked at.
  public let subject: Subject
  /// How it stands.
  public let state: State
  /// What was found.
  public let fact: Fact

  /// A check with what it found.
  public init(_ subject: Subject, _ state: State, _ fact: Fact) {
    self.subject = subject
    self.state = state
    self.fact = fact
  }

  /// The exit code that a failure of it stands for, by sysexits.h; 0 unless it fails.
  public var exitCode: Int32 {
    guard state == .fail else { return 0 }
    return switch subject {
    case .configuration: 78
    case .permissions: 73
    case .disk: 74
    case .database, .auditLog, .backups: 65
    case .clock, .calendar, .lastNight, .mail, .version: 1
    }
  }
}

extension [HealthCheck] {
  /// The worst of all; pass when there is none.
  public var worst: HealthCheck.State { map(\.state).max() ?? .pass }

  /// The exit code of the first that fails; 0 when none does.
  public var exitCode: Int32 { first { $0.state == .fail }?.exitCode ?? 0 }
}
