import CLibZip
import SupplyModel

/// One entry of a ZIP archive, as its directory describes it.
struct ZipMember {
  let index: UInt64
  /// The name, in UTF-8 whatever the archive holds.
  let name: String
  let foldedBytes: Int
  let unfoldedBytes: Int
  /// When it was written, in seconds since 1970; nil where the archive does not say.
  let writtenAt: Int?
  private let isEncrypted: Bool
  /// 3 January 1980 in seconds since 1970: its first day in every zone lies before.
  private static let firstTime = 315_705_600
  /// The file type bits of a Unix mode; 0 where the archive was made elsewhere.
  private let unixType: UInt32

  init?(_ archive: OpaquePointer, index: UInt64) {
    var stat = zip_stat_t()
    zip_stat_init(&stat)
    guard zip_stat_index(archive, index, 0, &stat) == 0, let name = stat.name,
      stat.valid & UInt64(ZIP_STAT_SIZE) != 0, stat.valid & UInt64(ZIP_STAT_COMP_SIZE) != 0
    else { return nil }
    self.index = index
    self.name = String(cString: name)
    foldedBytes = Int(clamping: stat.comp_size)
    unfoldedBytes = Int(clamping: stat.size)
    // Archives know no year before 1980; its first day is what programs write that know no time.
    let isTimed = stat.valid & UInt64(ZIP_STAT_MTIME) != 0 && stat.mtime > Self.firstTime
    writtenAt = isTimed ? Int(stat.mtime) : nil
    isEncrypted =
      stat.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE
    var system: UInt8 = 0
    var attributes: UInt32 = 0
    zip_file_get_external_attributes(archive, index, 0, &system, &attributes)
    // The bits are looked at whatever system the archive names: others leave them 0.
    unixType = (attributes >> 16) & 0xF000
  }

  /// What FoxPro keeps beside its tables: indices, memos, forms and programs.
  private static let companions: Set<String> = [
    "cdx", "idx", "fpt", "dbt", "dbc", "dct", "dcx", "fxp", "frx", "frt", "scx", "sct", "mem", "ini", "exe",
    "bak",
  ]

  /// Whether the entry stands for a folder, or for what macOS or FoxPro keep beside a file and no person put there.
  var isSkipped: Bool {
    if Self.companions.contains(PathText.fileExtension(name)) { return true }
    return name.hasSuffix("/") || name.hasPrefix("__MACOSX/") || name == ".DS_Store"
      || name.hasSuffix("/.DS_Store")
  }

  /// Why the entry is not read, or nil.
  var refusal: TableRefusal? {
    if isEscaping { return .escapingName }
    switch unixType {
    case 0, 0x8000, 0x4000: break
    case 0xA000: return .symbolicLink
    default: return .specialFile
    }
    return isEncrypted ? .encrypted : nil
  }

  private var isEscaping: Bool {
    let bytes = Array(name.utf8)
    if bytes.isEmpty || bytes[0] == UInt8(ascii: "/") || bytes.contains(UInt8(ascii: "\\")) { return true }
    if bytes.count > 1, bytes[1] == UInt8(ascii: ":") { return true }
    return name.split(separator: "/").contains("..")
  }
}
