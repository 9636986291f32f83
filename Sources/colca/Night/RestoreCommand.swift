import ArgumentParser
import CommandWords
import Operations
import Runs
import SupplyModel
import Telling

/// `colca restore`: back to a copy of the database.
struct RestoreCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: .told(
      es: "Vuelve a una copia de la base, después de revisarla; la base actual queda al lado.",
      en: "Goes back to a copy of the database, checked first; the present one is kept beside it."),
    discussion: .told(
      es: """
        Sin archivo usa la copia sana más reciente que tenga reportes. --list las revisa todas y no cambia nada; \
        --dry-run dice qué haría.
        """,
      en: """
        Without a file it uses the latest sound copy that holds reports. --list checks them all and changes nothing; \
        --dry-run tells what it would do.
        """),
    aliases: ["restaurar"])

  static let rules: [OptionRule] = [.alone("--list", except: ["--config", "--lang"])]

  @OptionGroup(title: SharedOptions.title) var options: ConfigurationOptions

  @Argument(
    help: .told(
      .file, es: "La copia; si no se dice, la más reciente que esté sana y tenga reportes.",
      en: "The copy; unless given, the latest that is sound and holds reports."))
  var file: String?

  @Flag(help: .told(es: "Revisa y lista las copias.", en: "Checks and lists the copies."))
  var list = false

  @Flag(
    help: .told(
      es: "Revisa y dice qué haría, sin cambiar nada.",
      en: "Checks and tells what it would do, and changes nothing."))
  var dryRun = false

  func run(on machine: Machine) throws {
    try options.run {
      let (_, configuration) = try options.load(on: machine)
      let restore = Restore(configuration: configuration, machine: machine)
      if list {
        try Output.write(
          RestoreTable.table(
            for: try restore.candidates().map {
              ($0.path, $0.instant, $0.byteCount, $0.reportCount, $0.fault)
            },
            language: options.language
          ).text)
        return
      }
      let copy = try file.map(restore.look) ?? restore.best()
      guard let copy else { throw NightError.noCopy(folder: configuration.places.backups) }
      if let fault = copy.fault { throw NightError.unusableCopy(path: copy.path, fault: fault) }
      let reports = copy.reportCount ?? 0
      guard !dryRun else {
        try Output.write(options.language.wouldRestore(copy.path, reports: reports))
        return
      }
      let aside = try restore.restore(from: copy.path)
      try Output.write(options.language.restored(copy.path, reports: reports, aside: aside))
    }
  }
}
