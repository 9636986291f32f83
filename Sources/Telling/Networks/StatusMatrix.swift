import StockPolicy
import SupplyModel

/// Facilities × products, each cell a sign, a word and the months of stock; it leads to the line's card.
///
/// No report, stock unknown, no stock, no use and never held are five different cells.
struct StatusMatrix {
  let page: ReportPage
  let reporting: ReportingState

  private var language: Language { page.input.language }

  var view: ReportPage.View {
    let assessments = page.input.run.assessments
    let products = Set(assessments.map(\.product)).sorted()
    let lines = Dictionary(
      assessments.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = page.order.codes.map { code -> ReportPage.View in
      var row: ReportPage.View = [
        "place": page.lines.place(of: code), "facilityName": page.names.facilityName(code),
        "cells": products.map { cell(lines[SeriesKey(code, $0)]) },
      ]
      if let network = page.names.facility(code).microNetwork { row["network"] = network }
      return row
    }
    return [
      "matrixProducts": products.map { ["matrixProduct": page.names.product($0)] }, "matrix": rows,
      "matrixKey": key, "hasMatrix": page.scope == .region && !assessments.isEmpty,
    ]
  }

  private func cell(_ line: SeriesAssessment?) -> ReportPage.View {
    guard let line else { return ["tone": "none", "sign": "", "word": ""] }
    if line.order.decision == .notHeld {
      return ["tone": "nh", "sign": "□", "word": language.name(of: MonthState.notHeld)]
    }
    var cell: ReportPage.View = ["lineId": page.lines.lineID(line)]
    if line.state == .notReported {
      cell["tone"] = "nr"
      cell["sign"] = "┄"
      cell["word"] = language.name(of: MonthState.notReported)
      return cell
    }
    let availability = line.official.availability
    cell["tone"] = availability.rawValue
    cell["sign"] = language.symbol(of: availability)
    cell["word"] = language.shortName(of: availability)
    if let months = line.official.monthsOfStock, (line.stock ?? 0) > 0 {
      cell["months"] = NumberText.decimal(months)
    }
    return cell
  }

  /// What each cell means, with the limits of the rule.
  private var key: [ReportPage.View] {
    let rule = page.input.run.settings.officialRule
    let classes = AvailabilityClass.allCases.filter { $0 != .noConsumidor }.map { availability in
      [
        "tone": availability.rawValue, "sign": language.symbol(of: availability),
        "word": language.name(of: availability), "meaning": language.meaning(of: availability, rule: rule),
      ]
    }
    return classes + [
      [
        "tone": "nr", "sign": "┄", "word": language.name(of: MonthState.notReported),
        "meaning": language.text(es: "el mes no llegó", en: "the month has not come in"),
      ],
      [
        "tone": "nh", "sign": "□", "word": language.name(of: MonthState.notHeld),
        "meaning": language.text(
          es: "ni stock ni movimiento en 12 reportes", en: "neither stock nor movement in 12 reports"),
      ],
      [
        "tone": "none", "sign": "", "word": language.text(es: "(vacío)", en: "(blank)"),
        "meaning": language.text(es: "nunca apareció en sus reportes", en: "never appeared in its reports"),
      ],
    ]
  }
}
