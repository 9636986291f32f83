import CSVReading

/// Reads the rows of a sheet, in memory that does not grow with it (shared texts apart).
struct SheetReader {
  let workbook: Workbook
  let sheet: Workbook.Sheet

  /// Whether there is a row with something in it, or damage to tell of.
  var hasContent: Bool {
    get throws {
      var found = false
      try read(onDefect: { found = found || $0.isLoss }) { _ in
        found = true
        return false
      }
      return found
    }
  }

  func read(onDefect: (TableDefect) throws -> Void, onRecord: (CSVRecord) throws -> Bool) throws {
    let part = SheetPart(workbook: workbook)
    do {
      let stream = try XMLStream(part: part)
      var goesOn = true
      func feed(_ block: UnsafeRawBufferPointer, isLast: Bool) throws -> Bool {
        var isPaused = try stream.parse(block, isLast: isLast)
        while isPaused {
          if try !part.batch.drain(onDefect: onDefect, onRecord: onRecord) { return false }
          isPaused = try stream.resume()
        }
        return try part.batch.drain(onDefect: onDefect, onRecord: onRecord)
      }
      try workbook.archive.read(sheet.member) { block in
        goesOn = try feed(block, isLast: false)
        return goesOn
      }
      if goesOn { goesOn = try feed(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true) }
      if goesOn { for merged in part.merged { try onDefect(merged) } }
      if goesOn, let hidden = part.hidden {
        try onDefect(TableDefect(.hiddenRows(hidden.count, areRead: true), line: hidden.first, byteOffset: 0))
      }
    } catch is XMLDamage {
      try reportDamage(part, onDefect, onRecord)
    } catch is ZipDamage {
      try reportDamage(part, onDefect, onRecord)
    }
  }

  private func reportDamage(
    _ part: SheetPart, _ onDefect: (TableDefect) throws -> Void, _ onRecord: (CSVRecord) throws -> Bool
  ) throws {
    guard try part.batch.drain(onDefect: onDefect, onRecord: onRecord) else { return }
    try onDefect(TableDefect(.damagedRest, line: part.row + 1, byteOffset: 0))
  }
}
