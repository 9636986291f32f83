import Foundation
import Logging
import SupplyModel
import SupplyStore
import Telling
import Web

/// The program that serves the web pages; `colca serve` starts it.
@main
enum ColcaServe {
  static func main() async {
    let machine = Machine.system
    guard let options = ServerOptions(Array(CommandLine.arguments.dropFirst())) else {
      say("colca-serve: use colca serve / empiece con colca serve")
      exit(ExitReason.usage.rawValue)
    }
    let language = Language(rawValue: options.language) ?? .spanish
    do {
      try await serve(options, language, on: machine)
    } catch {
      let isPort = !(error is any ColcaError)
      say(
        "colca: "
          + (isPort
            ? language.text(
              es: "No se puede escuchar en \(options.address):\(options.port). ¿Lo usa otro programa?",
              en: "Nothing can listen on \(options.address):\(options.port). Does another program?")
            : language.sentence(for: error)))
      exit(
        isPort
          ? ExitReason.unavailable.rawValue
          : ((error as? any ColcaError)?.exitReason ?? .programmingError).rawValue)
    }
  }

  private static func serve(_ options: ServerOptions, _ language: Language, on machine: Machine) async throws
  {
    // Passwords' hashes and sessions are in it: what is made here is nobody else's to read.
    umask(0o077)
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    let database = try SupplyDatabase(path: options.database, machine: machine)
    let settings = SiteSettings(
      publicAuthority: options.publicAuthority, port: options.port, isBehindProxy: options.isBehindProxy)
    let log = Logger(label: "colca")
    let site = Site(
      database: database,
      writer: try SupplyDatabase(path: options.database, mode: .existing, machine: machine),
      machine: machine, settings: settings, passwords: Passwords(), log: log)
    let link = try site.firstLink()
    if options.isLinkAlone {
      print(
        link
          ?? language.text(
            es: "Ya hay quien administra: esa cuenta invita a las demás.",
            en: "There is an administrator already: that account invites the others."))
      return
    }
    try site.begin()
    let server = WebServer(
      site: site, address: options.address, port: options.port, isBehindProxy: options.isBehindProxy, log: log
    )
    // Nobody's page waits for a new run to be read.
    DispatchQueue(label: "colca.warm", qos: .utility).async {
      while true {
        site.warm()
        machine.clock.wait(2)
      }
    }
    try await server.run { _ in
      print(language.text(es: "Páginas: ", en: "Pages: ") + settings.baseAddress)
      if let link {
        print(
          language.text(
            es: "Para la primera cuenta que administra, una sola vez y por una hora: ",
            en: "For the first account that administers, once and within an hour: ") + link)
      }
      fflush(nil)
    }
  }

  private static func say(_ text: String) {
    FileHandle.standardError.write(Data((TerminalText.harmless(text) + "\n").utf8))
  }
}
