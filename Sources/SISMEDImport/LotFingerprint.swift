import CSVReading

/// What tells two rows of one report apart.
enum LotFingerprint {
  /// FNV-1a (Fowler, Noll and Vo) over some fields, 32 bits: compared only among the rows of one report.
  static func of(_ record: CSVRecord, fields: [Int], store: UInt32) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5 ^ store
    for field in fields {
      for byte in record[field] { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
      hash = (hash ^ 0x1F) &* 0x0100_0193
    }
    return hash
  }
}
