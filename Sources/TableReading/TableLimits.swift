/// How much a file may unfold to, so that no file can fill the memory or the disk.
public struct TableLimits: Equatable, Sendable {
  /// Members of an archive or parts of a workbook.
  public var members: Int
  /// Bytes of all members together, unfolded: what their headers declare, which reading then holds them to.
  public var unfoldedBytes: Int
  /// Unfolded bytes to each byte of the file, and to each compressed byte of a member.
  ///
  /// Real sheets and exports stay under 60; deflate itself reaches 1,032.
  public var ratio: Int
  /// Below so many unfolded bytes the ratio does not matter: a small table of zeros is no bomb.
  public var ratioFreeBytes: Int
  /// Bytes of the texts that the cells of a workbook share, which have to be kept in memory.
  public var sharedTextBytes: Int
  /// Bytes of one record.
  public var recordBytes: Int

  /// The defaults: 10,000 members, 2 GiB, 200 to one over 10 MB, 256 MiB of shared texts, records of 1 MiB.
  public init(
    members: Int = 10_000, unfoldedBytes: Int = 2 << 30, ratio: Int = 200, ratioFreeBytes: Int = 10_000_000,
    sharedTextBytes: Int = 256 << 20, recordBytes: Int = 1 << 20
  ) {
    self.members = members
    self.unfoldedBytes = unfoldedBytes
    self.ratio = ratio
    self.ratioFreeBytes = ratioFreeBytes
    self.sharedTextBytes = sharedTextBytes
    self.recordBytes = recordBytes
  }
}
