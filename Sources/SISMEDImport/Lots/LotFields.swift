import CSVReading
import SupplyModel

/// Where the parts of a lot stand in a row.
struct LotFields {
  /// Its number.
  let number: Int?
  /// Its own expiry.
  let expiry: Int?
  /// The expiry of the units of the row that expire first, where a row may be more than a lot.
  let nearestExpiry: Int?
  /// The price of a unit.
  let price: Int?
  /// Whether codes, fillers and dates are SISMED's.
  var isSISMED = true
}

/// Reads what rows say of their lots; each text that repeats is understood once.
struct LotTexts {
  let fields: LotFields
  private var numbers = WrittenTexts<String>()
  private var dates = WrittenTexts<Month>()
  private var damagedDates = WrittenTexts<Bool>()

  init(_ fields: LotFields) { self.fields = fields }

  /// The expiry of a row's lot, before it is known whether it can be meant: the field it stands in, and the month.
  mutating func expiry(_ record: CSVRecord, _ cells: CellReader) -> (field: Int?, expiry: LotExpiry) {
    if let field = fields.expiry, !record[field].isEmpty {
      return (field, date(record[field], cells).map { .endOf($0) } ?? .unknown)
    }
    guard let field = fields.nearestExpiry, !record[field].isEmpty else { return (nil, .unknown) }
    return (field, date(record[field], cells).map { .notBefore($0) } ?? .unknown)
  }

  /// A finding where the expiry of units that are left was meant and nobody can read it, or no lot lasts so long; nil for a filler.
  mutating func damaged(
    _ record: CSVRecord, _ cells: CellReader, _ expiry: LotExpiry, field: Int?, units: Double?, report: Month
  ) -> Finding? {
    guard let field, let units, units > 0 else { return nil }
    if let month = expiry.month {
      if WrittenExpiry.isPlausible(month, report: report) { return nil }
    } else {
      let isSISMED = fields.isSISMED
      let isDamaged = damagedDates.value(of: record[field]) {
        WrittenExpiry.isDamaged(cells.encoding.text(record[field]), isSISMED: isSISMED)
      }
      if isDamaged != true { return nil }
    }
    return cells.finding({ .lots(.badExpiry(at: $0)) }, record, field: field)
  }

  /// The lot of a row; nil where the row has no stock left or says nothing of it.
  mutating func lot(
    _ record: CSVRecord, _ cells: CellReader, units: Double?, expiry: LotExpiry, report: Month
  ) -> StockLot? {
    guard let units, units > 0 else { return nil }
    var lot = StockLot(expiry: expiry, units: units)
    if let month = expiry.month, !WrittenExpiry.isPlausible(month, report: report) { lot.expiry = .unknown }
    lot.number = number(record, cells)
    if let field = fields.price, !record[field].isEmpty {
      lot.priceSoles = WrittenPrice.soles(record[field], mark: cells.decimal)
    }
    return lot.saysAnything ? lot : nil
  }

  /// What tells the lot of a row apart from others, whether any of it is left or not.
  mutating func mark(_ record: CSVRecord, _ cells: CellReader, expiry: LotExpiry) -> RepeatedRows.Mark {
    RepeatedRows.Mark(number: number(record, cells), expiry: expiry.month)
  }

  private mutating func number(_ record: CSVRecord, _ cells: CellReader) -> String? {
    guard let field = fields.number, !record[field].isEmpty else { return nil }
    return numbers.value(of: record[field]) { WrittenLot.number(in: cells.encoding.text(record[field])) }
  }

  private mutating func date(_ bytes: UnsafeBufferPointer<UInt8>, _ cells: CellReader) -> Month? {
    dates.value(of: bytes) {
      WrittenExpiry.month(in: cells.encoding.text(bytes), isSISMED: fields.isSISMED)
    }
  }
}

/// The number of a lot, as people write it or write around it.
///
/// | written | means |
/// |---|---|
/// | `A2304B`, `LOTE 45/7` | that number, without outer blanks |
/// | `----C`, `S/L`, `SIN LOTE`, `SIN_REG_SAN`, `S/N`, `N/A`, `ND`, `NINGUNO`, `XXX`, `000` | unknown |
/// | `LOTE202610`, `LOTE102026` | unknown: hospital systems make it from the period |
enum WrittenLot {
  /// Letters and digits of what stands for no number.
  private static let fillers: Set<String> = [
    "", "C", "SL", "SINLOTE", "NOLOTE", "SINREGSAN", "SINREG", "SINREGISTRO", "SRS", "SN", "SINNUMERO", "SD",
    "SINDATO", "SINDATOS", "NA", "ND", "NT", "NOTIENE", "NOAPLICA", "NINGUNO", "LOTE", "NULL",
  ]

  /// The number; nil when unknown.
  static func number(in text: String) -> String? {
    let letters = HeaderNames.normalized(text)
    guard !fillers.contains(letters), !letters.allSatisfy({ $0 == "0" }), !letters.allSatisfy({ $0 == "X" }),
      !isInvented(letters)
    else { return nil }
    return text
  }

  /// `LOTE` and a period of this century.
  private static func isInvented(_ letters: String) -> Bool {
    guard letters.hasPrefix("LOTE") else { return false }
    let digits = letters.dropFirst(4)
    let periods = digits.utf8.count == 6 ? [Month(digits), Month(digits.suffix(4) + digits.prefix(2))] : []
    return periods.contains { ($0?.year ?? 0) / 100 == 20 }
  }
}
