import CSVReading

/// Finds the tables of a file, and within an archive those of its members.
struct TableFinder {
  private let limits: TableLimits
  private let converter: SpreadsheetConverter
  /// What may still be unfolded: workbooks inside an archive share the archive's allowance.
  private var allowance: Int

  init(limits: TableLimits, converter: SpreadsheetConverter) {
    self.limits = limits
    self.converter = converter
    allowance = limits.unfoldedBytes
  }

  /// Calls `body` with each entry of the file at a path.
  ///
  /// - Parameters:
  ///   - writtenAt: when it was written, for a member of an archive.
  ///   - members: the names of all members of that archive.
  mutating func find(
    path: String, name: String, survey: ByteSurvey, spool: SpooledFile? = nil, writtenAt: Int?,
    members: [String] = [], _ take: (TableEntry) throws -> Void
  ) throws {
    func body(_ entry: TableEntry) throws {
      guard case .table(var table) = entry else { return try take(entry) }
      table.writtenAt = table.writtenAt ?? writtenAt
      if table.archiveMembers.isEmpty { table.archiveMembers = members }
      try take(.table(table))
    }
    let format: FileFormat
    do {
      format = try FileFormat(survey)
    } catch {
      return try refuse(error, path: path, name: name, body)
    }
    switch format {
    case .text:
      let text = TextFacts(
        isUTF8: survey.isUTF8, isDamagedUTF8: survey.isDamagedUTF8, hasWideLetters: survey.hasWideLetters,
        letters: survey.isUTF8 ? LetterEvidence() : survey.letterEvidence)
      let whole = FileBlocks(path: path)
      let blocks: any ByteBlocks = survey.isFilledUp ? CutBlocks(whole, end: survey.textEnd) : whole
      var table = Table(name: name, blocks: blocks, text: text, limits: limits, spool: spool)
      table.endsInNULs = survey.isFilledUp && survey.filler.hasNUL
      try body(.table(table))
    case .html:
      let page = try HTMLPage.text(
        of: path, survey: survey, allowance: allowance, recordBytes: limits.recordBytes)
      switch page {
      case .failure(let reason): try body(.refused(name: name, reason: reason))
      case .success(let made):
        allowance -= made.bytes
        let text = TextFacts(isUTF8: true)
        let blocks = FileBlocks(path: made.spool.path)
        var table = Table(name: name, blocks: blocks, text: text, limits: limits, spool: made.spool)
        table.hiddenRows = made.hidden
        table.mergedCells = made.merged
        try body(.table(table))
      }
    case .utf16(let isBigEndian, let markBytes):
      let text = TextFacts(isUTF8: true, wasUTF16: true)
      let blocks = UTF16Blocks(path: path, isBigEndian: isBigEndian, markBytes: markBytes)
      try body(.table(Table(name: name, blocks: blocks, text: text, limits: limits, spool: spool)))
    case .dbf(let header):
      let text = TextFacts(isUTF8: survey.isUTF8, codePage: header.codePage)
      let reader = DBFReader(path: path, header: header, fileBytes: survey.byteCount)
      try body(.table(Table(name: name, dbf: reader, text: text, limits: limits, spool: spool)))
    case .zip:
      try findInArchive(path: path, name: name, survey: survey, spool: spool, body)
    }
  }

  /// Refuses a file, unless it is a spreadsheet of another kind that can be made into a workbook.
  private mutating func refuse(
    _ refusal: TableRefusal, path: String, name: String, _ body: (TableEntry) throws -> Void
  ) throws {
    guard case .foreignFormat(let format) = refusal, format.spreadsheetEnding != nil else {
      return try body(.refused(name: name, reason: refusal))
    }
    switch try converter.workbook(from: path, format: format, limits: limits) {
    case .failure(let reason): try body(.refused(name: name, reason: reason))
    case .success(let made):
      // What is no workbook now would be made into one again and again.
      guard case .zip? = try? FileFormat(made.survey) else {
        return try body(.refused(name: name, reason: .notConverted(format, because: .failed)))
      }
      try findInArchive(path: made.spool.path, name: name, survey: made.survey, spool: made.spool, body)
    }
  }

  private mutating func findInArchive(
    path: String, name: String, survey: ByteSurvey, spool: SpooledFile?, _ body: (TableEntry) throws -> Void
  ) throws {
    var allowed = limits
    allowed.unfoldedBytes = allowance
    let found: (archive: ZipArchive, workbook: Workbook?)
    do {
      let archive = try ZipArchive(path: path, fileBytes: survey.byteCount, limits: allowed)
      if let other = Workbook.isWorkbook(archive) ? nil : Workbook.otherDocument(archive) {
        throw TableRefusal.foreignFormat(other)
      }
      found = (archive, Workbook.isWorkbook(archive) ? try Workbook(archive) : nil)
    } catch let refusal as TableRefusal {
      return try refuse(refusal, path: path, name: name, body)
    }
    guard found.workbook != nil || spool == nil else {
      return try body(.refused(name: name, reason: .nestedArchive))
    }
    allowance -= found.archive.unfoldedBytes
    if let workbook = found.workbook {
      try findInWorkbook(workbook, name: name, spool: spool, body)
    } else {
      try findInMembers(found.archive, name: name, body)
    }
  }

  private func findInWorkbook(
    _ workbook: Workbook, name: String, spool: SpooledFile?, _ body: (TableEntry) throws -> Void
  ) throws {
    var isEmpty = true
    for sheet in workbook.sheets {
      let reader = SheetReader(workbook: workbook, sheet: sheet)
      guard try reader.hasContent else { continue }
      isEmpty = false
      let sheetName = DisplayName.inside(name, sheet.name)
      try body(.table(Table(name: sheetName, sheet: reader, limits: limits, spool: spool)))
    }
    if isEmpty { try body(.refused(name: name, reason: .nothingInside)) }
  }

  private mutating func findInMembers(
    _ archive: ZipArchive, name: String, _ body: (TableEntry) throws -> Void
  ) throws {
    var isEmpty = true
    let names = archive.members.map(\.name)
    for member in archive.members.sorted(by: { $0.name < $1.name }) {
      let memberName = DisplayName.inside(name, member.name)
      let refusal = member.refusal
      if refusal == nil, member.isSkipped { continue }
      isEmpty = false
      if let refusal {
        try body(.refused(name: memberName, reason: refusal))
        continue
      }
      let spool = try SpooledFile()
      var survey = ByteSurvey()
      do {
        // The first block has to hold a whole DBF header for the survey.
        try archive.read(member, blockBytes: FileBlocks.blockSize) { block in
          survey.accept(block)
          try spool.append(block)
          return true
        }
      } catch let damage as ZipDamage {
        try body(.refused(name: memberName, reason: damage.refusal))
        continue
      }
      try find(
        path: spool.path, name: memberName, survey: survey, spool: spool, writtenAt: member.writtenAt,
        members: names, body)
    }
    if isEmpty { try body(.refused(name: name, reason: .nothingInside)) }
  }
}

/// The bytes of a file up to where its text ends: what fills it up behind is left out.
struct CutBlocks: ByteBlocks {
  private let whole: FileBlocks
  private let end: Int

  /// - Parameter end: the byte behind the last one of the text.
  init(_ whole: FileBlocks, end: Int) {
    self.whole = whole
    self.end = end
  }

  func read(from offset: Int, _ body: (UnsafeRawBufferPointer) throws -> Bool) throws {
    var place = offset
    try whole.read(from: offset) { block in
      guard place < end else { return false }
      let kept = UnsafeRawBufferPointer(rebasing: block.prefix(end - place))
      place += block.count
      return try body(kept) && place < end
    }
  }
}
