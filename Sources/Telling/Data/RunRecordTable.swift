import Foundation
import Operations
import StockPolicy

/// The records of runs as lists.
public enum RunRecordTable {
  /// All runs, official ones and trials, in the order given.
  public static func table(for records: [RunRecord], language: Language) -> ListTable {
    ListTable(name: "runs", rows: records, language: language) {
      Column("run", es: "Número") { .whole(Int($0.id)) }
      Column("made", es: "Hecho") { .text($0.instant) }
      Column("as_of", es: "Datos hasta") { .text($0.settings.asOf.description) }
      Column("model", es: "Modelo") { .text($0.settings.model.rawValue) }
      Column("version", es: "Versión") { .text($0.version) }
      Column("inputs", es: "Entradas SHA256", .files) { .text($0.inputs) }
      Column("result", es: "Resultado SHA256", .files) { .text($0.result) }
      Column("files", es: "Archivos escritos") { .whole($0.outputs.count) }
      Column("pruned", es: "Sin pronósticos") { .mark($0.isPruned) }
      Column("trial", es: "Ensayo") { .optional($0.trial?.text) }
    }
  }

  /// One run: what it was made from, how, and what was written of it.
  public static func text(
    for record: RunRecord, inputs: [(id: Int64, name: String, digest: String)], language: Language
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let settings = String(decoding: try encoder.encode(record.settings), as: UTF8.self)
    let facts: [(String, String?)] = [
      (language.text(es: "Pronóstico", en: "Run"), String(record.id)),
      (language.text(es: "Hecho", en: "Made"), record.instant),
      (language.text(es: "Ensayo", en: "Trial"), record.trial?.text),
      (language.text(es: "Versión", en: "Version"), record.version),
      (language.text(es: "Datos hasta", en: "Data through"), record.settings.asOf.description),
      (language.text(es: "Modelo", en: "Model"), record.settings.model.rawValue),
      (language.text(es: "Entradas (SHA-256)", en: "Inputs (SHA-256)"), record.inputs),
      (language.text(es: "Resultado (SHA-256)", en: "Result (SHA-256)"), record.result),
      (language.text(es: "Ajustes", en: "Settings"), settings),
    ]
    return facts.compactMap { name, fact in fact.map { name + ": " + $0 + "\n" } }.joined() + "\n"
      + Self.inputs(inputs, language: language).text + "\n" + outputs(of: record, language: language).text
  }

  /// The files that a run was made from.
  static func inputs(_ inputs: [(id: Int64, name: String, digest: String)], language: Language) -> ListTable {
    ListTable(name: "inputs", rows: inputs, language: language) {
      Column("file", es: "Archivo") { .whole(Int($0.id)) }
      Column("name", es: "Nombre") { .text($0.name) }
      Column("sha256", es: "SHA256") { .text($0.digest) }
    }
  }

  /// What was written of a run.
  static func outputs(of record: RunRecord, language: Language) -> ListTable {
    ListTable(name: "outputs", rows: record.outputs, language: language) {
      Column("output", es: "Escrito") { .text($0.name) }
      Column("language", es: "Idioma") { .text($0.languageCode) }
      Column("bytes", es: "Bytes") { .whole($0.byteCount) }
      Column("sha256", es: "SHA256") { .text($0.digest) }
    }
  }

  /// One run for programs.
  public static func json(
    for record: RunRecord, inputs: [(id: Int64, name: String, digest: String)]
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let settings = String(decoding: try encoder.encode(record.settings), as: UTF8.self)
    let files = inputs.map {
      JSONValue.object([
        ("file", .whole(Int($0.id))), ("name", .string($0.name)), ("sha256", .string($0.digest)),
      ])
    }
    let outputs = record.outputs.map {
      JSONValue.object([
        ("name", .string($0.name)), ("language", .string($0.languageCode)), ("bytes", .whole($0.byteCount)),
        ("sha256", .string($0.digest)),
      ])
    }
    return JSONValue.page([
      [
        ("schema_version", .whole(1)), ("run", .whole(Int(record.id))), ("made", .string(record.instant)),
        ("trial", record.trial.map { .string($0.text) } ?? .null),
        ("version", .string(record.version)), ("as_of", .string(record.settings.asOf.description)),
        ("inputs_sha256", .string(record.inputs)), ("result_sha256", .string(record.result)),
        ("settings", .encoded(settings)),
      ], [("inputs", .lines(files, breaksFirst: false))], [("outputs", .lines(outputs, breaksFirst: false))],
    ]).text + "\n"
  }
}
