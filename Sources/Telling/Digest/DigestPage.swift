import SupplyModel

/// A message about a night as HTML that programs for e-mail show: tables and styles within, no pictures, nothing to fetch.
public struct DigestPage: Sendable {
  private let input: DigestInput

  /// The page of a message.
  public init(_ input: DigestInput) { self.input = input }

  /// The page.
  ///
  /// - Throws: `ProgrammingError` if the template is broken.
  public func html() throws(ProgrammingError) -> String {
    try Contents.template.html(Contents(input), language: input.names.language)
  }

  /// What the template prints.
  struct Contents: Section {
    static let template = Template("digest", PackageResources.digest_mustache)

    struct Words: TemplateValue {
      let troubles = DigestHeadings.troubles
      let overview = DigestHeadings.overview
      let overdue = DigestHeadings.overdue
      let forecasts = DigestHeadings.forecasts
    }

    /// What there is of a micro-network, in a line.
    struct Glance: TemplateValue {
      let network: String
      let summary: String
    }

    struct Network: TemplateValue {
      let name: String
      let sections: [News]
    }

    /// Lines that share what is new of them.
    struct News: TemplateValue {
      let title: String
      let lines: [Line]
      /// How many more there are; nil for none.
      let further: String?
    }

    struct Line: TemplateValue {
      /// How urgent it is; nil where nothing says so.
      let level: String?
      let ink: String
      let ground: String
      let title: String
      let detail: String?
    }

    let words = Words()
    let lang: String
    let title: String
    let lead: String
    let troubles: [String]
    let overdue: [String]
    /// What there is of each micro-network; none where there is but one.
    let overview: [Glance]
    let networks: [Network]
    let forecasts: [Line]
    let foot: String
    let version: String

    init(_ input: DigestInput) {
      let (language, digest) = (input.names.language, DigestNetworks(input))
      lang = language.rawValue
      title = DigestText(input).subject
      lead = language.digestLead(input)
      troubles = input.troubles
      overdue = input.overdue
      overview =
        digest.networks.count > 1 ? digest.networks.map { Glance(network: $0.name, summary: $0.summary) } : []
      networks = digest.networks.map { network in
        Network(name: network.name, sections: network.sections.map { News($0, language) })
      }
      forecasts = digest.aboutForecasts.map { Line($0) }
      foot = language.digestFoot(folder: input.reportFolder)
      version = input.programVersion
    }
  }
}

extension DigestPage.Contents.News {
  fileprivate init(_ section: DigestNetworks.Section, _ language: Language) {
    title = section.title
    lines = section.lines.map { .init($0) }
    further = section.further > 0 ? language.andFurther(section.further) : nil
  }
}

extension DigestPage.Contents.Line {
  fileprivate init(_ line: DigestNetworks.Line) {
    level = line.level.isEmpty ? nil : line.level
    (ink, ground) = line.tone.colours
    title = line.title
    detail = line.detail.isEmpty ? nil : line.detail
  }
}

extension DigestNetworks.Tone {
  /// Colours as in the report; a word always stands beside them.
  fileprivate var colours: (ink: String, ground: String) {
    switch self {
    case .red: ("#a31621", "#fdecec")
    case .orange: ("#8a4500", "#fff1e0")
    case .green: ("#1c5c36", "#e6f4ea")
    case .grey: ("#4c5863", "#eceff2")
    }
  }
}
