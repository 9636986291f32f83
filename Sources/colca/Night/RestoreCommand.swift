import ArgumentParser
import NightlyRun
import SupplyModel
import Telling

/// `colca restore`: back to a copy of the database.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Vuelve a una copia de la base, después de revisarla; la base actual queda al lado.",
    discussion: """
      Sin archivo usa la copia sana más reciente que tenga reportes. --list las revisa todas y no cambia nada; \
      --dry-run dice qué haría.
      """,
    aliases: ["restaurar"])

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "La copia; si no se dice, la más reciente que esté sana y tenga reportes.")
  var file: String?

  @Flag(help: "Revisa y lista las copias.")
  var list = false

  @Flag(help: "Revisa y dice qué haría, sin cambiar nada.")
  var dryRun = false

  func run() throws {
    try options.run {
      let (_, configuration) = try options.load()
      let restore = Restore(configuration: configuration, machine: .system)
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
      guard let copy else { throw ColcaError.noCopy(folder: configuration.places.backups) }
      if let fault = copy.fault { throw ColcaError.unusableCopy(path: copy.path, fault: fault) }
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
