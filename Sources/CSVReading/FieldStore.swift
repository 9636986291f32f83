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
      Self.copy(field, to: UnsafeMutableRawPointer(bytes + byteCount), count)
      byteCount += count
    }
    if fieldCount == fieldCapacity {
      Self.grow(&fieldEnds, &fieldCapacity, used: fieldCount, needed: fieldCount + 1)
    }
    fieldEnds[fieldCount] = byteCount
    fieldCount += 1
  }

  /// Copies bytes; most fields are shorter than the way to the C library's function for it is long.
  @inline(__always)
  private static func copy(_ field: UnsafeRawPointer, to place: UnsafeMutableRawPointer, _ count: Int) {
    if count > 16 { return place.copyMemory(from: field, byteCount: count) }
    // Two words that may overlap hold every field of their length to twice it.
    if count >= 8 {
      let (first, last) = (
        field.loadUnaligned(as: UInt64.self),
        field.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      )
      place.storeBytes(of: first, as: UInt64.self)
      place.storeBytes(of: last, toByteOffset: count - 8, as: UInt64.self)
    } else if count >= 4 {
      let (first, last) = (
        field.loadUnaligned(as: UInt32.self),
        field.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      )
      place.storeBytes(of: first, as: UInt32.self)
      place.storeBytes(of: last, toByteOffset: count - 4, as: UInt32.self)
    } else {
      for index in 0..<count {
        place.storeBytes(
          of: field.load(fromByteOffset: index, as: UInt8.self), toByteOffset: index, as: UInt8.self)
      }
    }
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
