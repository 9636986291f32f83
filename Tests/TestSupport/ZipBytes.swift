import Foundation

/// A ZIP archive built byte by byte, so that tests can write what no honest program writes.
public struct ZipBytes {
  /// A member; whatever is not given is written truthfully.
  public struct Member {
    /// The name.
    public let name: String
    /// The bytes as they are stored.
    public let content: Data
    var mode: UInt32
    var flags: Int
    var method: Int
    var declaredBytes: Int?
    var checksum: UInt32?

    /// A stored member.
    ///
    /// - Parameters:
    ///   - mode: the Unix mode, as 0o120777 for a symbolic link.
    ///   - flags: 1 for an encrypted member.
    ///   - method: 0 stored, 8 deflate; the content is written as it is given.
    ///   - declaredBytes: the unfolded size that the headers state.
    ///   - checksum: the CRC-32 that the headers state.
    public init(
      _ name: String, _ content: Data, mode: UInt32 = 0o100644, flags: Int = 0, method: Int = 0,
      declaredBytes: Int? = nil, checksum: UInt32? = nil
    ) {
      (self.name, self.content, self.mode, self.flags) = (name, content, mode, flags)
      (self.method, self.declaredBytes, self.checksum) = (method, declaredBytes, checksum)
    }

    /// A stored member of text.
    public init(_ name: String, _ text: String) { self.init(name, Data(text.utf8)) }
  }

  private let members: [Member]

  /// An archive of members in this order.
  public init(_ members: [Member]) { self.members = members }

  /// The bytes of the file.
  public var data: Data {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let at = bytes.count
      let name = Array(member.name.utf8)
      let common =
        little(member.flags | 0x800, 2) + little(member.method, 2) + little(0, 2) + little(0x5B76, 2)
        + little(Int(member.checksum ?? Self.crc32(member.content)), 4) + little(member.content.count, 4)
        + little(member.declaredBytes ?? member.content.count, 4) + little(name.count, 2)
      bytes += [0x50, 0x4B, 3, 4] + little(20, 2) + common + little(0, 2) + name + member.content
      directory += [0x50, 0x4B, 1, 2] + little(3 << 8 | 20, 2) + little(20, 2) + common
      directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 2)
      directory += little(Int(member.mode) << 16, 4) + little(at, 4) + name
    }
    let end =
      [0x50, 0x4B, 5, 6] + little(0, 4) + little(members.count, 2) + little(members.count, 2)
      + little(directory.count, 4) + little(bytes.count, 4) + little(0, 2)
    return Data(bytes + directory + end)
  }

  /// CRC-32 as ZIP uses it (reflected, polynomial 0xEDB88320).
  static func crc32(_ data: Data) -> UInt32 {
    var crc = ~0 as UInt32
    for byte in data { crc = crc >> 8 ^ crcOfByte[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] }
    return ~crc
  }

  private static let crcOfByte = (0..<256 as Range<UInt32>).map { byte in
    (0..<8).reduce(byte) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }
}
