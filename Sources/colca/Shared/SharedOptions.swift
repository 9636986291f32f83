import ArgumentParser
import Foundation
import SupplyModel
import SupplyStore
import Telling

/// What every subcommand takes.
struct SharedOptions: ParsableArguments {
  @Option(help: "La base de datos (si no, $COLCA_DB; si no, ./colca.sqlite). Se crea si hace falta.")
  var db: String?

  @Option(name: .customLong("lang"), help: "Idioma de lo que se lee: es o en.")
  var language: Language = .spanish

  func validate() throws {
    if let db, db.isEmpty || db.hasPrefix(":") {
      throw ValidationError("--db: se espera la ruta de un archivo")
    }
  }

  /// The database's path, from the option, the environment or the default.
  var databasePath: String {
    if let db { return db }
    let environment = Machine.system.environment["COLCA_DB"] ?? ""
    return environment.isEmpty ? "colca.sqlite" : environment
  }

  /// Opens the database.
  func openDatabase() throws -> SupplyDatabase { try SupplyDatabase(path: databasePath, machine: .system) }

  /// Runs the body of a subcommand; an error of ours becomes its sentence on stderr and its exit code.
  func run(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as ColcaError {
      Messages.say("colca: " + language.sentence(for: error))
      throw error.exitCode
    }
  }
}

/// How a command prints data.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv
}

extension Language: ExpressibleByArgument {}

extension Month: ExpressibleByArgument {
  /// A month from the command line: `AAAA-MM` or `AAAAMM`.
  public init?(argument: String) { self.init(argument) }
}
