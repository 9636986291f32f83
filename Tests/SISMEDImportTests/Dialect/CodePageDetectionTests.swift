import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// Code page 850 or Windows-1252, told by the letters alone.
@Suite struct CodePageDetectionTests {
  private let words = [
    "código", "categoría", "nombre", "ungüento", "niño", "atención", "médico", "público", "práctica", "año",
    "rotación", "unidad", "inyectable", "José", "María", "Ñaña", "Ángel", "Único", "fármaco", "envío",
  ]

  /// The bytes of a text in a code page; nil where the page lacks a letter.
  private func bytes(_ text: String, _ encoding: TextEncoding) throws -> Data {
    var data = Data()
    for letter in text.unicodeScalars {
      let byte = (0...255).first { byte in
        [UInt8(byte)].withUnsafeBufferPointer { encoding.text($0) } == String(letter)
      }
      data.append(UInt8(try #require(byte, "\(letter)")))
    }
    return data
  }

  private func catalogue(_ names: [String]) -> String {
    "code;name\n" + names.enumerated().map { "\(10_000 + $0.offset);\($0.element)\n" }.joined()
  }

  @Test func eachPageIsKnownByItsWordsWhateverTheirCase() throws {
    var random = SeededGenerator(seed: 850)
    for _ in 0..<200 {
      let names = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        let word = words.randomElement(using: &random) ?? ""
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return word
        case 1: return word.uppercased()
        default: return word.prefix(1).uppercased() + word.dropFirst()
        }
      }
      let text = catalogue(names)
      let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
      let latin = try read(bytes(text, .windows1252))
      // A genuine file of Windows-1252 is never taken for the other.
      #expect(latin.dialect?.encoding == (isPlain ? .utf8 : .windows1252), "\(names)")
      if latin.findings.isEmpty { #expect(productNames(latin) == names) }
      let dos = try read(bytes(text, .cp850))
      if dos.findings.isEmpty {
        #expect(productNames(dos) == names, "\(names)")
      } else {
        #expect(dos.findings.map(\.code) == [.ambiguousEncoding], "\(names)")
      }
    }
  }

  private func productNames(_ file: ReadSample) -> [String] {
    guard case .products(let products) = file.register else { return [] }
    return products.compactMap(\.name)
  }

  @Test(arguments: [
    "código", "médico", "niño", "público", "ATENCIÓN", "AÑO", "UNGÜENTO", "MÉDICO", "ÁCIDO", "Envío",
  ])
  func oneWordOfCodePage850IsEnough(word: String) throws {
    let file = try read(bytes(catalogue([word]), .cp850))
    #expect(file.dialect?.encoding == .cp850)
    #expect(productNames(file) == [word])
  }

  @Test(arguments: [
    "JOSé", "500 µg", "30 µUI", "N° 3", "Nº 3", "¡Atención!", "25°C", "“comillas”", "SAN\u{A0}MARTIN",
    "San\u{A0}Martin", "US$ 5 – 6 €", "Bogotá", "PERÚ", "ÑAÑA", "Müller", "tableta\u{A0}", "½ tableta",
  ])
  func windows1252IsNotTakenForTheOther(word: String) throws {
    let file = try read(bytes(catalogue([word, "rotación"]), .windows1252))
    #expect(file.dialect?.encoding == .windows1252)
    #expect(file.findings.isEmpty && productNames(file) == [word, "rotación"])
    #expect(try read(bytes(catalogue([word]), .windows1252)).dialect?.encoding == .windows1252)
  }

  @Test func whatBothPagesReadIsAskedAbout() throws {
    let file = try read(bytes(catalogue(["PERÚ"]), .cp850))
    #expect(file.rows == 0)
    #expect(file.findings == [Finding(.file(.ambiguousEncoding(windows1252: "PERé", cp850: "PERÚ")))])
    for (encoding, name) in [(TextEncoding.cp850, "PERÚ"), (.windows1252, "PERé")] {
      let told = try read(bytes(catalogue(["PERÚ"]), .cp850), ImportOptions(encoding: encoding))
      #expect(productNames(told) == [name])
    }
    // As many words for the one as for the other: two files glued together.
    let glued = try bytes("code;name\n1;niño\n", .cp850) + bytes("2;acción\n", .windows1252)
    #expect(try read(glued).findings.map(\.code) == [.ambiguousEncoding])
    // Of a report only codes and numbers are kept: its letters stop nothing.
    let report = FormdetSample.file([["USUARIO": "PERÚ", "STOCK_FIN": "0"]])
    #expect(try read(bytes(report, .cp850)).findings == [])
  }
}
