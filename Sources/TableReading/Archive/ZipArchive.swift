import CLibZip
import CSVReading

/// A member's bytes that cannot be had; a type of its own, so that it is told from what a caller's closure throws.
struct ZipDamage: Error {
  let refusal: TableRefusal
}

/// A ZIP archive opened through libzip, whose declared sizes are within the limits.
///
/// Nothing is ever unpacked to a name of the archive's: members are read as streams.
final class ZipArchive {
  let members: [ZipMember]
  /// What all members together unfold to.
  var unfoldedBytes: Int { members.reduce(0) { $0 + $1.unfoldedBytes } }
  let limits: TableLimits
  private let handle: OpaquePointer

  /// Opens the archive at a path; its names are relative to no folder.
  ///
  /// - Throws: `TableRefusal` when it is damaged or over a limit as a whole.
  init(path: String, fileBytes: Int, limits: TableLimits) throws(TableRefusal) {
    var code: Int32 = 0
    guard let handle = zip_open(path, ZIP_RDONLY, &code) else { throw .damagedArchive }
    do {
      members = try Self.list(handle, fileBytes: fileBytes, limits: limits)
    } catch {
      zip_discard(handle)
      throw error
    }
    self.handle = handle
    self.limits = limits
  }

  deinit { zip_discard(handle) }

  private static func list(
    _ handle: OpaquePointer, fileBytes: Int, limits: TableLimits
  ) throws(TableRefusal) -> [ZipMember] {
    let count = Int(zip_get_num_entries(handle, 0))
    guard count > 0 else { throw .nothingInside }
    guard count <= limits.members else { throw .tooManyMembers(count) }
    var members: [ZipMember] = []
    var total = 0
    for index in 0..<count {
      guard let member = ZipMember(handle, index: UInt64(index)) else { throw .damagedArchive }
      let (sum, overflow) = total.addingReportingOverflow(member.unfoldedBytes)
      guard !overflow, sum <= limits.unfoldedBytes else { throw .tooLarge(bytes: overflow ? Int.max : sum) }
      total = sum
      members.append(member)
    }
    // Members may share their compressed bytes, so that each looks harmless: the whole is measured too.
    for (unfolded, folded) in members.map({ ($0.unfoldedBytes, $0.foldedBytes) }) + [(total, fileBytes)]
    where unfolded > limits.ratioFreeBytes && unfolded / max(1, folded) > limits.ratio {
      throw .tooCompressed(ratio: unfolded / max(1, folded))
    }
    return members
  }

  /// The member of this name, in any case of its letters.
  func member(named name: String) -> ZipMember? {
    members.first { $0.name == name } ?? members.first { $0.name.lowercased() == name.lowercased() }
  }

  /// Calls `body` with a member's bytes in blocks until it returns false.
  ///
  /// The member is held to the size that it declares, so that the limits hold for what really comes out.
  ///
  /// - Throws: `ZipDamage` when it cannot be unpacked; whatever `body` throws.
  func read(_ member: ZipMember, blockBytes: Int = 64 * 1024, _ body: (UnsafeRawBufferPointer) throws -> Bool)
    throws
  {
    guard let file = zip_fopen_index(handle, member.index, 0) else {
      let code = zip_error_code_zip(zip_get_error(handle))
      throw ZipDamage(refusal: code == ZIP_ER_COMPNOTSUPP ? .unknownCompression : .damagedArchive)
    }
    defer { zip_fclose(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: blockBytes, alignment: 16)
    defer { buffer.deallocate() }
    var total = 0
    while true {
      let count = Int(zip_fread(file, buffer.baseAddress, UInt64(buffer.count)))
      guard count >= 0 else { throw ZipDamage(refusal: .damagedArchive) }
      if count == 0 { break }
      total += count
      guard total <= member.unfoldedBytes else { throw ZipDamage(refusal: .damagedArchive) }
      if try !body(UnsafeRawBufferPointer(rebasing: buffer[0..<count])) { return }
    }
    guard total == member.unfoldedBytes else { throw ZipDamage(refusal: .damagedArchive) }
  }
}
