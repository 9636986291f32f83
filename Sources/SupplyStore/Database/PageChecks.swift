import Foundation
import GRDBSQLite

/// A check on every page of the database's file: written with the page, and compared whenever it is read.
///
/// SQLite itself notices only damage that breaks the structure of a page: a digit that flips within a row is another answer. The last
/// eight bytes of each page are kept free for the check (`SQLITE_FCNTL_RESERVE_BYTES`), and a layer between SQLite and the operating
/// system, as SQLite's own `cksumvfs` is, writes and compares it. The write-ahead log has checks of its own.
///
/// A page that does not say what was written is `SQLITE_IOERR_DATA`, which no other fault is.
enum PageChecks {
  /// How many bytes of a page the check takes.
  static let byteCount: Int32 = 8

  /// What the head of a file says whose pages carry checks: that they do must not hang on a single byte.
  static let applicationID: Int32 = 0x436F_6C63

  /// Whether files that are opened from now on are looked after.
  static let isInstalled: Bool = install()

  /// The check of a page: every bit of it, and its number, so that a page in the place of another is noticed as well.
  ///
  /// - Complexity: under a microsecond for four kilobytes.
  static func check(_ page: UnsafeRawPointer, byteCount size: Int, number: UInt64) -> UInt64 {
    let (first, second): (UInt64, UInt64) = (0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F)
    var (one, two) = (number &+ first, ~number)
    let end = size - Int(byteCount)
    var offset = 0
    while offset + 16 <= end {
      let left = UInt64(littleEndian: page.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let right = UInt64(littleEndian: page.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
      // Odd factors and exclusive ors lose no bit: what differs in one word differs ever after.
      one = (one ^ left) &* first
      one ^= one >> 29
      two = (two ^ right) &* second
      two ^= two >> 31
      offset += 16
    }
    if offset < end {
      one = (one ^ UInt64(littleEndian: page.loadUnaligned(fromByteOffset: offset, as: UInt64.self))) &* first
    }
    two = (two ^ (one &* second)) &* first
    return two ^ (two >> 32)
  }
}

/// What is known of an open file, in front of what the operating system's layer knows of it.
private struct CheckedFile {
  /// Whether its pages carry checks.
  enum State: Int32 {
    /// Its first page was neither read nor written yet.
    case unknown
    case plain
    case checked
  }

  var base: sqlite3_file
  var state: State
  var pageSize: Int32

  /// Where the other layer's part begins.
  static let length = (MemoryLayout<CheckedFile>.stride + 15) / 16 * 16

  /// The part of the operating system's layer.
  static func below(_ file: UnsafeMutablePointer<sqlite3_file>?) -> UnsafeMutablePointer<sqlite3_file>? {
    file.map { (UnsafeMutableRawPointer($0) + length).assumingMemoryBound(to: sqlite3_file.self) }
  }

  static func of(_ file: UnsafeMutablePointer<sqlite3_file>) -> UnsafeMutablePointer<CheckedFile> {
    UnsafeMutableRawPointer(file).assumingMemoryBound(to: CheckedFile.self)
  }

  /// Takes in what the head of the file says, at the beginning of its first page.
  ///
  /// - Returns: false where the head contradicts itself: it names the program whose files carry checks, and no room for them.
  mutating func take(head: UnsafeRawPointer) -> Bool {
    guard memcmp(head, "SQLite format 3", 16) == 0 else { return true }
    let size =
      Int32(head.load(fromByteOffset: 16, as: UInt8.self)) << 8
      | Int32(head.load(fromByteOffset: 17, as: UInt8.self))
    pageSize = size == 1 ? 65536 : size
    let isChecked = head.load(fromByteOffset: 20, as: UInt8.self) == UInt8(PageChecks.byteCount)
    state = isChecked ? .checked : .plain
    let identifier = UInt32(bigEndian: head.loadUnaligned(fromByteOffset: 68, as: UInt32.self))
    return isChecked || identifier != UInt32(bitPattern: PageChecks.applicationID)
  }

  /// The number of the page that lies at an offset; nil where so many bytes are no whole page with a check.
  func page(at offset: sqlite3_int64, byteCount: Int32) -> UInt64? {
    guard state == .checked, byteCount == pageSize, byteCount >= 512, offset >= 0 else { return nil }
    return UInt64(offset) / UInt64(byteCount) + 1
  }
}

extension PageChecks {
  private static func install() -> Bool {
    guard let real = sqlite3_vfs_find(nil) else { return false }
    let layer = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    layer.initialize(to: real.pointee)
    layer.pointee.pNext = nil
    layer.pointee.zName = UnsafePointer(strdup("colca"))
    layer.pointee.szOsFile = Int32(CheckedFile.length) + real.pointee.szOsFile
    layer.pointee.xOpen = { _, name, file, flags, outcome in
      PageChecks.open(name, file, flags, outcome)
    }
    return sqlite3_vfs_register(layer, 1) == SQLITE_OK
  }

  /// The operating system's layer: the one that stood first before this was put in front of it.
  private nonisolated(unsafe) static let real: UnsafeMutablePointer<sqlite3_vfs>? = {
    var layer = sqlite3_vfs_find(nil)
    while let one = layer, one.pointee.zName.map({ String(cString: $0) }) == "colca" {
      layer = one.pointee.pNext
    }
    return layer
  }()

  private static func open(
    _ name: sqlite3_filename?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
    _ outcome: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    guard let file, let real, let open = real.pointee.xOpen else { return SQLITE_CANTOPEN }
    // Logs, journals and what is only for the moment are the other layer's alone.
    guard flags & SQLITE_OPEN_MAIN_DB != 0 else { return open(real, name, file, flags, outcome) }
    CheckedFile.of(file).initialize(
      to: CheckedFile(base: sqlite3_file(pMethods: nil), state: .unknown, pageSize: 0))
    let result = open(real, name, CheckedFile.below(file), flags, outcome)
    guard result == SQLITE_OK else { return result }
    file.pointee.pMethods = UnsafePointer(methods)
    return SQLITE_OK
  }

  /// What SQLite may ask of a file.
  ///
  /// Version 2: pages are never mapped into memory past the check.
  private nonisolated(unsafe) static let methods: UnsafeMutablePointer<sqlite3_io_methods> = {
    let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    methods.initialize(to: sqlite3_io_methods())
    methods.pointee.iVersion = 2
    methods.pointee.xClose = { file in below(file)?.pointee.pMethods?.pointee.xClose(below(file)) ?? SQLITE_OK
    }
    methods.pointee.xRead = { file, buffer, count, offset in PageChecks.read(file, buffer, count, offset) }
    methods.pointee.xWrite = { file, buffer, count, offset in PageChecks.write(file, buffer, count, offset) }
    methods.pointee.xTruncate = { file, size in asked(file)?.xTruncate(below(file), size) ?? SQLITE_IOERR }
    methods.pointee.xSync = { file, flags in asked(file)?.xSync(below(file), flags) ?? SQLITE_IOERR }
    methods.pointee.xFileSize = { file, size in asked(file)?.xFileSize(below(file), size) ?? SQLITE_IOERR }
    methods.pointee.xLock = { file, level in asked(file)?.xLock(below(file), level) ?? SQLITE_IOERR }
    methods.pointee.xUnlock = { file, level in asked(file)?.xUnlock(below(file), level) ?? SQLITE_IOERR }
    methods.pointee.xCheckReservedLock = { file, result in
      asked(file)?.xCheckReservedLock(below(file), result) ?? SQLITE_IOERR
    }
    methods.pointee.xFileControl = { file, operation, argument in
      PageChecks.control(file, operation, argument)
    }
    methods.pointee.xSectorSize = { file in asked(file)?.xSectorSize(below(file)) ?? 4096 }
    methods.pointee.xDeviceCharacteristics = { file in asked(file)?.xDeviceCharacteristics(below(file)) ?? 0 }
    methods.pointee.xShmMap = { file, region, size, mode, memory in
      asked(file)?.xShmMap(below(file), region, size, mode, memory) ?? SQLITE_IOERR
    }
    methods.pointee.xShmLock = { file, offset, count, flags in
      asked(file)?.xShmLock(below(file), offset, count, flags) ?? SQLITE_IOERR
    }
    methods.pointee.xShmBarrier = { file in asked(file)?.xShmBarrier(below(file)) }
    methods.pointee.xShmUnmap = { file, mode in asked(file)?.xShmUnmap(below(file), mode) ?? SQLITE_IOERR }
    return methods
  }()

  private static func below(_ file: UnsafeMutablePointer<sqlite3_file>?) -> UnsafeMutablePointer<
    sqlite3_file
  >? {
    CheckedFile.below(file)
  }

  private static func asked(_ file: UnsafeMutablePointer<sqlite3_file>?) -> sqlite3_io_methods? {
    CheckedFile.below(file)?.pointee.pMethods?.pointee
  }

  private static func read(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ buffer: UnsafeMutableRawPointer?, _ count: Int32,
    _ offset: sqlite3_int64
  ) -> Int32 {
    guard let file, let buffer, let result = asked(file)?.xRead(below(file), buffer, count, offset) else {
      return SQLITE_IOERR
    }
    guard result == SQLITE_OK else { return result }
    let known = CheckedFile.of(file)
    if offset == 0, count >= 100, !known.pointee.take(head: buffer) { return damaged }
    guard let number = known.pointee.page(at: offset, byteCount: count) else { return SQLITE_OK }
    let place = Int(count) - Int(byteCount)
    let stored = buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    if stored == 0 {
      // Another program brought it here from the write-ahead log, where pages have no check yet. An empty page nobody writes.
      return memcmp(buffer, buffer + 1, Int(count) - 1) == 0 && buffer.load(as: UInt8.self) == 0
        ? damaged : SQLITE_OK
    }
    guard check(buffer, byteCount: Int(count), number: number) == UInt64(littleEndian: stored) else {
      return damaged
    }
    // In memory, and so in the write-ahead log, a page has no check: one of before it was changed would be wrong.
    buffer.storeBytes(of: 0, toByteOffset: place, as: UInt64.self)
    return SQLITE_OK
  }

  private static func write(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ buffer: UnsafeRawPointer?, _ count: Int32,
    _ offset: sqlite3_int64
  ) -> Int32 {
    guard let file, let buffer else { return SQLITE_IOERR }
    let known = CheckedFile.of(file)
    if offset == 0, count >= 100 { _ = known.pointee.take(head: buffer) }
    guard let number = known.pointee.page(at: offset, byteCount: count) else {
      return asked(file)?.xWrite(below(file), buffer, count, offset) ?? SQLITE_IOERR
    }
    // SQLite leaves these bytes to whoever stands between it and the disk.
    let (page, place) = (UnsafeMutableRawPointer(mutating: buffer), Int(count) - Int(byteCount))
    page.storeBytes(
      of: check(buffer, byteCount: Int(count), number: number).littleEndian, toByteOffset: place,
      as: UInt64.self)
    let result = asked(file)?.xWrite(below(file), buffer, count, offset) ?? SQLITE_IOERR
    page.storeBytes(of: 0, toByteOffset: place, as: UInt64.self)
    return result
  }

  /// What SQLite says of a page whose check differs.
  private static let damaged = SQLITE_IOERR | (32 << 8)

  /// Tells the layer that the pages of a file that is being made will carry checks, before its first page says so.
  static let expectChecks: Int32 = 0x436F_6C64
  /// Asks whether pages carry checks: 1 or 0 in an `Int32`.
  static let askChecks: Int32 = 0x436F_6C65

  private static func control(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ operation: Int32, _ argument: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let file else { return SQLITE_NOTFOUND }
    let known = CheckedFile.of(file)
    switch operation {
    case expectChecks:
      known.pointee.state = .checked
      known.pointee.pageSize = argument?.load(as: Int32.self) ?? 4096
      return SQLITE_OK
    case askChecks:
      argument?.storeBytes(of: known.pointee.state == .checked ? 1 : 0, as: Int32.self)
      return SQLITE_OK
    case SQLITE_FCNTL_CKPT_START:
      // Another program may have begun to write checks since the first page was read.
      var head = (0..<13).map { _ in UInt64(0) }
      head.withUnsafeMutableBytes { bytes in
        if let start = bytes.baseAddress, asked(file)?.xRead(below(file), start, 100, 0) == SQLITE_OK {
          _ = known.pointee.take(head: start)
        }
      }
    default: break
    }
    return asked(file)?.xFileControl(below(file), operation, argument) ?? SQLITE_NOTFOUND
  }
}
