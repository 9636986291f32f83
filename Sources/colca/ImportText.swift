import Planning
import SupplyModel
import Wording

/// The summary of an import as a person reads it.
struct ImportText {
  let language: Language
  let isDryRun: Bool

  /// So many findings of a file are printed; the rest is counted.
  static let findingsShown = 5

  func text(_ outcomes: [FileOutcome]) -> String {
    var text = outcomes.map(lines).joined()
    let accepted = outcomes.map(\.counts.accepted).reduce(0, +)
    let replaced = outcomes.map(\.counts.replaced).reduce(0, +)
    let rejected = outcomes.map(\.rejected).reduce(0, +)
    if outcomes.count > 1 {
      text += language.text(
        es: "En total: \(outcomes.count) archivos, \(accepted) filas nuevas, \(replaced) reemplazadas, "
          + "\(rejected) rechazadas.\n",
        en:
          "In all: \(outcomes.count) files, \(accepted) rows new, \(replaced) replaced, \(rejected) rejected.\n"
      )
    }
    if isDryRun {
      text += language.text(
        es: "Fue un ensayo: la base no cambió.\n", en: "This was a rehearsal: the database did not change.\n")
    }
    return text
  }

  private func lines(_ outcome: FileOutcome) -> String {
    var text = outcome.path
    if let layout = outcome.layout {
      text += " · \(layout.rawValue)"
      if let dialect = outcome.dialect {
        text += " · \(dialect.encoding.rawValue) «\(dialect.delimiterName)»"
      }
      let counts = outcome.counts
      text += language.text(
        es: " · \(outcome.rows) filas: \(counts.accepted) nuevas, \(counts.replaced) reemplazadas, "
          + "\(counts.unchanged) iguales, \(outcome.rejected) rechazadas",
        en: " · \(outcome.rows) rows: \(counts.accepted) new, \(counts.replaced) replaced, "
          + "\(counts.unchanged) unchanged, \(outcome.rejected) rejected")
    }
    text += "\n"
    for finding in outcome.findings.prefix(Self.findingsShown) {
      let place = language.place(of: finding)
      text += "  " + (place.isEmpty ? "" : place + ": ") + language.sentence(for: finding) + "\n"
    }
    let rest = outcome.findings.count - Self.findingsShown
    if rest > 0 {
      text += language.text(
        es: "  … y \(rest) más: colca findings\n", en: "  … and \(rest) more: colca findings\n")
    }
    return text
  }
}
