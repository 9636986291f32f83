import CSVReading
import SupplyModel

/// What tells the rows of one report apart, whatever dress a spreadsheet has put on them.
///
/// | column of | one and the same |
/// |---|---|
/// | codes, lots, words | `030` and `30`, `s` and `S`, `L 7` and `L7`, `1234.0` and `1234`, `="07"` and `7` |
/// | dates | `31/12/2028`, `2028-12-31`, `31/12/28`, `20281231`, `47118` |
/// | prices | `3.500000`, `3.5`, `3,5`; no price and a price of 0 |
struct RowIdentity {
  private let fields: [(field: Int, kind: RowKey.Kind)]
  /// Codes that are not plain letters and digits, mended.
  private var odd = WrittenTexts<[UInt8]>()
  private var dates = WrittenTexts<Int>()

  /// The columns of a rule that a header has; without a header none.
  init(_ keys: [RowKey], header: Header?) {
    fields = keys.compactMap { key in header?.fields[key.column].map { ($0, key.kind) } }
  }

  /// A number that is the same for rows that say the same in all these columns, and as a rule for no others.
  ///
  /// FNV-1a (Fowler, Noll and Vo), 32 bits: compared only among the rows of one report.
  mutating func fingerprint(of record: CSVRecord, _ cells: CellReader, store: UInt32) -> UInt32 {
    var hash = Hash(store)
    for (field, kind) in fields {
      let bytes = record[field]
      if !bytes.isEmpty {
        switch kind {
        case .code: accept(code: bytes, cells, into: &hash)
        case .date: accept(date: bytes, cells, into: &hash)
        case .price: accept(price: bytes, cells, into: &hash)
        }
      }
      hash.accept(0x1F)
    }
    return hash.value
  }

  private struct Hash {
    private(set) var value: UInt32

    init(_ store: UInt32) { value = 0x811C_9DC5 ^ store }

    @inline(__always)
    mutating func accept(_ byte: UInt8) { value = (value ^ UInt32(byte)) &* 0x0100_0193 }

    mutating func accept(_ number: Int) {
      var rest = UInt64(bitPattern: Int64(number))
      while rest > 0 {
        accept(UInt8(truncatingIfNeeded: rest))
        rest >>= 8
      }
    }
  }

  private mutating func accept(
    code bytes: UnsafeBufferPointer<UInt8>, _ cells: CellReader, into hash: inout Hash
  ) {
    if Self.accept(plain: bytes, into: &hash) { return }
    let mended = odd.value(of: bytes) {
      let text = cells.encoding.text(bytes)
      return Array((SpreadsheetDamage.code(text) ?? text).utf8)
    }
    mended?.withUnsafeBufferPointer { mended in
      if !Self.accept(plain: mended, into: &hash) { for byte in mended { hash.accept(byte) } }
    }
  }

  /// Takes letters, digits and blanks; false, and nothing taken, where there is anything else.
  @inline(__always)
  private static func accept(plain bytes: UnsafeBufferPointer<UInt8>, into hash: inout Hash) -> Bool {
    var taken = hash
    var (isNumber, isLeading) = (true, true)
    for byte in bytes {
      switch byte {
      case 0x30...0x39:
        if byte != 0x30 { isLeading = false }
        if !isLeading || !isNumber { taken.accept(byte) }
      case 0x41...0x5A, 0x61...0x7A:
        // Zeros before a letter are part of a word, as in `00A1`.
        if isNumber, bytes[0] == 0x30 { return acceptWord(bytes, into: &hash) }
        isNumber = false
        taken.accept(byte & 0xDF)
      case 0x20: continue
      default: return false
      }
    }
    hash = taken
    return true
  }

  private static func acceptWord(_ bytes: UnsafeBufferPointer<UInt8>, into hash: inout Hash) -> Bool {
    var taken = hash
    for byte in bytes {
      switch byte {
      case 0x30...0x39, 0x41...0x5A: taken.accept(byte)
      case 0x61...0x7A: taken.accept(byte & 0xDF)
      case 0x20: continue
      default: return false
      }
    }
    hash = taken
    return true
  }

  private mutating func accept(
    date bytes: UnsafeBufferPointer<UInt8>, _ cells: CellReader, into hash: inout Hash
  ) {
    let day = dates.value(of: bytes) { WrittenDay.read(cells.encoding.text(bytes))?.daysSince1970 }
    if let day { return hash.accept(day) }
    accept(code: bytes, cells, into: &hash)
  }

  private func accept(price bytes: UnsafeBufferPointer<UInt8>, _ cells: CellReader, into hash: inout Hash) {
    // Of a price six decimals are kept; 0 and what is none are as good as blank.
    guard let soles = WrittenPrice.soles(bytes, mark: cells.decimal), soles < 1e12 else { return }
    hash.accept(Int((soles * 1e6).rounded()))
  }
}
