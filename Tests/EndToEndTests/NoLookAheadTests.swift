import Foundation
import TestSupport
import Testing

/// A backtest by the program, from a database that ends at the origin and from one that goes on with absurd months.
@Suite struct NoLookAheadTests {
  private static let header =
    "facility,product,month,opening,received,consumed,adjustment,closing,ordered,stockout_days\n"
  private static let months = 40
  private static let origin = 33

  private static func name(_ month: Int) -> String {
    let number = month % 12 + 1
    return "\(2023 + month / 12)-" + (number < 10 ? "0" : "") + String(number)
  }

  /// Balanced records of 14 facilities × 2 products; after the origin absurd, and some of products never seen before.
  private static func rows(through last: Int) -> String {
    var random = SeededGenerator(seed: 9)
    var text = header
    for facility in 0..<14 {
      for product in 0..<2 {
        var stock = 40
        for month in 0..<months {
          let used = min(stock, Int.random(in: 0...(6 + facility), using: &random))
          let received = month.isMultiple(of: 3) ? Int.random(in: 0...40, using: &random) : 0
          let isSilent = Int.random(in: 0..<15, using: &random) == 0
          let closing = stock - used + received
          if month <= min(last, origin) {
            if !isSilent {
              text +=
                "F\(facility),P\(product),\(name(month)),\(stock),\(received),\(used),0,\(closing),\(used * 2),\n"
            }
            stock = closing
          } else if month <= last {
            // The books stay balanced, so that the rows are taken as they are.
            let large = 700_000 + facility
            text += "F\(facility),P\(product),\(name(month)),0,\(large),\(large),0,0,999999,30\n"
          }
        }
      }
    }
    if last > origin {
      text += "AANEW,P0,\(name(origin + 1)),0,5,5,0,0,1,\nF1,P00,\(name(origin + 2)),0,5,5,0,0,1,\n"
    }
    return text
  }

  /// What the program writes of a model at the origin, and what it prints.
  private func files(_ model: String, through last: Int) throws -> [String] {
    let colca = try ColcaProgram()
    let input = try colca.workingFolder.write("open.csv", Self.rows(through: last))
    #expect(try colca("import", input).status == 0)
    let outcome = try colca(
      "backtest", "--origins", Self.name(Self.origin), "--model", model, "--horizon", "3", "--forecasts",
      "f.csv",
      "--cumulative", "c.csv", "--risks", "r.csv")
    #expect(outcome.status == 0)
    return try ["f.csv", "c.csv", "r.csv"].map {
      try String(contentsOfFile: colca.workingFolder.path($0), encoding: .utf8)
    }
  }

  @Test(arguments: ["light", "full"]) func theFilesAreTheSameToTheByte(model: String) throws {
    let ending = try files(model, through: Self.origin)
    let going = try files(model, through: Self.months - 1)
    for (one, other) in zip(ending, going) { #expect(one == other) }
    let counts = ending.map { $0.split(separator: "\n").count }
    #expect(counts[0] == 85 && counts[1] == 85)
    #expect(counts[2] > 40)
  }

  @Test func aPageShowsAllAndTheDefaultStaysPlain() throws {
    let colca = try ColcaProgram()
    let input = try colca.workingFolder.write("open.csv", Self.rows(through: Self.origin))
    #expect(try colca("import", input).status == 0)
    let origins = Self.name(Self.origin - 6)
    let plain = try colca("backtest", "--origins", origins, "--model", "light", "--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(plain.output.utf8)) as? [String: Any])
    #expect(object["ladder"] is NSNull && object["stockouts"] is NSNull && object["cumulative"] is NSNull)
    let full = try colca(
      "backtest", "--origins", origins, "--model", "light", "--html", "b/page.html", "--format", "json",
      "--lang", "en")
    let all = try #require(
      try JSONSerialization.jsonObject(with: Data(full.output.utf8)) as? [String: Any])
    let ladder = try #require(all["ladder"] as? [String: Any])
    #expect((ladder["rungs"] as? [[String: Any]])?.count == 4)
    #expect((all["stockouts"] as? [[String: Any]])?.count == 3)
    #expect((all["cumulative"] as? [[String: Any]])?.count == 3)
    for key in ["rows", "crps", "median_mase"] { #expect(object[key] as? Double == all[key] as? Double) }
    let page = try String(contentsOfFile: colca.workingFolder.path("b/page.html"), encoding: .utf8)
    #expect(page.contains("<html lang=\"en\">") && page.contains("class=\"rd\""))
  }
}
