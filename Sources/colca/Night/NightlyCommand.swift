import ArgumentParser
import CommandWords
import Files
import Foundation
import NightlyRun
import Operations
import SupplyModel
import Telling

/// `colca nightly`: everything that runs unattended.
struct NightlyCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "nightly",
    abstract: .told(
      es: "La noche: toma archivos de la bandeja, pronostica, informa, avisa, limpia y copia.",
      en: "The night: takes files from the inbox, forecasts, reports, tells, cleans up and copies."),
    discussion: .told(
      es: """
        Trabaja según el archivo de configuración (colca config). Si un paso falla, lo anterior queda como estaba, los demás \
        pasos que pueden se hacen, y el código de salida es el del primero que falló. Dos noches no se cruzan (código 75). \
        Cortada en cualquier momento, basta ejecutarla de nuevo: nada se duplica.

        Pasos: base de datos, bandeja, pronóstico, exactitud, informe, limpieza, copia, aviso, métricas. Cada uno deja una \
        línea en la salida y otra en el registro («registro»; si no se dice, la salida de errores).

        Un archivo de la bandeja está completo si no cambió en «segundos_quieto» o si a su lado hay NOMBRE.done.

        Si un pronóstico vaciaría una lista que estaba llena y los datos no dicen por qué, no se publica: queda el informe \
        anterior, se avisa (código 65), y se publica cuando alguien lo confirma con --confirm.

        Para que empiece sola: colca schedule install. Para saber cómo va: colca doctor.
        """,
      en: """
        Works by the configuration file (colca config). If a step fails, what was there stays as it was, the other steps that \
        can be done are done, and the exit code is that of the first that failed. Two nights do not cross (code 75). Cut off at \
        any moment, it only has to be run again: nothing is doubled.

        Steps: database, inbox, forecast, accuracy, report, clean-up, copy, notice, metrics. Each leaves a line on the output \
        and another in the log ("log"; the standard error unless it is set).

        A file of the inbox is complete when it did not change for "quiet_seconds", or when NAME.done lies beside it.

        If a run would empty a list that was full and the data do not say why, it is not published: the former report stays, \
        people are told (code 65), and it is published when somebody confirms it with --confirm.

        To have it begin by itself: colca schedule install. To know how it goes: colca doctor.
        """),
    aliases: ["nocturno", "noche"])

  static let rules: [OptionRule] = [.from(1, "--confirm"), .without(["--confirm"], beside: "--if-missed")]

  @OptionGroup(title: SharedOptions.title) var options: ConfigurationOptions

  @Flag(
    help: .told(
      es: "Solo si la última noche no se hizo o quedó cortada: para el arranque de la máquina.",
      en: "Only if the last night was not done or was cut off: for the start of the machine."))
  var ifMissed = false

  @Option(
    help: .told(
      .identifier, es: "Publica este pronóstico, que quedó retenido porque vaciaría una lista.",
      en: "Publishes this run, which was held back as it would empty a list."))
  var confirm: Int64?

  @Option(
    help: .told(
      .time, es: "Para ensayos: la hora que se toma por la de la máquina.",
      en: "For trials: the time that is taken for the machine's.", isHidden: true))
  var clock: MachineClock?

  func run(on machine: Machine) throws {
    // Pages of the same machine are read at night, too.
    GivingWay.begin()
    try options.run {
      let (_, configuration) = try options.load(on: machine)
      var machine = machine
      if let clock { machine.clock = clock }
      if ifMissed, !MissedNight(configuration: configuration, machine: machine).isMissed {
        try Output.write(options.language.noNightMissed + "\n")
        return
      }
      let night = Night(configuration: configuration, machine: machine, confirming: confirm)
      let report = try night.run { outcome in
        let line = options.language.name(of: outcome.step) + ": " + options.language.sentence(for: outcome)
        // A full disk behind stdout must not keep the night from its work.
        try? Output.write(line + "\n")
      }
      if let trouble = report.logTrouble { Messages.say("colca: " + trouble) }
      if report.exitCode != 0 { throw ExitCode(report.exitCode) }
    }
  }
}
