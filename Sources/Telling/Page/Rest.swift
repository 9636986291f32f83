import SupplyModel

/// What of a list does not stand on a page, and where all of it does.
struct Rest: TemplateValue {
  let text: String
  /// The file that has all of it, and the pages of the parts, each of which has its own; none where nothing has.
  let links: [HeaderSection.Link]
}

extension ReportContext {
  /// So many pages of parts are named beside a list; of more the list of the parts is.
  private static let namedParts = 6

  /// The rows of a list that stand on the page, and what to say of the others; nil where all do.
  ///
  /// - Parameters:
  ///   - rows: all rows, the worst first.
  ///   - list: the file that has all of them; nil where none has.
  func shown<Row>(_ rows: [Row], of list: ReportList?) -> (rows: ArraySlice<Row>, rest: Rest?) {
    guard rows.count > mostRows else { return (rows[...], nil) }
    return (rows.prefix(mostRows), rest(shown: mostRows, of: rows.count, workbook: list?.workbookName))
  }

  /// What to say of rows that do not stand on the page.
  ///
  /// - Parameter workbook: the file that has all of them; nil where none has.
  func rest(shown: Int, of all: Int, workbook: String?) -> Rest {
    let links = (workbook.map { [.init(name: $0, href: link(to: $0))] } ?? []) + pagesOfParts
    let (shown, all) = (NumberText.whole(shown), NumberText.whole(all))
    let told = language.text(es: "Aquí van \(shown) de \(all).", en: "Here are \(shown) of \(all).")
    return Rest(
      text: links.isEmpty ? told : told + language.text(es: " El resto, en:", en: " The others are in:"),
      links: links)
  }

  /// The pages of the parts of the page's place by name; of many the list on this page that leads to them.
  private var pagesOfParts: [HeaderSection.Link] {
    guard !isFacility else { return [] }
    let pages = node.children.compactMap { child in
      page(at: child).map { HeaderSection.Link(name: name(of: tree.nodes[child].face) ?? "", href: $0) }
    }
    guard pages.count > Self.namedParts else { return pages }
    return [.init(name: PartsSection.title(node.parts).text(in: language), href: "#parts")]
  }
}
