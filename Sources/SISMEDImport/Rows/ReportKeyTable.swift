import SupplyModel

/// A hash table from report keys to a number, for files of millions of reports.
///
/// Open addressing with linear probing and multiplicative hashing (Knuth, TAOCP vol. 3, §6.4): one probe both looks
/// up and inserts, which a `Dictionary` does in two with a slower hash. Keys are never zero; nothing is removed.
struct ReportKeyTable {
  /// A key beside its value, so that a probe touches one line of the memory and not two.
  private struct Entry {
    var key: UInt64
    var value: UInt64
  }

  private var entries: [Entry]
  private var shift: UInt64
  private(set) var count = 0

  /// An empty table; it grows by itself.
  init() {
    entries = [Entry](repeating: Entry(key: 0, value: 0), count: 1024)
    shift = 64 - 10
  }

  /// The value of a key that is there already; nil when it was not, and now is, with `value`.
  ///
  /// - Precondition: `key` is not zero.
  mutating func insert(_ value: UInt64, for key: UInt64) -> UInt64? {
    // Two thirds full: beyond that probes grow long.
    if count * 3 >= entries.count * 2 { grow() }
    let earlier: UInt64? = entries.withUnsafeMutableBufferPointer { entries in
      var slot = Self.slot(of: key, shift: shift)
      let mask = entries.count - 1
      while entries[slot].key != 0 {
        if entries[slot].key == key { return entries[slot].value }
        slot = (slot + 1) & mask
      }
      entries[slot] = Entry(key: key, value: value)
      return nil
    }
    if earlier == nil { count += 1 }
    return earlier
  }

  /// The value of a key; nil when it is not there.
  func value(of key: UInt64) -> UInt64? {
    var slot = Self.slot(of: key, shift: shift)
    let mask = entries.count - 1
    while entries[slot].key != 0 {
      if entries[slot].key == key { return entries[slot].value }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Forgets everything, keeping the memory.
  mutating func removeAll() {
    entries.withUnsafeMutableBufferPointer { $0.update(repeating: Entry(key: 0, value: 0)) }
    count = 0
  }

  /// Where the search for a key begins.
  ///
  /// Four products that follow each other lie side by side: exports go through the products of a facility and month in turn, and the
  /// memory is asked once for all four.
  @inline(__always)
  private static func slot(of key: UInt64, shift: UInt64) -> Int {
    let neighbours: UInt64 = 3 << 20
    let group = Int(((key & ~neighbours) &* 0x9E37_79B9_7F4A_7C15) >> shift)
    return group & ~3 | Int(key >> 20) & 3
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: Entry(key: 0, value: 0), count: old.count * 2)
    shift -= 1
    let mask = entries.count - 1
    for entry in old where entry.key != 0 {
      var slot = Self.slot(of: entry.key, shift: shift)
      while entries[slot].key != 0 { slot = (slot + 1) & mask }
      entries[slot] = entry
    }
  }
}

/// The months and facilities of the keys of a table: most keys that are not in it are told so without a probe of the memory.
struct ReportKeyRange {
  private var firstMonth = UInt64.max
  private var lastMonth: UInt64 = 0
  private var lastFacility: UInt64 = 0

  /// The key of a report: its month in 20 bits below its product in 20 and its facility in 24, each by its number in the file.
  static func key(facility: Int, product: Int, month: Month) -> UInt64 {
    UInt64(facility) << 40 | UInt64(product) << 20 | UInt64(month.count & 0xFFFFF)
  }

  /// Takes in a key.
  @inline(__always)
  mutating func extend(to key: UInt64) {
    let month = key & 0xFFFFF
    firstMonth = min(firstMonth, month)
    lastMonth = max(lastMonth, month)
    lastFacility = max(lastFacility, key >> 40)
  }

  /// False for a key that cannot be among those taken in.
  @inline(__always)
  func mayHold(_ key: UInt64) -> Bool {
    let month = key & 0xFFFFF
    return month >= firstMonth && month <= lastMonth && key >> 40 <= lastFacility
  }
}
