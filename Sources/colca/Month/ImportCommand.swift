import ArgumentParser
import CommandWords
import Runs
import SISMEDImport
import SupplyModel
import SupplyStore
import Telling

/// `colca import`: reads any mix of files into the database.
struct ImportCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: .told(
      es: """
        Importa archivos ICI (FORMDET), Disponibilidad, RENIPRESS, catálogos, calendarios y pedidos en camino, en cualquier \
        mezcla.
        """,
      en: """
        Imports ICI files (FORMDET), Disponibilidad, RENIPRESS, catalogues, calendars and orders under way, in any mix.
        """),
    aliases: ["importar"])

  static let rules: [OptionRule] = [
    .alone("--undo", except: ["--db", "--lang", "--dry-run", "--format"]),
    .arguments(
      unless: "--undo",
      reason: Told(
        es: "Falta decir qué archivos se importan, o --undo con el número de uno importado.",
        en: "Which files to import is missing, or --undo with the number of an imported one.")),
  ]

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Argument(
    help: .told(
      .file, es: "Los archivos, o carpetas con archivos CSV.", en: "The files, or folders of CSV files."))
  var files: [String] = []

  @Option(
    help: .told(
      .choice, es: "El formato, si no debe reconocerse por el encabezado.",
      en: "The layout, if it is not to be known by the header."))
  var layout = LayoutChoice.auto

  @Option(
    help: .told(
      .facility, es: "El establecimiento, si el archivo no lo dice.",
      en: "The facility, if the file does not say."))
  var facility: String?

  @Option(
    help: .told(.month, es: "El mes, si el archivo no lo dice.", en: "The month, if the file does not say."))
  var month: Month?

  @Option(help: .told(.choice, es: "El separador de columnas.", en: "What separates columns."))
  var delimiter: DelimiterChoice?

  @Option(help: .told(.choice, es: "La codificación de las letras.", en: "The encoding of letters."))
  var encoding: TextEncoding?

  @Option(help: .told(.choice, es: "La marca decimal.", en: "The decimal mark."))
  var decimal: DecimalMark?

  @Option(
    help: .told(
      .columns, es: "Las columnas que cuentan como consumo, separadas por comas.",
      en: "The columns that count as consumption, with commas between them."))
  var consumption: String = ImportOptions.defaultConsumptionColumns.joined(separator: ",")

  @Flag(
    help: .told(
      es: "Vale lo que dicen estos archivos, aunque otros digan otra cosa después o sepan más.",
      en: "What these files say counts, though others say otherwise later or know more."))
  var replace = false

  @Flag(
    help: .told(
      es: "Dice lo que haría, sin cambiar nada.", en: "Tells what it would do, and changes nothing."))
  var dryRun = false

  @Flag(
    help: .told(
      es: "Termina con 65 si hay filas rechazadas u observaciones.",
      en: "Ends with 65 if rows were rejected or anything was found."))
  var strict = false

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = SummaryFormat.text

  @Option(
    help: .told(
      .identifier, es: "Deshace la importación de un archivo, por su número en colca status --files.",
      en: "Takes an imported file back, by its number in colca status --files."))
  var undo: Int64?

  func run(on machine: Machine) throws {
    try shared.run {
      if let undo {
        let database = try shared.openDatabase(on: machine)
        let undone = try dryRun ? database.rehearseUndo(id: undo) : database.undoImport(id: undo)
        switch format {
        case .text: try Output.write(shared.language.sentence(for: undone, isDryRun: dryRun))
        case .json: try Output.put(try UndoSummary(undone, isDryRun: dryRun).json())
        }
        return
      }
      try shared.withDatabase(on: machine, isTrial: dryRun) { try importFiles(into: $0, on: machine) }
    }
  }

  private func importFiles(into database: SupplyDatabase, on machine: Machine) throws {
    let facility = try facility.map { try Self.facility($0, in: database) }
    let columns = consumption.split(separator: ",").map { String($0.filter { $0 != " " }) }
    let progress = ProgressLine(language: shared.language, clock: machine.clock)
    let session = ImportSession(
      database: database,
      options: ImportOptions(
        layout: layout.layout, facility: facility, month: month, delimiter: delimiter.flatMap(\.byte),
        encoding: encoding, decimal: decimal, consumptionColumns: columns),
      prevails: replace, onProgress: progress.show)
    let summary: [FileOutcome]
    var scope: ProductScope?
    do {
      defer { progress.clear() }
      let outcomes = try session.importFiles(paths: files, isDryRun: dryRun)
      // A configuration may name a programme whose catalogue is still to come.
      scope = try? ScopeOption.configured(on: machine, in: database)
      summary = try scope.map { try session.settingApart(outcomes, outside: $0) } ?? outcomes
    } catch let interruption as InterruptedImport {
      // What had gone in stays in: it is told before what stopped the rest.
      if !dryRun { try write(interruption.outcomes, outside: nil) }
      throw interruption.cause
    }
    try write(summary, outside: scope)
    if summary.contains(where: \.isMissing) { throw ExitCode.noInput }
    let isBad = summary.contains { $0.isUnusable || (strict && $0.hasFault) }
    if isBad { throw ExitCode.badData }
  }

  /// The facility that `--facility` names: nothing goes in where it names none.
  private static func facility(_ text: String, in database: SupplyDatabase) throws -> String {
    do {
      return try LookUp(asPrinted: database).facilityForImport(text).text
    } catch let error as RunError {
      throw ToldError(
        lines: { language in ["colca: --facility: " + language.sentence(for: error)] },
        exitCode: .validationFailure)
    }
  }

  private func write(_ summary: [FileOutcome], outside scope: ProductScope?) throws {
    switch format {
    case .json: try Output.put(try ImportSummary(summary, language: shared.language).json())
    case .text:
      let text = ImportText(
        language: shared.language, isDryRun: dryRun, scope: scope ?? .familyPlanning)
      try Output.write(text.text(summary))
    }
  }
}

/// The values of `--layout`.
struct LayoutChoice: RawRepresentable, CaseIterable {
  static let auto = LayoutChoice(layout: nil)
  static let allCases = [auto] + KnownLayouts.names.map { LayoutChoice(layout: $0) }

  /// The layout; nil for the one that the header tells.
  let layout: LayoutName?

  var rawValue: String { layout?.rawValue ?? "auto" }

  init?(rawValue: String) {
    guard let choice = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = choice
  }

  private init(layout: LayoutName?) { self.layout = layout }
}

/// The values of `--delimiter`.
enum DelimiterChoice: String, CaseIterable {
  case comma = ","
  case semicolon = ";"
  case bar = "|"
  case tab

  var byte: UInt8? { Dialect.delimiter(named: rawValue) }
}
