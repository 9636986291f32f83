import Foundation
import TestSupport
import Testing

@testable import Telling

@Suite struct MailMessageTests {
  /// The examples that RFC 4648, section 10, prints.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func publishedBase64(text: String, expected: String) {
    #expect(Base64Text.encoded([UInt8](text.utf8)) == expected)
  }

  @Test func base64AgreesWithFoundationsOwn() {
    var generator = SeededGenerator(seed: 5)
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(Base64Text.encoded(bytes) == Data(bytes).base64EncodedString())
      let lines = Base64Text.lines(bytes).components(separatedBy: "\r\n").dropLast()
      #expect(lines.allSatisfy { $0.count <= 76 && !$0.isEmpty })
      #expect(lines.joined() == Data(bytes).base64EncodedString())
    }
  }

  @Test(arguments: [
    ("Año = 1\n", "A=C3=B1o =3D 1\r\n"), ("a\r\nb\rc", "a\r\nb\r\nc\r\n"), (".\n..\n", "=2E\r\n=2E.\r\n"),
    ("From x\n", "=46rom x\r\n"), ("fin \n", "fin=20\r\n"), ("\t\n", "=09\r\n"), ("", ""), ("\n", "\r\n"),
  ])
  func quotedPrintable(text: String, expected: String) {
    #expect(QuotedPrintable.encoded(text) == expected)
  }

  @Test func quotedPrintableIsReadBackAndKeepsItsLinesShort() {
    var generator = SeededGenerator(seed: 6)
    let letters = Array("aeñí. =F\t–😀\n")
    for _ in 0..<300 {
      let length = Int.random(in: 0..<400, using: &generator)
      let text = String(
        (0..<length).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
      let encoded = QuotedPrintable.encoded(text)
      #expect(encoded.components(separatedBy: "\r\n").allSatisfy { $0.count <= 76 && !$0.hasPrefix(".") })
      let whole = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
      #expect(ReadMessage.unquoted(encoded) == whole)
    }
  }

  @Test func headersAreASCIIAndHoldNothingElse() {
    #expect(HeaderText.encoded("Colca: 2 nuevos") == "Colca: 2 nuevos")
    #expect(HeaderText.encoded("Año") == "=?UTF-8?B?QcOxbw==?=")
    #expect(HeaderText.encoded("a\r\nBcc: b@c.pe") == "a  Bcc: b@c.pe")
    #expect(HeaderText.encoded("=?UTF-8?B?x?=").hasPrefix("=?UTF-8?B?PT9V"))
    let long = String(repeating: "ñandú 😀 ", count: 40)
    let encoded = HeaderText.encoded(long)
    #expect(encoded.components(separatedBy: "\r\n ").allSatisfy { $0.count <= 75 })
    #expect(ReadMessage.unencoded(encoded) == long)
  }

  @Test func aMessageIsReadBackWhole() throws {
    let bytes = (0..<1000).map { UInt8($0 % 256) }
    let message = MailMessage(
      sender: "colca@diresa.gob.pe", recipients: ["uno@x.pe", "dos@y.pe"], subject: "Señal: 3 · ñ",
      identifier: "noche-1@diresa.gob.pe", date: "Thu, 26 Nov 2026 02:00:05 -0500",
      text: "Línea\n.\nFrom aquí\n", html: "<p>¡Línea!</p>\n",
      attachments: [.init(name: "pedi\"dos ñ.csv", type: "text/csv", bytes: bytes)])
    let source = message.source
    #expect(source.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(source.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 998 && !$0.contains("\n") })
    let read = ReadMessage(source)
    #expect(read.headers["Subject"] == "Señal: 3 · ñ")
    #expect(read.headers["To"] == "uno@x.pe, dos@y.pe")
    #expect(read.headers["From"] == "colca@diresa.gob.pe")
    #expect(read.headers["Message-ID"] == "<noche-1@diresa.gob.pe>")
    #expect(read.headers["Auto-Submitted"] == "auto-generated")
    #expect(read.parts.map(\.type) == ["text/plain", "text/html", "text/csv"])
    #expect(read.parts[0].text == "Línea\n.\nFrom aquí\n")
    #expect(read.parts[1].text == "<p>¡Línea!</p>\n")
    #expect(read.parts[2].name == "pedi_dos__.csv")
    #expect(read.parts[2].bytes == bytes)
  }

  @Test func noAddressBeginsAnotherHeader() {
    let message = MailMessage(
      sender: "a@b.pe\r\nBcc: c@d.pe", recipients: ["x@y.pe>, <z@w.pe"], subject: "s", identifier: "i@b",
      date: "d\r\nX: y", text: "", html: "")
    let read = ReadMessage(message.source)
    #expect(read.headers["Bcc"] == nil && read.headers["X"] == nil)
    #expect(read.headers["From"] == "a@b.peBcc:c@d.pe")
  }
}
