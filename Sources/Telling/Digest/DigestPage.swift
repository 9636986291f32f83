import SupplyModel

/// A message about a night as HTML that programs for e-mail show: tables and styles within, no pictures, nothing to fetch.
public struct DigestPage: Sendable {
  private let input: DigestInput

  /// The page of a message.
  public init(_ input: DigestInput) { self.input = input }

  /// The page.
  ///
  /// - Throws: `ColcaError.cannotWrite` if the template of the program itself is broken.
  public func html() throws -> String {
    do {
      return try ReportTemplates.render(self)
    } catch {
      throw ColcaError.cannotWrite(path: "digest", reason: "\(error)")
    }
  }

  /// What the template prints.
  var view: ReportPage.View {
    let language = input.names.language
    let networks = DigestNetworks(input)
    return [
      "lang": language.rawValue, "title": DigestText(input).subject,
      "lead": language.digestLead(day: input.day, asOf: input.asOf, hasNews: input.hasNews),
      "hasTroubles": !input.troubles.isEmpty, "troublesName": language.digestTroubles,
      "troubles": input.troubles.map { ["trouble": $0] },
      "hasOverview": networks.networks.count > 1, "overviewName": language.digestOverview,
      "overview": networks.networks.map { ["network": $0.name, "summary": $0.summary] },
      "networks": networks.networks.map { network -> ReportPage.View in
        [
          "network": network.name,
          "sections": network.sections.map { section -> ReportPage.View in
            [
              "section": section.title, "lines": section.lines.map(Self.view),
              "hasFurther": section.further > 0,
              "further": language.andFurther(section.further),
            ]
          },
        ]
      },
      "hasForecasts": !networks.aboutForecasts.isEmpty, "forecastsName": language.digestForecasts,
      "forecastLines": networks.aboutForecasts.map(Self.view),
      "foot": language.digestFoot(folder: input.reportFolder), "version": input.programVersion,
    ]
  }

  /// Colours as in the report; a word always stands beside them.
  private static let tones: [String: (ink: String, ground: String)] = [
    "t-red": ("#a31621", "#fdecec"), "t-orange": ("#8a4500", "#fff1e0"), "t-green": ("#1c5c36", "#e6f4ea"),
    "t-grey": ("#4c5863", "#eceff2"),
  ]

  private static func view(_ line: DigestNetworks.Line) -> ReportPage.View {
    let tone = tones[line.tone] ?? ("#4c5863", "#eceff2")
    return [
      "hasLevel": !line.level.isEmpty, "level": line.level, "ink": tone.ink, "ground": tone.ground,
      "title": line.title, "hasDetail": !line.detail.isEmpty, "detail": line.detail,
    ]
  }
}
