import SupplyModel
import TableReading
import Testing

@testable import SISMEDImport

/// Each way in which a container is refused has its finding.
@Suite struct RefusalFindingTests {
  @Test(arguments: [
    (TableRefusal.empty, FindingCode.emptyFile), (.notAFile, .unreadable), (.foreignFormat(.pdf), .notText),
    (.nulByte(offset: 3), .notText), (.damagedArchive, .damagedFile),
    (.damagedWorkbook(part: "x"), .damagedFile),
    (.nothingInside, .nothingInside), (.nestedArchive, .refusedMember), (.escapingName, .refusedMember),
    (.symbolicLink, .refusedMember), (.specialFile, .refusedMember), (.encrypted, .refusedMember),
    (.unknownCompression, .refusedMember), (.tooManyMembers(1), .refusedMember),
    (.tooLarge(bytes: 1), .refusedMember),
    (.tooCompressed(ratio: 1), .refusedMember),
  ])
  func everyRefusalIsAFinding(refusal: TableRefusal, code: FindingCode) {
    #expect(Finding(refusal).code == code)
  }
}
