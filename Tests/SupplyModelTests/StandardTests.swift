import Foundation
import SupplyModel
import TestSupport
import Testing

/// The standards that are known without any file, and those that files state.
@Suite struct StandardTests {
  /// The cells of a line, of which some are quoted.
  private func cells(_ line: Substring) -> [String] {
    var (cells, cell, isQuoted) = ([String](), "", false)
    for letter in line {
      switch letter {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        cells.append(cell)
        cell = ""
      default: cell.append(letter)
      }
    }
    return cells + [cell]
  }

  @Test func theTableIsTheFileOfTheProject() throws {
    let file = Golden.root.appendingPathComponent("data/estandares.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    let columns = cells(lines[0])
    let stated = try lines.dropFirst().map { line -> Standard in
      let row = Dictionary(zip(columns, cells(line)), uniquingKeysWith: { first, _ in first })
      func words(_ column: String) throws -> StandardText? {
        let spanish = try #require(row[column])
        return spanish.isEmpty ? nil : StandardText(es: spanish, en: row[column + "_en"])
      }
      return Standard(
        code: StandardCode(try #require(row["standard"])),
        source: try #require(Standard.Source(word: row["source"] ?? "")),
        owner: try #require(PlaceLevel(word: row["owner"] ?? "")),
        better: try #require(Standard.Better(word: row["better"] ?? "")),
        unit: try #require(Standard.Unit(word: row["unit"] ?? "")),
        target: row["target"].flatMap(Double.init),
        name: try #require(try words("name")), definition: try words("definition"),
        numerator: try words("numerator"), denominator: try words("denominator"))
    }
    #expect(BuiltInStandards.all == stated)
    #expect(
      stated.map(\.code)
        == ColcaMeasure.allCases.map(\.code).sorted { left, right in
          let codes = stated.map(\.code)
          return (codes.firstIndex(of: left) ?? 99) < (codes.firstIndex(of: right) ?? 99)
        })
  }

  @Test func whatFilesStateComesFirstAndAfterColcasOwn() throws {
    var own = try #require(BuiltInStandards.all.first)
    own.target = 0.5
    let catalogue = StandardCatalogue([Standard(code: "zeta", name: StandardText(es: "Z")), own])
    #expect(catalogue.standards.count == BuiltInStandards.all.count + 1)
    #expect(catalogue.standards.last?.code == "zeta" && catalogue[own.code]?.target == 0.5)
    #expect(catalogue["zeta"]?.measure == nil && catalogue[own.code]?.measure == .methodInStock)
    #expect(catalogue["nada"] == nil)
  }

  @Test func aTargetIsReachedFromTheSideThatIsBetter() throws {
    let high = Standard(code: "a", better: .higher, target: 0.9, name: StandardText(es: "A"))
    let low = Standard(code: "b", better: .lower, target: 0.05, name: StandardText(es: "B"))
    #expect(high.isMet(by: 0.9) == true && high.isMet(by: 0.89) == false)
    #expect(low.isMet(by: 0.05) == true && low.isMet(by: 0.06) == false)
    #expect(Standard(code: "c", name: StandardText(es: "C")).isMet(by: 1) == nil)
  }

  @Test func wordsOfFilesAreReadInBothLanguages() {
    #expect(
      PlaceLevel(word: "Micro-Network") == .microNetwork && PlaceLevel(word: "MICRORRED") == .microNetwork)
    #expect(PlaceLevel(word: "barrio") == nil)
    for level in PlaceLevel.allCases { #expect(level.words.allSatisfy { PlaceLevel(word: $0) == level }) }
  }
}
