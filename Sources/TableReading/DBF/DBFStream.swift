import CSVReading
import CShapelib
import Foundation

/// The records of a DBF through shapelib, from a path of any name.
///
/// shapelib builds file names itself and prints its complaints. So it is given a file opener that knows no
/// names, only the number of a descriptor that is already open, and a complaint function that keeps still.
/// Its own reading of the header is trusted only after `DBFHeader` has accepted the same bytes.
final class DBFStream {
  private let handle: DBFHandle
  private let recordLength: Int

  /// Opens a table; nil when shapelib does not take its header.
  init?(path: String, header: DBFHeader) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileAccessError(path: path, systemError: errno) }
    var hooks = SAHooks()
    SASetupDefaultHooks(&hooks)
    hooks.FOpen = Self.openDescriptor
    hooks.Error = { _ in }
    guard let handle = DBFOpenLL("\(descriptor)", "rb", &hooks) else { return nil }
    guard Int(handle.pointee.nRecordLength) == header.recordLength,
      Int(handle.pointee.nHeaderLength) == header.length
    else {
      DBFClose(handle)
      return nil
    }
    self.handle = handle
    recordLength = header.recordLength
  }

  deinit { DBFClose(handle) }

  /// Calls `body` with the bytes of a record (from 0), or nil where it cannot be read.
  ///
  /// The bytes are shapelib's own buffer, which the next record overwrites: valid only during the call.
  func withRecord<Result>(_ index: Int32, _ body: (UnsafeRawBufferPointer?) throws -> Result) rethrows
    -> Result
  {
    try body(DBFReadTuple(handle, index).map { UnsafeRawBufferPointer(start: $0, count: recordLength) })
  }

  /// Takes `12.dbf` for descriptor 12, which the stream then owns; every other name (the code page file) is none.
  private static let openDescriptor:
    @convention(c) (UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> SAFile? = { name, _ in
      guard let name, strstr(name, ".dbf") != nil, let file = fdopen(atoi(name), "rb") else { return nil }
      return UnsafeMutableRawPointer(file).assumingMemoryBound(to: Int32.self)
    }
}
