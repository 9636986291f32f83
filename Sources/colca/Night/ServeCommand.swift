import ArgumentParser
import CommandWords
import Foundation
import SupplyModel
import Telling

/// `colca serve`: starts the program that serves the web pages, which is one of its own so that nobody else needs to build a server.
struct ServeCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: .told(
      es:
        "Sirve las páginas web: el mes, las listas y las decisiones, a cada quien las de sus establecimientos.",
      en: "Serves the web pages: the month, the lists and the decisions, to each those of their facilities."),
    discussion: .told(
      es: """
        Atiende en 127.0.0.1:8080 e imprime un enlace para la primera cuenta que administra. Para otras máquinas hace falta un proxy \
        con TLS delante: docs/serve.md.
          colca serve
          colca serve --public colca.diresa.gob.pe --behind-proxy
        """,
      en: """
        Listens on 127.0.0.1:8080 and prints a link for the first account that administers. Other machines need a proxy with TLS in \
        front: docs/serve.md.
          colca serve
          colca serve --public colca.example.org --behind-proxy
        """),
    aliases: ["servir"])

  static let rules: [OptionRule] = [.range("--port", 1...65535)]

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Option(
    help: .told(
      .text, es: "La dirección en que se escucha; otra que la de esta máquina, solo con --public.",
      en: "The address to listen on; another than this machine's only with --public."))
  var address = "127.0.0.1"

  @Option(help: .told(.count, es: "El puerto en que se escucha.", en: "The port to listen on."))
  var port = 8080

  @Option(
    help: .told(
      .text, es: "El nombre bajo el cual un proxy con TLS ofrece las páginas, sin https://.",
      en: "The name under which a proxy with TLS offers the pages, without https://."))
  var `public`: String?

  @Flag(
    help: .told(
      es: "Un proxy en esta máquina dice quién pregunta (X-Forwarded-For).",
      en: "A proxy on this machine says who asks (X-Forwarded-For)."))
  var behindProxy = false

  @Flag(
    help: .told(
      es: "Solo imprime el enlace para la primera cuenta que administra; no sirve nada.",
      en: "Prints the link for the first account that administers, and serves nothing."))
  var link = false

  func validate() throws {
    guard ["127.0.0.1", "::1", "localhost"].contains(address) || `public` != nil else {
      throw ValidationError(
        es:
          "--address: sin un proxy con TLS las contraseñas irían en claro por la red; diga --public con su nombre.",
        en:
          "--address: without a proxy with TLS passwords would cross the network in clear; give its name with --public."
      )
    }
    let name = (`public` ?? "x").utf8
    let isName = name.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || [0x2D, 0x2E, 0x3A].contains($0)
    }
    guard isName, !name.isEmpty else {
      throw ValidationError(
        es: "--public: se espera un nombre como colca.diresa.gob.pe, sin https:// ni barras.",
        en: "--public: expected is a name like colca.example.org, without https:// or slashes.")
    }
  }

  func run(on machine: Machine) throws {
    let program = Self.program
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw ToldError(
        lines: { language in
          [
            "colca: "
              + language.text(
                es: "Falta el programa de las páginas, «\(program)». Se instala con: scripts/install --serve",
                en:
                  "The program of the pages, \"\(program)\", is missing. It is installed by: scripts/install --serve"
              )
          ]
        }, exitCode: ExitCode(ExitReason.unavailable.rawValue))
    }
    var line = [
      program, "--db", shared.databasePath(on: machine), "--address", address, "--port", String(port),
      "--lang", shared.language.rawValue,
    ]
    if let name = `public` { line += ["--public", name] }
    if behindProxy { line.append("--behind-proxy") }
    if link { line.append("--link") }
    // From here on the other program is this one: signals and exit codes are its own.
    let arguments = line.map { strdup($0) } + [nil]
    execv(program, arguments)
    throw ProgrammingError("execv: \(String(cString: strerror(errno)))")
  }

  /// The other program lies beside this one.
  private static var program: String {
    let own = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: own).resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("colca-serve").path
  }
}
