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
  ])
  func damageIsMended(damaged: String, text: String) { #expect(CodePageRepair.repaired(damaged) == text) }

  @Test(arguments: [
    "Águila", "Ágape 3", "½ tableta", "¾ de taza", "25 ± 3 °C", "ROTACIÓN Nº 3", "a", "──── TOTAL ────",
    "10³ UI",
    "ÁCIDO FÓLICO 500 µg", "3 · 4",
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

  @Test func everyByteHasOneLetter() {
    #expect((0x80...0xFF).allSatisfy { CodePage850.byte(CodePage850.letter(UInt8($0))) == UInt8($0) })
    #expect(Set((0...255).map { CodePage850.letter(UInt8($0)) }).count == 256)
  }
}
