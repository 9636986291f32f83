import ArgumentParser
import CommandWords
import Operations
import Runs
import SupplyModel
import Telling

/// `colca push`: sends a made file to a DHIS2.
struct PushCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "push",
    abstract: .told(
      es: "Envía a un DHIS2 un archivo hecho con colca export, y guarda lo que responde.",
      en: "Sends a file made by colca export to a DHIS2, and keeps what it answers."),
    discussion: .told(
      es: """
        Nada se envía si no se pide con esta orden. La clave va en un archivo que solo usted puede leer (chmod 600): una \
        línea con «ApiToken d2pat_…», «Bearer …» o «Basic USUARIO:CLAVE».
          colca push valores.json --to https://dhis2.ejemplo.gob.pe --token-file clave --dry-run
        """,
      en: """
        Nothing is sent unless this command asks for it. The token is in a file that nobody but you can read \
        (chmod 600): one line with “ApiToken d2pat_…”, “Bearer …” or “Basic USER:PASSWORD”.
          colca push values.json --to https://dhis2.example.org --token-file token --dry-run
        """),
    aliases: ["enviar"])

  static let rules: [OptionRule] = [
    .range("--timeout", 1...3600), .range("--attempts", 1...10), .oneOf(["--dry-run", "--check-first"]),
  ]

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Argument(
    help: .told(
      .file, es: "El archivo que se envía: JSON o CSV de DHIS2, o ADX.",
      en: "The file to send: JSON or CSV of DHIS2, or ADX."))
  var file: String

  @Option(
    help: .told(
      .text, es: "La dirección del servidor, con https://.", en: "The server's address, with https://."))
  var to: String

  @Option(
    help: .told(
      .file, es: "El archivo con la clave, que solo usted puede leer.",
      en: "The file with the token, which nobody but you can read."))
  var tokenFile: String

  @Flag(
    help: .told(
      es: "El servidor lo revisa y no guarda nada.", en: "The server looks at it and keeps nothing."))
  var dryRun = false

  @Flag(
    help: .told(
      es: "Primero lo hace revisar, y lo envía si el servidor lo tomaría entero.",
      en: "Has it looked at first, and sends it if the server would take all of it."))
  var checkFirst = false

  @Option(
    help: .told(
      .choice, es: "Qué son los destinos en el servidor: identificadores propios o códigos.",
      en: "What targets are on the server: its own identifiers or codes."))
  var idScheme = PushIdentifiers.uid

  @Option(
    help: .told(.count, es: "Segundos que puede durar un envío.", en: "Seconds that one sending may take."))
  var timeout = 300

  @Option(
    help: .told(
      .count, es: "Veces que se intenta si no hay respuesta o el servidor falla.",
      en: "How often it is tried if no answer comes or the server fails."))
  var attempts = 4

  @Option(help: .told(.choice, es: "Cómo se imprime el resultado.", en: "How the outcome is printed."))
  var format = SummaryFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      let push = try FilePush(
        of: file,
        settings: FilePush.Settings(
          address: try PushAddress(to), tokenPath: tokenFile, identifiers: idScheme, seconds: timeout,
          attempts: attempts),
        database: try shared.openDatabase(on: machine), machine: machine)
      let sent = try push.send(trial: dryRun ? .only : checkFirst ? .first : .none)
      switch format {
      case .text:
        for one in sent {
          try Output.write(
            PushText(one.report, answerPath: one.answerPath, language: shared.language).text)
        }
      case .json: try Output.put(PushJSON(sent, language: shared.language).text)
      }
      guard let last = sent.last?.report else { return }
      switch last.outcome {
      case .failed(let error): throw error
      case .answered: if !last.isWhole { throw ExitCode.badData }
      }
    }
  }
}
