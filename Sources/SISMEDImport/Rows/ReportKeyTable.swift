/// A hash table from report keys to a number, for files of millions of reports.
///
/// Open addressing with linear probing and multiplicative hashing (Knuth, TAOCP vol. 3, §6.4): one probe both looks
/// up and inserts, which a `Dictionary` does in two with a slower hash. Keys are never zero; nothing is removed.
struct ReportKeyTable {
  private var keys: [UInt64]
  private var values: [UInt64]
  private var shift: UInt64
  private(set) var count = 0

  /// An empty table; it grows by itself.
  init() {
    keys = [UInt64](repeating: 0, count: 1024)
    values = keys
    shift = 64 - 10
  }

  /// The value of a key that is there already; nil when it was not, and now is, with `value`.
  ///
  /// - Precondition: `key` is not zero.
  mutating func insert(_ value: UInt64, for key: UInt64) -> UInt64? {
    // Two thirds full: beyond that probes grow long.
    if count * 3 >= keys.count * 2 { grow() }
    var slot = Self.slot(of: key, shift: shift)
    let mask = keys.count - 1
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    keys[slot] = key
    values[slot] = value
    count += 1
    return nil
  }

  /// The value of a key; nil when it is not there.
  func value(of key: UInt64) -> UInt64? {
    var slot = Self.slot(of: key, shift: shift)
    let mask = keys.count - 1
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private static func slot(of key: UInt64, shift: UInt64) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    values = keys
    shift -= 1
    let mask = keys.count - 1
    for (index, key) in oldKeys.enumerated() where key != 0 {
      var slot = Self.slot(of: key, shift: shift)
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      values[slot] = oldValues[index]
    }
  }
}
