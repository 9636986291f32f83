import PolicyReplay
import SupplyModel

/// A replay as one page that needs no script, no network and no other file.
public struct ReplayPage: Sendable {
  private let input: ReplayInput

  /// The page of a replay.
  public init(_ input: ReplayInput) { self.input = input }

  /// The page.
  ///
  /// - Throws: `ColcaError.cannotWrite` if a template of the program itself is broken.
  public func html() throws(ColcaError) -> String {
    do {
      return try ReportTemplates.render(self)
    } catch {
      throw ColcaError.cannotWrite(path: "replay.html", reason: "\(error)")
    }
  }

  var view: ReportPage.View {
    let (comparison, language) = (input.comparison, input.language)
    let phrases = language.replayPhrases
    let legend = comparison.lines.map { line -> ReportPage.View in
      let name = TradeOffChart.name(of: line.rule)
      return [
        "legendName": language.name(of: line.rule),
        "legendMark": "<svg class=\"to lg\" viewBox=\"0 0 14 14\" aria-hidden=\"true\"><g class=\"\(name)\">"
          + TradeOffChart.mark(line.rule, 7, 7) + "</g></svg>",
      ]
    }
    let notes = ["order", "noLookAhead", "sameRecords", "unknownMonths", "happenedNote"].compactMap {
      phrases[$0]
    }
    return [
      "lang": language.rawValue, "s": phrases, "version": input.programVersion,
      "period": language.replayPeriod(comparison.terms), "hasReadings": !input.readings.isEmpty,
      "readings": input.readings, "chart": TradeOffChart.whole(comparison, language: language).svg,
      "legend": legend, "tables": [input.table.view], "notes": notes,
    ]
  }
}
