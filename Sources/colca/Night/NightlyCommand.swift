import ArgumentParser
import Foundation
import NightlyRun
import Operations
import SupplyModel
import Telling

/// `colca nightly`: everything that runs unattended.
struct NightlyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nightly",
    abstract: "La noche: toma archivos de la bandeja, pronostica, informa, avisa, limpia y copia.",
    discussion: """
      Trabaja según el archivo de configuración (colca config). Si un paso falla, lo anterior queda como estaba, los demás \
      pasos que pueden se hacen, y el código de salida es el del primero que falló. Dos noches no se cruzan (código 75). \
      Cortada en cualquier momento, basta ejecutarla de nuevo: nada se duplica.

      Pasos: base de datos, bandeja, pronóstico, exactitud, informe, limpieza, copia, aviso, métricas. Cada uno deja una línea en \
      la salida y otra en el registro («registro»; si no se dice, la salida de errores).

      Un archivo de la bandeja está completo si no cambió en «segundos_quieto» o si a su lado hay NOMBRE.done.

      Para que empiece sola: colca schedule install. Para saber cómo va: colca doctor.
      """,
    aliases: ["nocturno", "noche"])

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Solo si la última noche no se hizo o quedó cortada: para el arranque de la máquina.")
  var ifMissed = false

  @Option(help: ArgumentHelp("Para ensayos: la hora que se toma por la de la máquina.", visibility: .hidden))
  var clock: MachineClock?

  func run() throws {
    try options.run {
      let (_, configuration) = try options.load()
      var machine = Machine.system
      if let clock { machine.clock = clock }
      if ifMissed, !MissedNight(configuration: configuration, machine: machine).isMissed {
        try Output.write(options.language.noNightMissed + "\n")
        return
      }
      let report = try Night(configuration: configuration, machine: machine).run { outcome in
        let line = options.language.name(of: outcome.step) + ": " + options.language.sentence(for: outcome)
        // A full disk behind stdout must not keep the night from its work.
        try? Output.write(line + "\n")
      }
      if let trouble = report.logTrouble { Messages.say("colca: " + trouble) }
      if report.exitCode != 0 { throw ExitCode(report.exitCode) }
    }
  }
}
