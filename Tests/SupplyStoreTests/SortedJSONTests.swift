import Foundation
import TestSupport
import Testing

@testable import SupplyStore

/// What a run's digest is made of: the bytes of Foundation's encoder.
@Suite struct SortedJSONTests {
  private struct Inner: Codable {
    var zeta: Bool
    var alpha: [String]
  }

  private enum Choice: Codable {
    case nothing
    case two(x: Double, y: Int?)
    case inner(Inner)
    case word(String)
  }

  private struct Wrapped: RawRepresentable, Codable { var rawValue: String }

  private struct Whole: Codable {
    var absent: Int?
    var numbers: [Double]
    var gaps: [Double?]
    var single: Float
    var small: Int32
    var byte: UInt8
    var text: String
    var byName: [String: Int]
    var byNumber: [Int: String]
    var choices: [Choice]
    var wrapped: Wrapped
    var inner: Inner?
    var nested: [[Double]]
    var data: Data
    var date: Date
    var isSet: Bool
  }

  private func foundation(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func theBytesAreThoseOfFoundation(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func number() -> Double {
      let known = [
        0, -0.0, 1, 0.1, 1e15, 1e16, 1e20, 1e-5, 5e-7, .infinity, -.infinity, .nan, 0.30000000000000004,
      ]
      return known.randomElement(using: &random) ?? 0
    }
    func numbers() -> [Double] {
      (0..<Int.random(in: 0...6, using: &random)).map { _ in
        Bool.random(using: &random)
          ? number() : Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &random))
      }
    }
    func text() -> String {
      let letters = [
        "a", "/", "\"", "\\", "\n", "\r", "\t", "\u{1}", "\u{8}", "\u{c}", "\u{1f}", "\u{7f}", "é", "😀",
      ]
      return (0..<Int.random(in: 0...8, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? ""
      }
      .joined()
    }
    let inner = Inner(zeta: Bool.random(using: &random), alpha: [text(), ""])
    let whole = Whole(
      absent: Bool.random(using: &random) ? nil : -7, numbers: numbers(),
      gaps: numbers().map { $0 > 1 ? $0 : nil },
      single: 0.1, small: -5, byte: 255, text: text(),
      byName: ["b": 1, "A": 2, "a10": 3, "a9": 4, "aB": 5, "ab": 6, "_": 7], byNumber: [3: "x", 10: "y"],
      choices: [.nothing, .two(x: number(), y: nil), .inner(inner), .word(text()), .two(x: 1, y: 2)],
      wrapped: Wrapped(rawValue: text()), inner: Bool.random(using: &random) ? inner : nil,
      nested: [numbers(), [], numbers()], data: Data([1, 2, 3]),
      date: Date(timeIntervalSinceReferenceDate: 5),
      isSet: true)
    #expect(try String(decoding: SortedJSON.bytes(of: whole), as: UTF8.self) == foundation(whole))
    #expect(try String(decoding: SortedJSON.bytes(of: [inner]), as: UTF8.self) == foundation([inner]))
  }
}
