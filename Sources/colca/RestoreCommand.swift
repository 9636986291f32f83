import ArgumentParser
import NightlyRun
import Reporting
import SupplyModel
import Wording

/// `colca restore`: back to a copy of the database.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Vuelve a una copia de la base, después de revisarla; la base actual queda al lado.",
    discussion: """
      Sin archivo usa la copia sana más reciente de la carpeta de copias. --list las revisa todas y no cambia nada; \
      --dry-run dice qué haría.
      """,
    aliases: ["restaurar"])

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "La copia; si no se dice, la más reciente que esté sana.")
  var file: String?

  @Flag(help: "Revisa y lista las copias.")
  var list = false

  @Flag(help: "Revisa y dice qué haría, sin cambiar nada.")
  var dryRun = false

  func run() throws {
    try options.run {
      let (_, configuration) = try options.load()
      let restore = Restore(configuration: configuration)
      if list {
        try Output.write(
          RestoreTable.table(
            for: try restore.candidates().map { ($0.path, $0.instant, $0.byteCount, $0.fault) },
            language: options.language
          ).text)
        return
      }
      let chosen = try file ?? restore.candidates().first { $0.fault == nil }?.path
      guard let chosen else { throw ColcaError.noCopy(folder: configuration.places.backups) }
      if let fault = restore.look(at: chosen).fault {
        throw ColcaError.unusableCopy(path: chosen, fault: fault)
      }
      guard !dryRun else {
        try Output.write(options.language.wouldRestore(chosen))
        return
      }
      let aside = try restore.restore(from: chosen)
      try Output.write(options.language.restored(chosen, aside: aside))
    }
  }
}
