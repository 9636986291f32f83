import CSVReading
import Foundation
import TableReading
import TestSupport
import Testing

@Suite struct TextTableTests {
  @Test func aTextFileIsOneTable() throws {
    let found = try Found.all(Data("código;n\n00143;1\n".utf8), name: "ICI.csv")
    #expect(found.count == 1)
    #expect(found.first?.name == "ICI.csv")
    #expect(found.first?.kind == .csv)
    #expect(found.first?.text?.isUTF8 == true)
    #expect(found.first?.fields == [["código", "n"], ["00143", "1"]])
  }

  @Test func whatIsNotUTF8IsSaidToBe() throws {
    let found = try Found.all(Data([0x6E, 0xF1, 0x0A]))
    #expect(found.first?.text?.isUTF8 == false)
    #expect(found.first?.text?.wasUTF16 == false)
  }

  @Test func aDigitDoesNotMakeATextADBF() throws {
    for text in ["03;1\n", "1;2\n", "0", "1"] {
      #expect(try Found.all(Data(text.utf8)).first?.kind == .csv)
    }
  }

  @Test(arguments: [true, false]) func UTF16IsReadInBothOrders(isBigEndian: Bool) throws {
    let text = "nombre;ñandú\r\n\"jarabe 😀; \u{10FFFF}\";€\r\n"
    let found = try Found.all(utf16(text, isBigEndian: isBigEndian))
    #expect(found.first?.fields == [["nombre", "ñandú"], ["jarabe 😀; \u{10FFFF}", "€"]])
    #expect(found.first?.text?.wasUTF16 == true)
  }

  @Test(arguments: [0, 1, 2, 3]) func UTF16IsTheSameWhereverBlocksEnd(shift: Int) throws {
    // Four letters of one, two, three and four bytes in UTF-8, over more than two blocks, at each alignment.
    let line = "aé€😀;b"
    let count = FileBlocks.blockSize / 8
    let start = String(repeating: "x", count: shift)
    let text = start + (0..<count).map { _ in line }.joined(separator: "\n")
    let found = try Found.all(utf16(text, isBigEndian: false))
    #expect(found.first?.rows.count == count)
    #expect(found.first?.rows.dropFirst().allSatisfy { $0.fields == ["aé€😀", "b"] } == true)
  }

  @Test func brokenUTF16LosesNoLine() throws {
    // A high half before a letter, a low half alone, and half a unit at the end.
    let units: [UInt16] = [0xFEFF, 0xD83D, 0x61, 0x0A, 0xDE00, 0x0A, 0x62]
    let bytes = bytes(units, isBigEndian: false) + [0x63]
    #expect(try Found.all(Data(bytes)).first?.fields == [["\u{FFFD}a"], ["\u{FFFD}"], ["b\u{FFFD}"]])
  }

  @Test func aStrayQuoteInUTF16CostsItsLineOnly() throws {
    let found = try Found.all(utf16("a;ñ\n1;2\n\"3;4\n5;6\n", isBigEndian: true))
    #expect(found.first?.rows.map(\.line) == [1, 2, 4])
    #expect(found.first?.defects.map(\.kind) == [.csv(.unclosedQuote)])
    #expect(found.first?.defects.map(\.line) == [3])
  }

  @Test(arguments: [true, false]) func UTF16WithoutItsMarkIsKnownByItsBytes(isBigEndian: Bool) throws {
    let text = "nombre;stock\r\nJarabe ñ €;12\r\n"
    let found = try Found.all(Data(bytes(Array(text.utf16), isBigEndian: isBigEndian)))
    #expect(found.first?.fields == [["nombre", "stock"], ["Jarabe ñ €", "12"]])
    #expect(found.first?.text?.wasUTF16 == true)
  }

  @Test func whatFillsAFileUpBehindItsTextIsNoText() throws {
    let text = "código;n\n00143;1\n"
    let marked = try Found.all(Data((text + "\u{1A}").utf8))
    #expect(marked.first?.fields == [["código", "n"], ["00143", "1"]] && marked.first?.defects == [])
    // NULs are what a lost end leaves: the rows before them count, and it is told.
    for count in [1, 512, 400_000] {
      let found = try Found.all(Data(text.utf8) + Data(repeating: 0, count: count))
      #expect(found.first?.fields == [["código", "n"], ["00143", "1"]], "\(count)")
      #expect(found.first?.defects.map(\.kind) == [.damagedRest] && found.first?.defects.map(\.line) == [3])
    }
    #expect(try Found.all(Data("a;b\n1;\0\0\n".utf8)).first?.refusal == .nulByte(offset: 6))
  }

  @Test func theDigestIsOfTheWholeFile() throws {
    let folder = try TemporaryFolder()
    let file = try TableFile.open(path: folder.write("a.csv", "abc"))
    // FIPS 180-2, appendix B.1.
    #expect(file.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(file.byteCount == 3)
  }

  private func utf16(_ text: String, isBigEndian: Bool) -> Data {
    Data(bytes([0xFEFF] + Array(text.utf16), isBigEndian: isBigEndian))
  }

  private func bytes(_ units: [UInt16], isBigEndian: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for unit in units {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      bytes += isBigEndian ? [high, low] : [low, high]
    }
    return bytes
  }
}
