import CLibZip
import Foundation
import TestSupport
import Testing

@testable import TableReading

@Suite struct ArchiveTests {
  private let csv = ZipBytes.Member("b.csv", "a;b\n1;2\n")

  @Test func aDeflatedArchiveIsRead() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("envio.zip")
    let text = String(repeating: "06528F01;202610;04594;120\n", count: 5000)
    // libzip writes when the archive is closed, so the bytes have to live until then.
    try text.utf8.withContiguousStorageIfAvailable { bytes in
      let archive = try #require(zip_open(path, ZIP_CREATE, nil))
      let source = try #require(zip_source_buffer(archive, bytes.baseAddress, UInt64(bytes.count), 0))
      #expect(zip_file_add(archive, "ICI_202610.csv", source, 0) == 0)
      #expect(zip_close(archive) == 0)
    }
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? .max
    #expect(size < text.utf8.count / 10)
    let found = try Found.all(path: path)
    #expect(found.map(\.name) == ["envio.zip/ICI_202610.csv"])
    #expect(found.first?.rows.count == 5000)
  }

  @Test(
    arguments: [
      ("../a.csv", .escapingName), ("x/../../a.csv", .escapingName), ("/etc/a.csv", .escapingName),
      ("x\\a.csv", .escapingName), ("C:a.csv", .escapingName), ("../x/", .escapingName),
    ] as [(String, TableRefusal)])
  func namesThatLeadOutAreRefusedAndOthersRead(name: String, refusal: TableRefusal) throws {
    let found = try Found.all(ZipBytes([.init(name, "1;2\n"), csv]).data)
    #expect(found.compactMap(\.refusal) == [refusal])
    #expect(found.compactMap(\.kind) == [.csv])
  }

  @Test func dotsWithinANameAreNoEscape() throws {
    let found = try Found.all(ZipBytes([.init("x/a..b.csv", "1;2\n")]).data)
    #expect(found.map(\.kind) == [.csv])
  }

  @Test(
    arguments: [
      (0o120777, 0, 0, .symbolicLink), (0o010644, 0, 0, .specialFile), (0o020644, 0, 0, .specialFile),
      (0o100644, 1, 0, .encrypted), (0o100644, 0, 97, .unknownCompression), (0o100644, 0, 8, .damagedArchive),
    ] as [(UInt32, Int, Int, TableRefusal)])
  func membersThatAreNoPlainFilesAreRefused(mode: UInt32, flags: Int, method: Int, refusal: TableRefusal)
    throws
  {
    let odd = ZipBytes.Member("a.csv", Data("1;2\n".utf8), mode: mode, flags: flags, method: method)
    let found = try Found.all(ZipBytes([odd, csv]).data, name: "e.zip")
    #expect(found.first == Found(name: "e.zip/a.csv", refusal: refusal))
    #expect(found.last?.fields == [["a", "b"], ["1", "2"]])
  }

  @Test func damagedBytesOfAMemberAreRefused() throws {
    let wrong = ZipBytes.Member("a.csv", Data("1;2\n".utf8), checksum: 7)
    #expect(try Found.all(ZipBytes([wrong]).data).first?.refusal == .damagedArchive)
  }

  @Test func aMemberIsHeldToTheSizeItDeclares() throws {
    let liar = ZipBytes.Member("a.csv", Data(repeating: 0x31, count: 1000), declaredBytes: 10)
    #expect(try Found.all(ZipBytes([liar]).data).first?.refusal == .damagedArchive)
  }

  @Test func archivesOverALimitAreRefusedWhole() throws {
    let limits = TableLimits(members: 2, unfoldedBytes: 100, ratio: 10, ratioFreeBytes: 50)
    let small = (0..<3).map { ZipBytes.Member("\($0).csv", "1;2\n") }
    #expect(try Found.all(ZipBytes(small).data, limits: limits).map(\.refusal) == [.tooManyMembers(3)])
    let large = ZipBytes.Member("a.csv", Data(repeating: 0x31, count: 101))
    #expect(try Found.all(ZipBytes([large]).data, limits: limits).map(\.refusal) == [.tooLarge(bytes: 101)])
    let bomb = ZipBytes.Member("a.csv", Data([1, 2, 3]), method: 8, declaredBytes: 90)
    #expect(
      try Found.all(ZipBytes([bomb]).data, limits: limits).map(\.refusal) == [.tooCompressed(ratio: 30)])
  }

  @Test func aBombOfTheOldKindIsRefusedByTheDefaults() throws {
    let bomb = ZipBytes.Member("a.csv", Data(repeating: 3, count: 9000), method: 8, declaredBytes: 10_000_001)
    #expect(try Found.all(ZipBytes([bomb]).data).map(\.refusal) == [.tooCompressed(ratio: 1111)])
    let huge = ZipBytes.Member("a.csv", Data([3]), method: 8, declaredBytes: 0xFFFF_FFF0)
    #expect(try Found.all(ZipBytes([huge]).data).map(\.refusal) == [.tooLarge(bytes: 0xFFFF_FFF0)])
  }

  @Test func workbooksInsideShareTheAllowance() throws {
    let workbook = WorkbookBytes(rows: WorkbookBytes.row(1, ["a"])).data
    let archive = ZipBytes([.init("1.xlsx", workbook), .init("2.xlsx", workbook)]).data
    let limits = TableLimits(unfoldedBytes: workbook.count * 3)
    let found = try Found.all(archive, limits: limits)
    #expect(found.first?.kind == .xlsx)
    #expect(found.last?.refusal?.isTooLarge == true)
  }

  @Test func anArchiveInsideIsRefused() throws {
    let inner = ZipBytes([csv]).data
    let found = try Found.all(ZipBytes([.init("x.zip", inner)]).data, name: "e.zip")
    #expect(found == [Found(name: "e.zip/x.zip", refusal: .nestedArchive)])
  }

  @Test func aNameCannotMoveTheCursor() throws {
    let archive = ZipBytes([.init("a\u{202E}.csv", "1;2\n")]).data
    let found = try Found.all(archive, name: "e\u{1B}[2J.zip")
    #expect(found.first?.name == "e\u{FFFD}[2J.zip/a\u{FFFD}.csv")
  }

  @Test func aMemberOnDiskHasNoNameAndOneReader() throws {
    let spool = try SpooledFile()
    try [UInt8("1".utf8.first ?? 0)].withUnsafeBytes { try spool.append($0) }
    var status = stat()
    #expect(stat(spool.path, &status) == 0)
    #expect(status.st_nlink == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(status.st_size == 1)
  }
}

extension TableRefusal {
  fileprivate var isTooLarge: Bool { if case .tooLarge = self { true } else { false } }
}
