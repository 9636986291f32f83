import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

@Suite struct CodePageTests {
  @Test(arguments: [
    ("Sin Rotaci¾n", "Sin Rotación"), ("N║ 3", "Nº 3"), ("UNG▄ENTO", "UNGÜENTO"), ("500 Ág", "500 µg"),
    ("Ni±o", "Niño"), ("P·blico", "Público"),
    ("METFORMINA 500 Ág/TABLETA N║ 10", "METFORMINA 500 µg/TABLETA Nº 10"),
    // UTF-8 read as Windows-1252, once and twice; the second byte of Á has no letter there.
    ("inyecciÃ³n", "inyección"), ("Ã‘aÃ±a", "Ñaña"), ("Ã\u{81}gape", "Ágape"), ("NÂº 3", "Nº 3"),
    ("inyecciÃƒÂ³n", "inyección"), ("500 Âµg", "500 µg"), ("25 Â± 3", "25 ± 3"),
  ])
  func damageIsMended(damaged: String, text: String) { #expect(CodePageRepair.repaired(damaged) == text) }

  @Test(arguments: [
    "Águila", "Ágape 3", "½ tableta", "¾ de taza", "25 ± 3 °C", "ROTACIÓN Nº 3", "a", "──── TOTAL ────",
    "10³ UI",
    "ÁCIDO FÓLICO 500 µg", "3 · 4", "JOÃO", "CÂNDIDA", "Â", "Ã",
  ])
  func soundTextIsLeft(text: String) { #expect(CodePageRepair.repaired(text) == text) }

  @Test func namesOfRegistersAreMended() throws {
    let file = try read("code;name;unit\n4594;UNG▄ENTO N║ 3;µg\n")
    #expect(
      file.register == .products([Product(code: "04594", name: "UNGÜENTO Nº 3", unit: "µg")]))
  }

  @Test func codePage850IsReadWhenTold() throws {
    // "Código" and "UNGÜENTO ÑÁ" in the bytes of DOS.
    let bytes =
      Data("code;name\n4594;UNG".utf8) + Data([0x9A]) + Data("ENTO ".utf8) + Data([0xA5, 0xB5, 0x0A])
    let file = try read(bytes, ImportOptions(encoding: .cp850))
    #expect(file.dialect?.encoding.rawValue == "cp850")
    #expect(file.register == .products([Product(code: "04594", name: "UNGÜENTO ÑÁ")]))
    #expect(try read(bytes, ImportOptions(encoding: .windows1252)).dialect?.encoding == .windows1252)
  }

  @Test(arguments: [CodePage.dos850, .windows1252]) func everyByteHasOneLetter(page: CodePage) {
    #expect((0x80...0xFF).allSatisfy { page.byte(page.letter(UInt8($0))) == UInt8($0) })
    #expect((0x00...0x7F).allSatisfy { page.letter(UInt8($0)) == UnicodeScalar(UInt8($0)) })
    #expect(Set((0...255).map { page.letter(UInt8($0)) }).count == 256)
  }

  @Test func thePagesAreThoseOfTheirStandards() {
    let spanish: [UInt8] = [
      0xA0, 0x82, 0xA1, 0xA2, 0xA3, 0x81, 0xA4, 0xB5, 0x90, 0xD6, 0xE0, 0xE9, 0x9A, 0xA5,
    ]
    #expect(spanish.withUnsafeBufferPointer(CodePage.dos850.text) == "áéíóúüñÁÉÍÓÚÜÑ")
    // Unicode Consortium, table CP850: frames, fractions, and ı where code page 858 has the euro.
    #expect([0xB0, 0xBA, 0xAC, 0xD5, 0xFF].map(CodePage.dos850.letter) == ["░", "║", "¼", "ı", "\u{A0}"])
    #expect([0x80, 0x9A, 0x9F, 0xD1, 0xFF].map(CodePage.windows1252.letter) == ["€", "š", "Ÿ", "Ñ", "ÿ"])
    // The five bytes without a letter, by the WHATWG Encoding Standard.
    let undefined: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
    #expect(undefined.map(CodePage.windows1252.letter) == undefined.map { UnicodeScalar($0) })
  }
}
