import ArgumentParser
import NightlyRun
import Operations
import Wording

/// `colca nightly`: everything that runs unattended.
struct NightlyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nightly",
    abstract: "La noche: toma archivos de la bandeja, pronostica, informa, avisa, limpia y copia.",
    discussion: """
      Trabaja según el archivo de configuración (colca config). Si un paso falla, lo anterior queda como estaba, los demás
      pasos que pueden se hacen, y el código de salida es el del primero que falló. Dos noches no se cruzan (código 75).
      Cortada en cualquier momento, basta ejecutarla de nuevo: nada se duplica.
      """,
    aliases: ["nocturno", "noche"])

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Solo si la última noche no se hizo o quedó cortada: para el arranque de la máquina.")
  var ifMissed = false

  func run() throws {
    try options.run {
      let (_, configuration) = try options.load()
      if ifMissed, !MissedNight(configuration: configuration).isMissed {
        try Output.write(options.language.noNightMissed + "\n")
        return
      }
      let report = try Night(configuration: configuration).run { outcome in
        let line = options.language.name(of: outcome.step) + ": " + options.language.sentence(for: outcome)
        // A full disk behind stdout must not keep the night from its work.
        try? Output.write(line + "\n")
      }
      if report.exitCode != 0 { throw ExitCode(report.exitCode) }
    }
  }
}
