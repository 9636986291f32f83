/// A FORMDET file read back without any code of the writer's: decoded, split, by column name.
struct FormdetText {
  struct Row {
    private static let outputs = [
      "VENTA", "SIS", "INTERSAN", "EXO", "SOAT", "CREDHOSP", "OTR_CONV", "FAC_PERD", "DEFNAC", "DEVOL",
      "VENCIDO", "MERMA", "DISTRI", "TRANSF", "VENTAINST", "DEV_VEN", "DEV_MERMA", "OTRAS_SAL",
    ]

    let line: Int
    let cells: [String]
    let columns: [String: Int]

    /// A quantity, padding allowed; nil for anything that is no whole number.
    subscript(_ column: String) -> Int? {
      text(column).flatMap { Int($0.drop { $0 == " " }) }
    }

    func text(_ column: String) -> String? {
      columns[column].flatMap { cells.indices.contains($0) ? cells[$0] : nil }
    }

    var facility: String { text("CODIGO_PRE") ?? "" }
    var product: String { text("CODIGO_MED") ?? "" }
    var period: String { text("ANNOMES") ?? "" }
    var key: String { facility + "/" + product }

    /// SALDO + inputs − every output, by the identity of the field; nil when a quantity cannot be read.
    var balance: Int? {
      let inputs = ["SALDO", "INGRE", "REINGRE"].compactMap { self[$0] }
      let outputs = Self.outputs.compactMap { self[$0] }
      guard inputs.count == 3, outputs.count == Self.outputs.count else { return nil }
      return inputs.reduce(0, +) - outputs.reduce(0, +)
    }
  }

  let header: [String]
  let rows: [Row]
  /// Bytes that Windows-1252 leaves undefined, or that only damaged text has.
  let undefinedBytes: [UInt8]
  let allLinesEndInCRLF: Bool

  init(_ bytes: [UInt8]) {
    undefinedBytes = bytes.filter {
      [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) || ($0 < 32 && $0 != 13 && $0 != 10)
    }
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    allLinesEndInCRLF = lines.dropLast().allSatisfy { $0.last == 13 } && lines.last?.isEmpty == true
    let cells = lines.dropLast().map { line in
      line.dropLast().split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { cell in
        // Above 0x9F Windows-1252 is Latin-1, whose bytes are the scalars' own numbers.
        String(String.UnicodeScalarView(cell.map { Unicode.Scalar($0) }))
      }
    }
    let names = cells.first ?? []
    header = names
    let columns = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    rows = cells.dropFirst().enumerated().map { index, cells in
      Row(line: index + 2, cells: cells, columns: columns)
    }
  }
}
