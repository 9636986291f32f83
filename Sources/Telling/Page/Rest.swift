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
    return (rows.prefix(mostRows), rest(shown: mostRows, of: rows.count, workbook: list?.workbookName))
  }

  /// What to say of rows that do not stand on the page.
  ///
  /// - Parameter workbook: the file that has all of them; nil where none has.
  func rest(shown: Int, of all: Int, workbook: String?) -> Rest {
    let (shown, all) = (NumberText.whole(shown), NumberText.whole(all))
    let below =
      isFacility || files.pages.isEmpty
      ? ""
      : language.text(
        es: " El resto está en las páginas de abajo.", en: " The others are on the pages below.")
    return Rest(
      text: language.text(es: "Aquí van \(shown) de \(all).", en: "Here are \(shown) of \(all).") + below,
      file: workbook.map { .init(name: $0, href: link(to: $0)) })
  }
}
