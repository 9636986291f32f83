import SupplyModel

/// The summary of an import as a person reads it.
public struct ImportText {
  private let language: Language
  private let isDryRun: Bool
  private let scope: ProductScope

  /// So many findings of a file are printed; the rest is counted.
  static let findingsShown = 5

  /// A summary in a language.
  ///
  /// - Parameters:
  ///   - isDryRun: whether it was a rehearsal, which is said at the end.
  ///   - scope: outside which rows were set apart.
  public init(language: Language, isDryRun: Bool, scope: ProductScope = .familyPlanning) {
    self.scope = scope
    self.language = language
    self.isDryRun = isDryRun
  }

  /// A line for each file with its first findings, and one for all together where there are several.
  public func text(_ outcomes: [FileOutcome]) -> String {
    var text = outcomes.map(lines).joined()
    func sum(_ count: KeyPath<FileOutcome, Int>) -> Int { outcomes.map { $0[keyPath: count] }.reduce(0, +) }
    if outcomes.count > 1 {
      text += language.text(
        es: "En total: archivos \(outcomes.count); ", en: "In all: files \(outcomes.count); ")
      text += rows(
        all: sum(\.rows), new: sum(\.counts.accepted), replaced: sum(\.counts.replaced),
        unchanged: sum(\.counts.unchanged), rejected: sum(\.rejected))
      text += "\n"
    }
    let outside = FileOutcome.outside(outcomes)
    if !outside.isEmpty { text += language.outsideRows(outside, of: scope) + "\n" }
    if isDryRun {
      text += language.text(
        es: "Fue un ensayo: la base no cambió.\n", en: "This was a rehearsal: the database did not change.\n")
    }
    return text
  }

  private func rows(all: Int, new: Int, replaced: Int, unchanged: Int, rejected: Int) -> String {
    language.text(
      es:
        "filas \(all): nuevas \(new), reemplazadas \(replaced), iguales \(unchanged), rechazadas \(rejected)",
      en: "rows \(all): new \(new), replaced \(replaced), unchanged \(unchanged), rejected \(rejected)")
  }

  private func lines(_ outcome: FileOutcome) -> String {
    var text = outcome.path
    if let layout = outcome.layout {
      text += " · \(layout.rawValue)"
      if let dialect = outcome.dialect {
        text += " · \(dialect.encoding.rawValue)" + (dialect.delimiterName.map { " «\($0)»" } ?? "")
      }
      let counts = outcome.counts
      text += " · "
      text += rows(
        all: outcome.rows, new: counts.accepted, replaced: counts.replaced, unchanged: counts.unchanged,
        rejected: outcome.rejected)
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

extension Language {
  /// How far a large file has come: `ICI.csv: 120 000 filas, 80 000 por segundo, faltan 3 s`.
  public func importProgress(file path: String, rows: Int, aSecond rate: Int, secondsToGo: Int?) -> String {
    let name = PathText.lastComponent(path)
    let (rows, rate) = (NumberText.whole(rows), NumberText.whole(rate))
    return text(
      es: "\(name): \(rows) filas, \(rate) por segundo", en: "\(name): \(rows) rows, \(rate) a second")
      + (secondsToGo.map { text(es: ", faltan \($0) s", en: ", \($0) s to go") } ?? "")
  }
}
