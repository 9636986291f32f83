import CSVReading
import Files
import Foundation
import SupplyModel

/// Has spreadsheets of other kinds made into workbooks of Excel by an installed LibreOffice, where there is one.
///
/// It works on a copy in a folder of its own, with a profile of its own that runs no macros and follows no links, without a network where
/// the system lets a program be cut off from it, and for a limited time; nothing of it stays behind.
public struct SpreadsheetConverter: Sendable {
  /// The names or paths of the program, the first that there is being taken; none converts nothing.
  public var programs: [String]
  /// How long a file may take.
  public var seconds: Int

  /// A converter; by default with whatever LibreOffice is installed, for two minutes a file.
  public init(programs: [String] = ["soffice", "libreoffice"], seconds: Int = 120) {
    self.programs = programs
    self.seconds = seconds
  }

  /// Converts nothing.
  public static let none = SpreadsheetConverter(programs: [])

  private static let name = "entrada"

  /// The workbook that a file was made into.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - format: what it is; one that has a `spreadsheetEnding`.
  ///   - limits: how large the workbook may be.
  /// - Throws: `FileAccessError` when the temporary folder cannot be written.
  func workbook(
    from path: String, format: ForeignFormat, limits: TableLimits
  ) throws -> Result<(spool: SpooledFile, survey: ByteSurvey), TableRefusal> {
    guard let ending = format.spreadsheetEnding, !programs.isEmpty else {
      return .failure(.notConverted(format, because: .noProgram))
    }
    do {
      return try Folders.withScratch(named: "colca-calc") { folder in
        try Self.prepare(folder)
        let input = folder + "/" + Self.name + "." + ending
        try Self.copy(path, to: input)
        for program in programs {
          switch run(program, input: input, folder: folder) {
          case .missing: continue
          case .tookTooLong:
            return .failure(.notConverted(format, because: .tookTooLong(seconds: seconds)))
          case .ended: return try Self.spooled(folder, format, limits)
          }
        }
        return .failure(.notConverted(format, because: .noProgram))
      }
    } catch let error as FileError {
      throw FileAccessError(path: error.folder ?? path, systemError: EIO)
    }
  }

  private func run(_ program: String, input: String, folder: String) -> ToolRun.Outcome {
    let command = [
      program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
      "-env:UserInstallation=file://" + folder + "/perfil", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
      "--outdir", folder + "/salida", input,
    ]
    let nowhere = "http://127.0.0.1:9"
    let settings = [
      "HOME": folder, "LC_ALL": "C.UTF-8", "TZ": "UTC", "http_proxy": nowhere, "https_proxy": nowhere,
      "all_proxy": nowhere,
    ]
    // A network of its own has nobody in it; where the system forbids that, dead proxies and the profile must do.
    let apart = ["unshare", "--map-root-user", "--net"]
    let isApart = ToolRun.run(apart + ["true"], seconds: 5) == .ended(code: 0)
    return ToolRun.run((isApart ? apart : []) + command, settings: settings, seconds: seconds)
  }

  /// What the program wrote, read into a file without a name.
  private static func spooled(
    _ folder: String, _ format: ForeignFormat, _ limits: TableLimits
  ) throws -> Result<(spool: SpooledFile, survey: ByteSurvey), TableRefusal> {
    let output = folder + "/salida/" + name + ".xlsx"
    guard let stamp = FileStamp(path: output), stamp.isRegular, stamp.size > 0 else {
      return .failure(.notConverted(format, because: .failed))
    }
    guard stamp.size <= limits.unfoldedBytes else { return .failure(.tooLarge(bytes: stamp.size)) }
    let spool = try SpooledFile()
    var survey = ByteSurvey()
    try FileBlocks(path: output).read { block in
      survey.accept(block)
      try spool.append(block)
      return true
    }
    return .success((spool, survey))
  }

  private static func prepare(_ folder: String) throws {
    try Folders.make(folder + "/salida")
    try Folders.make(folder + "/perfil/user")
    try AtomicFiles.write(profile, toFile: folder + "/perfil/user/registrymodifications.xcu")
  }

  private static func copy(_ path: String, to copy: String) throws {
    var bytes: [UInt8] = []
    try FileBlocks(path: path).read { block in
      bytes += block
      return true
    }
    _ = try AtomicFiles.write(
      [(name: PathText.lastComponent(copy), bytes: bytes)], to: PathText.parent(copy))
  }

  /// The profile: no macros, no links followed, no update of a cell from elsewhere.
  private static let profile: String = {
    func item(_ path: String, _ name: String, _ value: String) -> String {
      "<item oor:path=\"/org.openoffice.\(path)\"><prop oor:name=\"\(name)\" oor:op=\"fuse\">"
        + "<value>\(value)</value></prop></item>\n"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">

      """ + item("Office.Common/Security/Scripting", "MacroSecurityLevel", "3")
        + item("Office.Common/Security/Scripting", "DisableMacrosExecution", "true")
        + item("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true")
        + item("Office.Calc/Content/Update", "Link", "2") + "</oor:items>\n"
  }()
}

extension FileError {
  /// The folder or file that it is about; nil for a lock.
  fileprivate var folder: String? {
    switch self {
    case .noSuchFile(let path), .unreadable(let path, _), .cannotWrite(let path, _),
      .inputOutput(let path, _), .notOurs(let path, _), .noRoom(let path, _, _):
      path
    case .folderInUse: nil
    }
  }
}
