import ArgumentParser
import Runs
import SISMEDImport
import SupplyModel
import SupplyStore
import Telling

/// `colca import`: reads any mix of files into the database.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract:
      "Importa archivos ICI (FORMDET), Disponibilidad, RENIPRESS, catálogos, calendarios y pedidos en camino, en cualquier mezcla.",
    aliases: ["importar"])

  @OptionGroup var shared: SharedOptions

  @Argument(help: "Los archivos, o carpetas con archivos CSV.")
  var files: [String] = []

  @Option(help: "El formato: auto, formdet, disponibilidad, open, renipress, catalogue, calendar u on_order.")
  var layout = LayoutChoice.auto

  @Option(help: "El establecimiento, si el archivo no lo dice.")
  var facility: String?

  @Option(help: "El mes del archivo (AAAA-MM), si el archivo no lo dice.")
  var month: Month?

  @Option(help: "El separador: , ; | o tab.")
  var delimiter: DelimiterChoice?

  @Option(help: "La codificación: utf-8, windows-1252 o cp850.")
  var encoding: TextEncoding?

  @Option(help: "La marca decimal: . o ,")
  var decimal: DecimalMark?

  @Option(help: "Las columnas que cuentan como consumo, separadas por comas.")
  var consumption: String = ImportOptions.defaultConsumptionColumns.joined(separator: ",")

  @Flag(help: "Dice lo que haría, sin cambiar nada.")
  var dryRun = false

  @Flag(help: "Termina con 65 si hay filas rechazadas u observaciones.")
  var strict = false

  @Option(help: "Cómo se imprime: text o json.")
  var format = ImportFormat.text

  enum ImportFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "Deshace la importación de un archivo, por su número en colca status.")
  var undo: Int64?

  func validate() throws {
    if files.isEmpty == (undo == nil) {
      throw ValidationError("indique los archivos a importar, o --undo con el número de uno importado")
    }
    if let facility, FacilityCodeGrammar.normalized(facility) == nil {
      throw ValidationError("--facility \(facility): se espera 06528, 06528F01 o 030S05")
    }
  }

  func run() throws {
    try shared.run {
      let database = try shared.openDatabase()
      if let undo {
        try Output.write(shared.language.sentence(for: try database.undoImport(id: undo)))
        return
      }
      let columns = consumption.split(separator: ",").map { String($0.filter { $0 != " " }) }
      let progress = ProgressLine(language: shared.language, clock: Machine.system.clock)
      let session = ImportSession(
        database: database,
        options: ImportOptions(
          layout: layout.layout, facility: facility, month: month, delimiter: delimiter?.byte,
          encoding: encoding, decimal: decimal, consumptionColumns: columns),
        onProgress: progress.show)
      let summary: [FileOutcome]
      do {
        defer { progress.clear() }
        summary = try session.importFiles(paths: files, isDryRun: dryRun)
      } catch let interruption as InterruptedImport {
        // What had gone in stays in: it is told before what stopped the rest.
        if !dryRun { try write(interruption.outcomes) }
        throw interruption.cause
      }
      try write(summary)
      if summary.contains(where: \.isMissing) { throw ExitCode.noInput }
      let isBad = summary.contains { $0.isUnusable || (strict && $0.hasFault) }
      if isBad { throw ExitCode.badData }
    }
  }

  private func write(_ summary: [FileOutcome]) throws {
    switch format {
    case .json: try Output.write(try ImportSummary(summary, language: shared.language).json())
    case .text: try Output.write(ImportText(language: shared.language, isDryRun: dryRun).text(summary))
    }
  }
}

/// The values of `--layout`.
struct LayoutChoice: ExpressibleByArgument {
  /// The layout; nil for the one that the header tells.
  let layout: LayoutName?

  static let auto = LayoutChoice(layout: nil)
  static let allValueStrings = ["auto"] + KnownLayouts.names.map(\.rawValue)

  var defaultValueDescription: String { layout?.rawValue ?? "auto" }

  init?(argument: String) {
    guard Self.allValueStrings.contains(argument) else { return nil }
    self.init(layout: argument == "auto" ? nil : LayoutName(rawValue: argument))
  }

  private init(layout: LayoutName?) { self.layout = layout }
}

/// The values of `--delimiter`.
struct DelimiterChoice: ExpressibleByArgument {
  let byte: UInt8

  init?(argument: String) {
    guard let byte = Dialect.delimiter(named: argument) else { return nil }
    self.byte = byte
  }
}

extension TextEncoding: ExpressibleByArgument {}
extension DecimalMark: ExpressibleByArgument {}
