import SupplyModel

extension Language {
  /// What a finding says to a person: what was found, how to mend it, and which option matters.
  ///
  /// The place (file, line, column) is not part of the sentence; whoever prints it puts it in front.
  public func sentence(for finding: Finding) -> String {
    switch finding.facts {
    case .file(let fault): sentence(for: fault)
    case .keys(let source): sentence(for: source)
    case .row(let fault): sentence(for: fault)
    case .reports(let dispute): sentence(for: dispute)
    case .availability(let doubt): sentence(for: doubt)
    case .lots(let doubt): sentence(for: doubt)
    case .history(let oddity): sentence(for: oddity)
    case .network(let oddity): sentence(for: oddity)
    }
  }

  /// The place of a finding, to be put in front of its sentence: `línea 17, columna INTERSAN`.
  public func place(of finding: Finding) -> String {
    var parts: [String] = []
    if let line = finding.line { parts.append(text(es: "línea \(line)", en: "line \(line)")) }
    if let column = finding.column { parts.append(text(es: "columna \(column)", en: "column \(column)")) }
    return parts.joined(separator: ", ")
  }
}

// How the sentences of findings write their facts.
extension Language {
  /// A quantity as people write it.
  func quantity(_ units: Double) -> String { quantity(PlainNumber.text(units)) }

  /// A count as people write quantities.
  func quantity(_ count: Int) -> String { quantity(Double(count)) }

  /// The quantity in a text as people write it; text that is no number as it stands.
  func quantity(_ text: String) -> String {
    Double(text).map { NumberText.decimal($0, decimals: 2) } ?? text
  }

  /// `1 mes`, `2 meses`.
  func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) " + (count == 1 ? one : many)
  }
}

extension Finding.Cell {
  /// What stands in the cell; empty when there is no one cell.
  var written: String { text ?? "" }
  /// The column's name; empty when the table has none.
  var name: String { column ?? "" }
}
