import CSVReading
import CXml2
import SupplyModel

/// Parses a page by libxml2, piece by piece, and writes the rows of its tables as delimited text into a file.
///
/// Whatever is wrong with a page is mended as browsers do; nothing is fetched. A page whose cells cover so much that it comes to more
/// than `mostBytes` is not read further.
final class HTMLRows {
  private var context: htmlParserCtxtPtr?
  private let recordBytes: Int
  private let spool: SpooledFile
  private let mostBytes: Int
  /// Bytes of text that were made so far.
  private(set) var madeBytes = 0
  /// What kept the text from being written.
  private var failure: (any Error)?
  private var output: [UInt8] = []
  private var cells: [[UInt8]] = []
  private var cell: [UInt8]?
  /// Columns that the open cell takes beside its own.
  private var furtherColumns = 0
  /// The row of its table that is being read.
  private var row = 0
  /// By column, the last row of the table that a cell above covers.
  private var covered: [Int: Int] = [:]
  /// The cells with something in them that cover more than one row.
  private var merged: [(line: Int, rows: Int, field: Int)] = []
  /// The rows that the open cell covers.
  private var openRows = 1
  private var looks = HTMLLooks()
  private var isInSheet = false
  /// How many elements are open within what is left out of the cell, its own among them; 0 outside.
  private var aside = (depth: 0, isHidden: false)
  /// What was left out of the open cell and can be seen.
  private var leftOut: [UInt8] = []
  /// Whether the open row, and the open cell, are struck out as a whole.
  private var isStruck = (row: false, cell: false)
  /// What is open and not shown: a table or what stands around it, a part of a table, a row.
  private var isHidden = (table: false, part: false, row: false)
  /// The rows of the page so far, those that are not shown among them, and these with the line of the first.
  private var rowsSoFar = 0
  private(set) var hidden: (count: Int, firstLine: Int)?
  /// Within what is no text: a script, a style.
  private var muted = 0
  /// Bytes of the texts of the row at hand.
  private var rowBytes = 0
  /// Bytes since the last tag began: libxml2 keeps a text until it ends.
  private var textBytes = 0
  /// Whether some of the text of the row at hand was left out for its length.
  private var isOverlong = false

  /// So many bytes of one text, and of one row, are kept.
  static let textBytesKept = 8 << 20
  /// A row has no more columns than a sheet has.
  private static let widestRow = 16_384
  /// What a cell may cover at the most, by the standard of HTML.
  private static let widestCell = (columns: 1000, rows: 65_534)

  /// So much is made before it is written.
  private static let heldBytes = 1 << 18

  /// A parser of a page that writes into a file.
  ///
  /// - Throws: `ProgrammingError` where libxml2 makes none.
  init(isUTF8: Bool, recordBytes: Int, mostBytes: Int, into spool: SpooledFile) throws {
    self.recordBytes = recordBytes
    self.mostBytes = mostBytes
    self.spool = spool
    var handler = htmlSAXHandler()
    handler.startElement = { user, name, attributes in
      HTMLRows.of(user)?.begin(HTMLRows.text(name), attributes)
    }
    handler.endElement = { user, name in HTMLRows.of(user)?.end(HTMLRows.text(name)) }
    handler.characters = { user, bytes, count in HTMLRows.of(user)?.add(bytes, Int(count)) }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = nil
    let user = Unmanaged.passUnretained(self).toOpaque()
    guard
      let context = htmlCreatePushParserCtxt(&handler, user, nil, 0, nil, XML_CHAR_ENCODING_NONE),
      let encoding = xmlFindCharEncodingHandler(isUTF8 ? "UTF-8" : "windows-1252")
    else { throw ProgrammingError("libxml2 makes no parser") }
    self.context = context
    let options = [
      HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_IGNORE_ENC,
    ]
    htmlCtxtUseOptions(context, options.reduce(0) { $0 | Int32($1.rawValue) })
    xmlSwitchToEncoding(context, encoding)
  }

  deinit { if let context { htmlFreeParserCtxt(context) } }

  /// Whether the page came to more than it may.
  var isTooMuch: Bool { madeBytes > mostBytes }

  /// Takes the next bytes of the page; a text that goes on beyond `textBytesKept` is left out, so that none fills the memory.
  ///
  /// - Throws: `FileAccessError` where the text cannot be written.
  func parse(_ block: UnsafeRawBufferPointer) throws {
    var rest = UnsafeRawBufferPointer(rebasing: block[...])
    if textBytes > Self.textBytesKept {
      isOverlong = true
      guard let tag = rest.firstIndex(of: UInt8(ascii: "<")) else { return }
      rest = UnsafeRawBufferPointer(rebasing: rest[tag...])
    }
    let last = rest.lastIndex(of: UInt8(ascii: "<"))
    textBytes = last.map { rest.count - $0 } ?? textBytes + rest.count
    let bytes = rest.bindMemory(to: CChar.self)
    htmlParseChunk(context, bytes.baseAddress, Int32(clamping: bytes.count), 0)
    if let failure { throw failure }
  }

  /// Ends the page.
  ///
  /// - Throws: `FileAccessError` where the text cannot be written.
  func finish() throws {
    htmlParseChunk(context, nil, 0, 1)
    endRow()
    write()
    if let failure { throw failure }
  }

  private func write() {
    do { try output.withUnsafeBytes(spool.append) } catch { failure = error }
    output.removeAll(keepingCapacity: true)
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> HTMLRows? {
    user.map { Unmanaged<HTMLRows>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func text(_ name: UnsafePointer<xmlChar>?) -> String {
    name.map { String(cString: $0).lowercased() } ?? ""
  }

  private func begin(
    _ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard !isTooMuch else { return }
    if passesOver(name, attributes) { return }
    switch name {
    case "table":
      beginTable()
      isHidden = (look(of: name, attributes) == .hidden, false, false)
    case "thead", "tbody", "tfoot":
      endRow()
      isHidden.part = look(of: name, attributes) == .hidden
    case "tr":
      endRow()
      let look = look(of: name, attributes)
      (isStruck.row, isHidden.row) = (look == .struck, look == .hidden)
    case "td", "th":
      endCell()
      isStruck.cell = look(of: name, attributes) == .struck
      skipCovered()
      let span = Self.spans(attributes)
      guard cells.count + span.columns <= Self.widestRow else {
        isOverlong = true
        return
      }
      for column in cells.count..<cells.count + span.columns where span.rows > 1 {
        covered[column] = row + span.rows - 1
      }
      furtherColumns = span.columns - 1
      openRows = span.rows
      cell = []
    case "br", "p", "div": cell?.append(0x20)
    case "input": cell?.append(contentsOf: Self.shownValue(Self.pairs(attributes)).utf8)
    case "script", "style":
      muted += 1
      isInSheet = name == "style"
    default: break
    }
  }

  private func end(_ name: String) {
    guard !isTooMuch else { return }
    if aside.depth > 0, !Self.parts.contains(name) {
      aside.depth -= 1
      return
    }
    switch name {
    case "td", "th": endCell()
    // One without cells of its own is a row all the same, that cells above may cover.
    case "tr":
      if cells.isEmpty, cell == nil { row += 1 } else { endRow() }
      isHidden.row = false
    case "thead", "tbody", "tfoot":
      endRow()
      isHidden.part = false
    case "table":
      beginTable()
      isHidden = (false, false, false)
    case "script", "style":
      muted = max(0, muted - 1)
      isInSheet = false
      if name == "style" { looks.endSheet() }
    default: break
    }
  }

  private func add(_ bytes: UnsafePointer<xmlChar>?, _ count: Int) {
    guard let bytes else { return }
    if isInSheet { looks.addSheet(UnsafeBufferPointer(start: bytes, count: count)) }
    guard muted == 0, cell != nil else { return }
    rowBytes += count
    guard rowBytes <= Self.textBytesKept else {
      isOverlong = true
      return
    }
    let text = UnsafeBufferPointer(start: bytes, count: count)
    guard aside.depth == 0 else {
      if !aside.isHidden { leftOut.append(contentsOf: text) }
      return
    }
    cell?.append(contentsOf: text)
  }

  /// The elements that a table consists of: none of them is left out.
  private static let parts: Set<String> = ["table", "thead", "tbody", "tfoot", "tr", "td", "th"]

  /// Whether an element is left out of its cell, or lies within one that is.
  private func passesOver(
    _ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> Bool {
    if Self.parts.contains(name) {
      aside.depth = 0
      return false
    }
    if aside.depth > 0 {
      aside.depth += 1
      return true
    }
    guard cell != nil, muted == 0 else { return false }
    let look = look(of: name, attributes)
    guard look != .plain else { return false }
    aside = (1, look == .hidden)
    return true
  }

  private func look(
    of name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> HTMLLooks.Look {
    looks.look(of: name, Self.pairs(attributes))
  }

  private static func pairs(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> [(name: String, value: String)] {
    guard var next = attributes else { return [] }
    var pairs: [(name: String, value: String)] = []
    // Pairs of a name and a value, up to a name that is none.
    while let name = next.pointee {
      pairs.append((text(name), next.advanced(by: 1).pointee.map { String(cString: $0) } ?? ""))
      next = next.advanced(by: 2)
    }
    return pairs
  }

  /// What a field of a form shows.
  private static func shownValue(_ attributes: [(name: String, value: String)]) -> String {
    let kind = attributes.first { $0.name == "type" }?.value.lowercased() ?? "text"
    guard ["text", "number"].contains(kind) else { return "" }
    return attributes.first { $0.name == "value" }?.value ?? ""
  }

  private func beginTable() {
    endRow()
    covered = [:]
    row = 0
  }

  private func endCell() {
    guard var text = cell else { return }
    cell = nil
    // A cell of nothing else keeps it: none falls silent by its looks.
    if text.allSatisfy({ $0 <= 0x20 }) { text = leftOut }
    leftOut.removeAll(keepingCapacity: true)
    aside.depth = 0
    if isStruck.row || isStruck.cell, let marked = StruckText.marked(text) { text = marked }
    if openRows > 1, text.contains(where: { $0 > 0x20 }), merged.count < TableDefect.mergedKept {
      merged.append((rowsSoFar + 1, openRows, cells.count))
    }
    openRows = 1
    cells.append(text)
    for _ in 0..<furtherColumns { cells.append([]) }
    furtherColumns = 0
  }

  /// Leaves blank what a cell of a row above covers.
  private func skipCovered() {
    while let last = covered[cells.count], last >= row { cells.append([]) }
  }

  private func endRow() {
    endCell()
    rowBytes = 0
    guard !cells.isEmpty else { return }
    let before = output.count
    rowsSoFar += 1
    defer {
      row += 1
      madeBytes += output.count - before
      if output.count > Self.heldBytes { write() }
    }
    if isOverlong {
      // No record is as long: its place is told, and it is not read.
      output += [UInt8](repeating: UInt8(ascii: "x"), count: recordBytes + 2 * FileBlocks.blockSize) + [0x0A]
      cells.removeAll(keepingCapacity: true)
      while merged.last?.line == rowsSoFar { merged.removeLast() }
      isOverlong = false
      return
    }
    skipCovered()
    if isHidden.table || isHidden.part || isHidden.row, isSomething(cells) {
      hidden = hidden.map { ($0.count + 1, $0.firstLine) } ?? (1, rowsSoFar)
      // Its line stays, blank, so that the others keep theirs.
      output.append(0x0A)
      cells.removeAll(keepingCapacity: true)
      return
    }
    for (place, text) in cells.enumerated() {
      if place > 0 { output.append(UInt8(ascii: ";")) }
      output.append(UInt8(ascii: "\""))
      write(text)
      output.append(UInt8(ascii: "\""))
    }
    output.append(0x0A)
    cells.removeAll(keepingCapacity: true)
  }

  /// Where cells cover more than one row of the page, as far as it has them.
  var mergedCells: [TableDefect] {
    merged.compactMap { cell in
      let lastLine = min(cell.line + cell.rows - 1, rowsSoFar)
      return lastLine > cell.line ? TableDefect(mergedFrom: cell.line, to: lastLine, field: cell.field) : nil
    }
  }

  private func isSomething(_ cells: [[UInt8]]) -> Bool {
    cells.contains { $0.contains { $0 > 0x20 } }
  }

  /// Writes a text as a page shows it: blanks and line ends together are one blank.
  private func write(_ text: [UInt8]) {
    var isBlank = false
    var isFirst = true
    for byte in text {
      if [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
        isBlank = true
        continue
      }
      if isBlank, !isFirst { output.append(0x20) }
      (isBlank, isFirst) = (false, false)
      output.append(byte)
      if byte == UInt8(ascii: "\"") { output.append(byte) }
    }
  }

  /// How many columns and rows a cell covers.
  private static func spans(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> (columns: Int, rows: Int) {
    var (columns, rows) = (1, 1)
    for attribute in pairs(attributes) {
      let count = max(1, Int(attribute.value) ?? 1)
      switch attribute.name {
      case "colspan": columns = min(count, widestCell.columns)
      case "rowspan": rows = min(count, widestCell.rows)
      default: break
      }
    }
    return (columns, rows)
  }
}
