import SupplyModel

/// What a printed page has of its own: whose it is and how old in its margins, which of how many, and what of the screen it leaves out.
struct PaperRules {
  /// A section of a page that paper leaves out.
  struct ScreenOnly {
    /// Its anchor.
    let id: String
    let name: Phrase
    /// Whether it holds anything that a reader of the paper would want to know of.
    var isTold = true
  }

  /// The sections that stand on the screen only.
  let screenOnly: [ScreenOnly]

  /// The rules of a page of any kind: all of it is printed.
  init() { screenOnly = [] }

  /// The rules of the page of a place.
  ///
  /// What a meeting looks at is on the paper of a page that leads to others; that of a page to work with is short, and its orders are on
  /// one sheet.
  init(_ context: ReportContext) {
    let aside = [
      ScreenOnly(id: "excess", name: ExcessSection.Words().title),
      ScreenOnly(id: "matrix", name: MatrixSection.Words().title),
      ScreenOnly(id: "accuracy", name: AccuracySection.Words().title),
      ScreenOnly(id: "messages", name: MessagesSection.Words().title),
      ScreenOnly(id: "data", name: DataSection.Words().title),
    ]
    let changes = ScreenOnly(
      id: "changes", name: Phrase(es: "Cambios", en: "Changes"), isTold: context.changes != nil)
    guard context.isWork else {
      let known = context.changes == nil || context.isFacility ? [changes] : []
      let cards = context.node.children.count > OrderSheetSection.mostUpright ? Self.cards : []
      screenOnly = aside + known + cards
      return
    }
    screenOnly =
      [
        ScreenOnly(id: "parts", name: PartsSection.title(context.node.parts)),
        ScreenOnly(id: "trend", name: TrendSection.Words().title),
      ] + Self.cards + aside + [
        ScreenOnly(id: "map", name: MapSection.Words().title),
        ScreenOnly(id: "indicators", name: Phrase(es: "Indicadores", en: "Indicators")), changes,
      ]
  }

  /// The orders and cards of facilities one below another, of which the order's sheet says what a meeting needs.
  private static let cards = [
    ScreenOnly(id: "orders", name: OrdersSection.Words().title),
    ScreenOnly(id: "facilities", name: FacilitiesSection.Words().title),
  ]

  /// The rules of a page for whom and until when it is, as a style sheet.
  func text(_ language: Language, scope: String?, period: String) -> String {
    let pages = language.text(
      es: #""página " counter(page) " de " counter(pages)"#,
      en: #""page " counter(page) " of " counter(pages)"#)
    let whose = Self.quoted((scope.map { $0 + " · " } ?? "") + period)
    let boxes =
      "@bottom-left{content:\(whose);font:9px sans-serif}@bottom-right{content:\(pages);font:9px sans-serif}"
    let hidden = screenOnly.map { "#" + $0.id }.joined(separator: ",")
    let left = hidden.isEmpty ? "" : "@media print{\(hidden){display:none}}\n"
    return "@page{\(boxes)}\n@page wide{\(boxes)}\n" + left
  }

  /// What the page has on a screen and not on paper, in a sentence for whoever holds the paper; nil where it is all there.
  ///
  /// - Parameter anchors: those of the sections that the page has.
  func told(_ language: Language, anchors: Set<String>, page: String) -> String? {
    let names = screenOnly.filter { $0.isTold && anchors.contains($0.id) }.map { $0.name.text(in: language) }
    guard !names.isEmpty else { return nil }
    let file = PathText.lastComponent(page)
    return language.text(es: "Solo en la pantalla (\(file)): ", en: "On the screen only (\(file)): ")
      + names.joined(separator: "; ") + "."
  }

  /// A text as a style sheet takes it, whatever is in it: all but letters, digits and plain signs by their numbers.
  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars.prefix(120) {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ".", ",", "-": quoted.unicodeScalars.append(scalar)
      default: quoted += "\\" + String(scalar.value, radix: 16) + " "
      }
    }
    return "\"" + quoted + "\""
  }
}
