import Foundation

/// A workbook built from the XML of its sheets.
public struct WorkbookBytes {
  /// A sheet.
  public struct Sheet {
    let name: String
    let rows: String
    let state: String
    /// The cells of a pivot table on it, as `A3:C9`; nil where there is none.
    let pivot: String?
    /// The cells that are one, each as `F2:F3`.
    let merged: [String]

    /// A sheet of `<row>` elements.
    public init(
      _ name: String, rows: String, state: String = "visible", pivot: String? = nil, merged: [String] = []
    ) {
      (self.name, self.rows, self.state, self.pivot, self.merged) = (name, rows, state, pivot, merged)
    }

    /// What stands behind its rows.
    fileprivate var behind: String {
      merged.isEmpty
        ? "" : "<mergeCells>\(merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined())</mergeCells>"
    }
  }

  /// The sheets in the workbook's order.
  public var sheets: [Sheet]
  /// The shared strings, each the inner XML of an `<si>`.
  public var sharedTexts: [String] = []
  /// Codes of number formats from 164 on.
  public var formatCodes: [String] = []
  /// The number format of each cell style.
  public var styles: [Int] = [0]
  /// The fonts, each the inner XML of a `<font>`.
  public var fonts: [String] = []
  /// The font of each cell style; the first for styles beyond these.
  public var fontOfStyle: [Int] = []
  /// Whether days are counted from 1904.
  public var is1904 = false
  /// Whether formulas are to be worked out anew when the workbook is opened.
  public var wantsCalculation = false

  /// A workbook of sheets.
  public init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// A workbook of one sheet.
  public init(rows: String) { self.init([Sheet("Hoja1", rows: rows)]) }

  /// A row of inline texts from column A on; empty texts have no cell.
  public static func row(_ number: Int, _ texts: [String]) -> String {
    let cells = texts.enumerated().filter { !$0.element.isEmpty }.map { index, text in
      "<c r=\"\(column(index))\(number)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }
    return "<row r=\"\(number)\">\(cells.joined())</row>"
  }

  private static func column(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
    return index < 26 ? letter : column(index / 26 - 1) + letter
  }

  /// The bytes of the file.
  public var data: Data { ZipBytes(members).data }

  /// The parts as members of an archive.
  public var members: [ZipBytes.Member] {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let listed = sheets.enumerated().map {
      "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" state=\"\($1.state)\" r:id=\"rId\($0 + 1)\"/>"
    }
    let related = sheets.indices.map {
      "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
    }
    let formats = formatCodes.enumerated().map { "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\($1)\"/>" }
    let xfs = styles.enumerated().map { index, format in
      let font = fontOfStyle.indices.contains(index) ? fontOfStyle[index] : 0
      return "<xf numFmtId=\"\(format)\" fontId=\"\(font)\"/>"
    }
    let pivots = sheets.enumerated().flatMap { index, sheet -> [ZipBytes.Member] in
      guard let pivot = sheet.pivot else { return [] }
      return [
        ZipBytes.Member(
          "xl/worksheets/_rels/sheet\(index + 1).xml.rels",
          """
          <Relationships><Relationship Id="rId1" Type="\(office)/pivotTable" Target="../pivotTables/pivotTable\(index + 1).xml"/>\
          </Relationships>
          """),
        ZipBytes.Member(
          "xl/pivotTables/pivotTable\(index + 1).xml",
          "<pivotTableDefinition \(main) name=\"T\"><location ref=\"\(pivot)\"/></pivotTableDefinition>"),
      ]
    }
    let parts = sheets.enumerated().map {
      ZipBytes.Member(
        "xl/worksheets/sheet\($0 + 1).xml",
        "<worksheet \(main)><sheetData>\($1.rows)</sheetData>\($1.behind)</worksheet>"
      )
    }
    return [
      ZipBytes.Member("[Content_Types].xml", "<Types/>"),
      ZipBytes.Member(
        "xl/workbook.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?><workbook \(main) xmlns:r="\(office)">\
        <workbookPr date1904="\(is1904 ? 1 : 0)"/><sheets>\(listed.joined())</sheets>\
        <calcPr fullCalcOnLoad="\(wantsCalculation ? 1 : 0)"/></workbook>
        """),
      ZipBytes.Member(
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships>\(related.joined())<Relationship Id="s" Type="\(office)/styles" Target="/xl/styles.xml"/>\
        <Relationship Id="t" Type="\(office)/sharedStrings" Target="sharedStrings.xml"/></Relationships>
        """),
      ZipBytes.Member(
        "xl/styles.xml",
        """
        <styleSheet \(main)><numFmts>\(formats.joined())</numFmts><fonts>\(fonts.map { "<font>\($0)</font>" }.joined())</fonts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
        <cellXfs>\(xfs.joined())</cellXfs></styleSheet>
        """),
      ZipBytes.Member(
        "xl/sharedStrings.xml", "<sst \(main)>\(sharedTexts.map { "<si>\($0)</si>" }.joined())</sst>"),
    ] + parts + pivots
  }
}
