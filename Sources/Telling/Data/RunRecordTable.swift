import Foundation
import Operations
import StockPolicy

/// The records of runs as lists.
public enum RunRecordTable {
  private static func column(
    _ key: String, _ spanish: String, _ language: Language, inText: Bool = true
  ) -> ListTable.Column {
    ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: inText)
  }

  /// All runs, in the order given.
  public static func table(for records: [RunRecord], language: Language) -> ListTable {
    ListTable(
      name: "runs",
      columns: [
        column("run", "numero", language), column("made", "hecho", language),
        column("as_of", "datos_hasta", language), column("model", "modelo", language),
        column("version", "version", language), column("inputs", "entradas_sha256", language, inText: false),
        column("result", "resultado_sha256", language, inText: false),
        column("files", "archivos_escritos", language), column("pruned", "sin_pronosticos", language),
      ],
      rows: records.map { record in
        [
          .whole(Int(record.id)), .text(record.instant), .text(record.settings.asOf.description),
          .text(record.settings.model.rawValue), .text(record.version), .text(record.inputs),
          .text(record.result), .whole(record.outputs.count), .mark(record.isPruned),
        ]
      })
  }

  /// One run: what it was made from, how, and what was written of it.
  public static func text(
    for record: RunRecord, inputs: [(id: Int64, name: String, digest: String)], language: Language
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let settings = String(decoding: try encoder.encode(record.settings), as: UTF8.self)
    let facts = [
      (language.text(es: "Pronóstico", en: "Run"), String(record.id)),
      (language.text(es: "Hecho", en: "Made"), record.instant),
      (language.text(es: "Versión", en: "Version"), record.version),
      (language.text(es: "Datos hasta", en: "Data through"), record.settings.asOf.description),
      (language.text(es: "Modelo", en: "Model"), record.settings.model.rawValue),
      (language.text(es: "Entradas (SHA-256)", en: "Inputs (SHA-256)"), record.inputs),
      (language.text(es: "Resultado (SHA-256)", en: "Result (SHA-256)"), record.result),
      (language.text(es: "Ajustes", en: "Settings"), settings),
    ]
    return facts.map { $0.0 + ": " + $0.1 + "\n" }.joined() + "\n"
      + ListTable(
        name: "inputs",
        columns: [
          column("file", "archivo", language), column("name", "nombre", language),
          column("sha256", "sha256", language),
        ], rows: inputs.map { [.whole(Int($0.id)), .text($0.name), .text($0.digest)] }
      ).text + "\n"
      + ListTable(
        name: "outputs",
        columns: [
          column("output", "escrito", language), column("language", "idioma", language),
          column("bytes", "bytes", language), column("sha256", "sha256", language),
        ],
        rows: record.outputs.map {
          [.text($0.name), .text($0.languageCode), .whole($0.byteCount), .text($0.digest)]
        }
      ).text
  }

  /// One run for programs.
  public static func json(
    for record: RunRecord, inputs: [(id: Int64, name: String, digest: String)]
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let settings = String(decoding: try encoder.encode(record.settings), as: UTF8.self)
    func quoted(_ text: String) -> String { JSONValue.quoted(text) }
    let files = inputs.map {
      "{\"file\":\($0.id),\"name\":\(quoted($0.name)),\"sha256\":\(quoted($0.digest))}"
    }
    let outputs = record.outputs.map {
      "{\"name\":\(quoted($0.name)),\"language\":\(quoted($0.languageCode)),\"bytes\":\($0.byteCount),"
        + "\"sha256\":\(quoted($0.digest))}"
    }
    return "{\"schema_version\":1,\"run\":\(record.id),\"made\":\(quoted(record.instant)),"
      + "\"version\":\(quoted(record.version)),\"as_of\":\(quoted(record.settings.asOf.description)),"
      + "\"inputs_sha256\":\(quoted(record.inputs)),\"result_sha256\":\(quoted(record.result)),"
      + "\"settings\":\(settings),\n\"inputs\":[\(files.joined(separator: ",\n"))],\n"
      + "\"outputs\":[\(outputs.joined(separator: ",\n"))]}\n"
  }
}
