import Operations
import StockPolicy
import SupplyModel

/// A comparison of two runs, as people and programs read it.
public struct ComparisonText {
  private let comparison: RunComparison
  private let tables: ComparisonTables
  private let language: Language
  private let all: Bool

  /// The text of a comparison.
  ///
  /// - Parameter all: what is the same too.
  public init(_ comparison: RunComparison, names: ReportNames, all: Bool = false) {
    self.comparison = comparison
    self.all = all
    tables = ComparisonTables(comparison, names: names)
    language = names.language
  }

  /// What a person reads: which runs, what they were told otherwise, what each comes to, and the lines that differ.
  public var text: String {
    let heads = [
      language.text(es: "Antes: ", en: "Before: ") + language.name(of: comparison.before.record),
      language.text(es: "Después: ", en: "After: ") + language.name(of: comparison.after.record),
    ]
    let lines = tables.differences(all: all)
    let settings = tables.settings
    let parts = [
      heads.map { ListTable.plain($0) + "\n" }.joined() + notes.map { $0 + "\n" }.joined(),
      settings.rows.isEmpty ? nil : settings.text, tables.totals.text,
      lines.rows.isEmpty
        ? language.text(es: "Ninguna línea es distinta.\n", en: "No line differs.\n") : lines.text,
    ]
    return parts.compactMap { $0 }.joined(separator: "\n")
  }

  /// The lines that differ, for spreadsheets.
  public var csv: String { tables.differences(all: all).csv }

  /// The same for programs.
  public var json: String {
    func side(_ side: RunComparison.Side) -> JSONValue {
      .object([
        ("run", .whole(Int(side.record.id))), ("trial", .optional(side.record.trial?.text)),
        ("as_of", .string(side.run.settings.asOf.description)), ("version", .string(side.record.version)),
        ("inputs_sha256", .string(side.record.inputs)),
      ])
    }
    return JSONValue.page([
      [("schema_version", .whole(2)), ("before", side(comparison.before))],
      [("after", side(comparison.after))],
      [
        ("same_inputs", .mark(comparison.isOfSameInputs)),
        ("settings", .encoded(tables.settings.jsonRows)),
      ],
      [("totals", .encoded(tables.totals.jsonRows))],
      [("differences", .encoded(tables.differences(all: all).jsonRows))],
    ]).text + "\n"
  }

  /// What is to be known before one reads the figures.
  public var notes: [String] {
    var notes = [
      language.text(
        es: "Probabilidades, años pareja y alertas son como si no llegara nada: otro pedido no las cambia.",
        en:
          "Probabilities, couple-years and alerts are as if nothing arrives: another order leaves them as they are."
      )
    ]
    if comparison.settings.contains(where: { $0 == .leadTimeMonths || $0 == .reviewPeriodMonths }) {
      notes.append(
        language.text(
          es:
            "Con otros plazos sí cambian alertas y años pareja en riesgo: cuentan los meses hasta que llegan los pedidos.",
          en:
            "With other times alerts and couple-years at risk do change: they count the months until orders arrive."
        ))
    }
    if !comparison.isOfSameInputs {
      notes.append(
        language.text(
          es: "Se hicieron con datos distintos: entre uno y otro se importó, se deshizo o se decidió algo.",
          en:
            "They were made from different data: between them something was imported, taken back or decided.")
      )
    }
    if comparison.before.record.version != comparison.after.record.version {
      let (one, other) = (comparison.before.record.version, comparison.after.record.version)
      notes.append(
        language.text(
          es: "Los hicieron versiones distintas de Colca: \(one) y \(other).",
          en: "Different versions of Colca made them: \(one) and \(other)."))
    }
    if comparison.differsInUnnamedSetting {
      notes.append(
        language.text(
          es: "Difieren en un ajuste que solo se ve con: colca runs show NÚMERO",
          en: "They differ in a setting that only shows with: colca runs show NUMBER"))
    }
    return notes
  }
}
