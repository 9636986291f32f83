import Foundation

/// What an input is put into before it is read, so that damage gets past the checksums and the unfolding of an archive.
enum FuzzContainer {
  case none
  /// The rows of a sheet in a sound workbook.
  case sheet
  /// The texts that the cells of a sound workbook share.
  case sharedTexts
  /// A member of a sound archive.
  case member

  /// By how the input begins, else by its length, so that an input always reads the same way.
  init(for bytes: UnsafeRawBufferPointer) {
    self =
      bytes.starts(with: "<row".utf8)
      ? .sheet : bytes.starts(with: "<si".utf8) ? .sharedTexts : bytes.count % 8 == 4 ? .member : .none
  }

  /// The bytes of the file.
  func pack(_ bytes: UnsafeRawBufferPointer) -> Data {
    switch self {
    case .none: Data(bytes)
    case .member: ZipBytes([ZipBytes.Member("ICI_202610.csv", Data(bytes))]).data
    case .sheet:
      workbook("xl/worksheets/sheet1.xml", "<worksheet><sheetData>", bytes, "</sheetData></worksheet>")
    case .sharedTexts: workbook("xl/sharedStrings.xml", "<sst>", bytes, "</sst>")
    }
  }

  /// A workbook in which one part holds the input; its sheet names the columns by shared texts.
  private func workbook(_ part: String, _ opening: String, _ bytes: UnsafeRawBufferPointer, _ closing: String)
    -> Data
  {
    let names = ["facility", "product", "month", "consumed"]
    let header = names.indices.map { "<c t=\"s\"><v>\($0)</v></c>" }.joined()
    let row = "<c t=\"s\"><v>4</v></c><c t=\"s\"><v>5</v></c><c><v>202610</v></c><c><v>3</v></c>"
    var workbook = WorkbookBytes(rows: "<row>\(header)</row><row>\(row)</row>")
    workbook.sharedTexts = names.map { "<t>\($0)</t>" }
    workbook.formatCodes = ["yyyy-mm"]
    workbook.styles = [0, 164, 14]
    let members = workbook.members.map { member in
      member.name == part
        ? ZipBytes.Member(part, Data(opening.utf8) + Data(bytes) + Data(closing.utf8)) : member
    }
    return ZipBytes(members).data
  }
}
