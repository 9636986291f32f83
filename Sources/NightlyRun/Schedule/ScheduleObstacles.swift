import Files
import Foundation
import Operations
import SupplyModel

/// What keeps a plan from being carried out on this machine, looked for before anybody is asked.
struct ScheduleObstacles {
  /// Where the program lies once it is installed.
  static let installed = ["/usr/local/bin/colca", "/usr/bin/colca"]

  /// What reads tables of cron, where distributions have it.
  private static let crons = ["/usr/sbin/cron", "/usr/sbin/crond", "/sbin/crond", "/usr/bin/crond"]

  private let plan: SchedulePlan

  /// The obstacles to a plan.
  init(_ plan: SchedulePlan) { self.plan = plan }

  /// The first of them; nil where there is none.
  var first: ScheduleObstacle? { vanishing ?? unreachable ?? starter ?? notWritable }

  /// A program in a folder that is built or cleared away, or that the nights' account cannot reach.
  private var vanishing: ScheduleObstacle? {
    let program = plan.program
    let parts = program.split(separator: "/")
    let isBuilt = parts.contains(".build") || parts.contains("DerivedData")
    let isCleared = ["/tmp/", "/var/tmp/", "/run/", "/dev/shm/"].contains { program.hasPrefix($0) }
    let isThere = access(program, X_OK) == 0
    guard isBuilt || isCleared || !isThere else { return nil }
    return .vanishingProgram(
      path: program, installed: Self.installed.first { $0 != program && access($0, X_OK) == 0 })
  }

  /// A program in a folder that only its owner may enter; root's own account reaches everything.
  private var unreachable: ScheduleObstacle? {
    var folder = PathText.parent(plan.program)
    while folder != "/", !folder.isEmpty {
      var status = stat()
      if stat(folder, &status) == 0, status.st_mode & S_IXOTH == 0, plan.account != "root" {
        return .unreachableProgram(path: plan.program, folder: folder)
      }
      folder = PathText.parent(folder)
    }
    return nil
  }

  /// A machine that does not have what is to start the nights.
  private var starter: ScheduleObstacle? {
    switch plan.starter {
    case .systemd: access("/run/systemd/system", F_OK) == 0 ? nil : .noSystemd
    case .cron:
      Folders.isFolder("/etc/cron.d") && Self.crons.contains { access($0, X_OK) == 0 } ? nil : .noCron
    }
  }

  /// A folder of the files that this account cannot write.
  private var notWritable: ScheduleObstacle? {
    plan.files.map { PathText.parent($0.path) }.first { access($0, W_OK | X_OK) != 0 }
      .map(ScheduleObstacle.notWritable)
  }
}
