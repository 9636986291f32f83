/// The bytes and bounds of the fields that libcsv has handed over, in memory of our own.
///
/// Plain memory and not arrays: libcsv calls back once a field, half a hundred million times for a large file, and
/// an array inside a class costs an exclusivity check and a uniqueness check each time. Whoever makes a store
/// deallocates it; views into it die with the next `clear` or `append`.
struct FieldStore {
  private(set) var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 4096)
  private(set) var fieldEnds = UnsafeMutablePointer<Int>.allocate(capacity: 64)
  private(set) var recordEnds = UnsafeMutablePointer<Int>.allocate(capacity: 16)
  private(set) var byteCount = 0
  private(set) var fieldCount = 0
  private(set) var recordCount = 0
  private var byteCapacity = 4096
  private var fieldCapacity = 64
  private var recordCapacity = 16

  func deallocate() {
    bytes.deallocate()
    fieldEnds.deallocate()
    recordEnds.deallocate()
  }

  @inline(__always)
  mutating func append(_ field: UnsafeRawPointer?, _ count: Int) {
    if byteCount + count > byteCapacity {
      Self.grow(&bytes, &byteCapacity, used: byteCount, needed: byteCount + count)
    }
    if let field, count > 0 {
      (bytes + byteCount).update(from: field.assumingMemoryBound(to: UInt8.self), count: count)
      byteCount += count
    }
    if fieldCount == fieldCapacity {
      Self.grow(&fieldEnds, &fieldCapacity, used: fieldCount, needed: fieldCount + 1)
    }
    fieldEnds[fieldCount] = byteCount
    fieldCount += 1
  }

  @inline(__always)
  mutating func endRecord() {
    if recordCount == recordCapacity {
      Self.grow(&recordEnds, &recordCapacity, used: recordCount, needed: recordCount + 1)
    }
    recordEnds[recordCount] = fieldCount
    recordCount += 1
  }

  /// Forgets everything, keeping the memory.
  mutating func clear() {
    byteCount = 0
    fieldCount = 0
    recordCount = 0
  }

  private static func grow<Element>(
    _ memory: inout UnsafeMutablePointer<Element>, _ capacity: inout Int, used: Int, needed: Int
  ) {
    let larger = max(capacity * 2, needed)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    moved.moveInitialize(from: memory, count: used)
    memory.deallocate()
    memory = moved
    capacity = larger
  }
}
