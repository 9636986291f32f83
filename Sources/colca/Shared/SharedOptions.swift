import ArgumentParser
import CommandWords
import Files
import Foundation
import SupplyModel
import SupplyStore
import Telling

/// What every subcommand takes.
struct SharedOptions: ParsableArguments {
  static let title = String.told(es: Told.everyCommand.spanish, en: Told.everyCommand.english)

  static let languageHelp = ArgumentHelp.told(
    .choice,
    es: """
      El idioma de lo que se imprime. La ayuda y los errores siguen, si no se dice, a $LC_ALL, $LC_MESSAGES o $LANG.
      """,
    en: """
      The language of what is printed. Help and errors follow $LC_ALL, $LC_MESSAGES or $LANG unless it is given.
      """)

  @Option(
    help: .told(
      .file, es: "La base de datos; si no se dice, $COLCA_DB o ./colca.sqlite.",
      en: "The database; $COLCA_DB or ./colca.sqlite unless given."))
  var db: String?

  @Option(name: .customLong("lang"), help: SharedOptions.languageHelp)
  var language: Language = .spanish

  func validate() throws {
    if let db, db.isEmpty || db.hasPrefix(":") {
      throw ValidationError(
        es: "--db: se espera la ruta de un archivo.", en: "--db: expected is the path of a file.")
    }
  }

  /// The database's path, from the option, the environment or the default.
  func databasePath(on machine: Machine) -> String { Self.databasePath(db, machine.environment) }

  /// The database's path: the one that is named, else the environment's, else the usual one.
  static func databasePath(_ named: String?, _ environment: [String: String]) -> String {
    if let named { return named }
    let path = environment["COLCA_DB"] ?? ""
    return path.isEmpty ? "colca.sqlite" : path
  }

  /// Opens the database, which has to be there.
  ///
  /// - Throws: `StoreError.noDatabase`, and what `SupplyDatabase` throws.
  func openDatabase(on machine: Machine) throws -> SupplyDatabase {
    try SupplyDatabase(path: databasePath(on: machine), mode: .existing, machine: machine)
  }

  /// Does something with the database, which is made where there is none; a trial leaves none behind that was not there.
  func withDatabase<Value>(on machine: Machine, isTrial: Bool, _ body: (SupplyDatabase) throws -> Value)
    throws -> Value
  {
    let path = databasePath(on: machine)
    guard isTrial, !FileManager.default.fileExists(atPath: path) else {
      return try body(try SupplyDatabase(path: path, machine: machine))
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("colca-\(UUID().uuidString)")
    try Folders.make(folder.path)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(
      try SupplyDatabase(path: folder.appendingPathComponent("colca.sqlite").path, machine: machine))
  }

  /// Runs the body of a subcommand; `main` tells what stops it.
  func run(_ body: () throws -> Void) throws { try body() }
}

/// How a command prints data.
enum OutputFormat: String, CaseIterable {
  case text, json, csv
}

extension TrialName: ExpressibleByArgument {
  /// A name from the command line.
  public init?(argument: String) { self.init(argument) }
}

extension RunChoice: ExpressibleByArgument {
  /// A run from the command line: `latest`, a number, a name.
  public init?(argument: String) { self.init(argument) }
}

extension Month: ExpressibleByArgument {
  /// A month from the command line: `AAAA-MM`, `AAAAMM`, or as people read it, `octubre de 2026`.
  public init?(argument: String) { self.init(spoken: argument) }
}
