import Foundation
import TableReading
import TestSupport
import Testing

/// Valid files with seeded damage to their bytes: whatever comes of it is a table, a defect or a refusal.
///
/// `COLCA_DAMAGE_ROUNDS=100000` makes it read that many, `COLCA_DAMAGE_SEED=7` others.
@Suite struct DamageTests {
  @Test func noDamageCrashesOrHangs() throws {
    let folder = try TemporaryFolder()
    let rounds = TestRequest.damageRounds ?? 300
    var random = SeededGenerator(seed: TestRequest.damageSeed ?? 20_261_031)
    let samples = Self.samples()
    let limits = TableLimits(unfoldedBytes: 16 << 20, sharedTextBytes: 1 << 20)
    var runs = 0
    var outcomes: [String: Int] = [:]
    while runs < rounds {
      for sample in samples {
        let path = try folder.write("damaged", Self.damaged(sample, &random))
        let found = try Found.all(path: path, limits: limits)
        #expect(!found.isEmpty)
        for entry in found {
          let outcome = entry.refusal.map { "\($0)".prefix { $0 != "(" }.description }
          outcomes[outcome ?? (entry.defects.isEmpty ? "read" : "defects"), default: 0] += 1
        }
        runs += 1
      }
    }
    #expect(outcomes.count > 5)
  }

  /// A file with damage; that of an archive's member is done before the checksums, which else would find it.
  private static func damaged(_ sample: [ZipBytes.Member], _ random: inout SeededGenerator) -> Data {
    guard sample.count > 1 else { return damage(sample.first?.content ?? Data(), &random) }
    if Bool.random(using: &random) { return damage(ZipBytes(sample).data, &random) }
    let chosen = Int.random(in: 0..<sample.count, using: &random)
    return ZipBytes(
      sample.enumerated().map { index, member in
        index == chosen ? ZipBytes.Member(member.name, damage(member.content, &random)) : member
      }
    ).data
  }

  private static func damage(_ sample: Data, _ random: inout SeededGenerator) -> Data {
    var bytes = sample
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      // Headers matter more than what follows.
      let reach = Bool.random(using: &random) ? min(bytes.count, 300) : bytes.count
      let at = bytes.startIndex + Int.random(in: 0..<reach, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[at] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
      case 2: bytes = Data(bytes[..<at])
      case 3: bytes.insert(contentsOf: Data(bytes[at...].prefix(40)), at: at)
      case 4: bytes.removeSubrange(at..<min(at + 9, bytes.endIndex))
      default: bytes[at] = UInt8.random(in: 0...255, using: &random)
      }
    }
    return bytes
  }

  /// Files as their members; a single one is the file itself.
  private static func samples() -> [[ZipBytes.Member]] {
    var dbf = DBFBytes(
      [.init("CODIGO", "C", 11), .init("SALDO", "N", 8), .init("FEC_EXP", "D", 8), .init("I", "I", 4)],
      (0..<20).map { ["0\($0)", "\($0)", "20270131", "abcd"] })
    let plain = ZipBytes.Member("plain.dbf", dbf.data)
    dbf.signature = 0x30
    let foxPro = ZipBytes.Member("fox.dbf", dbf.data)
    var workbook = WorkbookBytes(
      rows: (1...20).map {
        "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"s\"><v>1</v></c><c r=\"C\($0)\" s=\"1\"><v>4.6E\($0)</v></c></row>"
      }.joined())
    workbook.sharedTexts = ["<t>a</t>", "<t>b_x000D_</t>"]
    workbook.styles = [0, 14]
    let csv = ZipBytes.Member("c.csv", "\u{FEFF}a;\"b\n\";c\n1;2;3\n")
    let units = [0xFEFF] + Array("a;b\n😀;2\n".utf16)
    let utf16 = ZipBytes.Member("d.txt", units.withUnsafeBytes { Data($0) })
    let book = ZipBytes.Member("b.xlsx", workbook.data)
    return [[plain], [foxPro], [csv], [utf16], workbook.members, [plain, foxPro, book, csv, utf16]]
  }
}
