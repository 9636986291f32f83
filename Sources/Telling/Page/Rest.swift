import SupplyModel

/// What of a list does not stand on a page, and the file that has all of it.
struct Rest: TemplateValue {
  let text: String
  /// The file that has all of it; nil where none has.
  let file: HeaderSection.Link?
}

extension ReportContext {
  /// The rows of a list that stand on the page, and what to say of the others; nil where all do.
  ///
  /// - Parameters:
  ///   - rows: all rows, the worst first.
  ///   - list: the file that has all of them; nil where none has.
  func shown<Row>(_ rows: [Row], of list: ReportList?) -> (rows: ArraySlice<Row>, rest: Rest?) {
    guard rows.count > mostRows else { return (rows[...], nil) }
    let (shown, all) = (NumberText.whole(mostRows), NumberText.whole(rows.count))
    let below =
      isFacility || files.pages.isEmpty
      ? ""
      : language.text(
        es: " El resto está en las páginas de abajo.", en: " The others are on the pages below.")
    return (
      rows.prefix(mostRows),
      Rest(
        text: language.text(es: "Aquí van \(shown) de \(all).", en: "Here are \(shown) of \(all).") + below,
        file: list.map { .init(name: $0.workbookName, href: link(to: $0.workbookName)) })
    )
  }
}
