import Operations
import SupplyModel

/// A message about a night as plain text, in lines that a telephone can show.
public struct DigestText: Sendable {
  private let input: DigestInput
  private let language: Language

  /// The text of a message.
  public init(_ input: DigestInput) {
    self.input = input
    language = input.names.language
  }

  /// The subject: what counts first.
  public var subject: String {
    language.digestSubject(counts: counts, troubles: input.troubles.count, asOf: input.asOf)
  }

  /// How many there are of each kind of news.
  private var counts: [RememberedAlert.News: Int] {
    input.items.filter { $0.alert.key.kind == .stock }.reduce(into: [:]) { $0[$1.news, default: 0] += 1 }
  }

  /// The whole text.
  public var text: String {
    let networks = DigestNetworks(input)
    var text = language.digestLead(input) + "\n"
    if !input.troubles.isEmpty {
      text += "\n" + heading(DigestHeadings.troubles.text(in: language))
      for trouble in input.troubles { text += "- " + ListTable.plain(trouble) + "\n" }
    }
    if networks.networks.count > 1 {
      text += "\n" + heading(DigestHeadings.overview.text(in: language))
      for network in networks.networks { text += "- \(ListTable.plain(network.name)): \(network.summary)\n" }
    }
    for network in networks.networks {
      text += "\n" + heading(network.name)
      for section in network.sections {
        text += "\n" + section.title + "\n"
        for line in section.lines { text += self.line(line) }
        if section.further > 0 { text += "  " + language.andFurther(section.further) + "\n" }
      }
    }
    if !networks.aboutForecasts.isEmpty {
      text += "\n" + heading(DigestHeadings.forecasts.text(in: language))
      for line in networks.aboutForecasts { text += self.line(line) }
    }
    if !input.overdue.isEmpty {
      text += "\n" + heading(DigestHeadings.overdue.text(in: language))
      for action in input.overdue { text += "- " + ListTable.plain(action) + "\n" }
    }
    return text + "\n" + language.digestFoot(folder: input.reportFolder) + "\n"
      + "Colca " + input.programVersion + "\n"
  }

  private func heading(_ title: String) -> String {
    let plain = ListTable.plain(title).uppercased()
    return plain + "\n" + String(repeating: "=", count: plain.count) + "\n"
  }

  private func line(_ line: DigestNetworks.Line) -> String {
    let level = line.level.isEmpty ? "" : line.level + " · "
    let title = "* " + level + ListTable.plain(line.title) + "\n"
    return title + (line.detail.isEmpty ? "" : "  " + ListTable.plain(line.detail) + "\n")
  }
}
