import Operations
import StockPolicy
import SupplyModel

@testable import Telling

/// The news of a night about the run of the report's fixture: something of each kind.
enum DigestFixture {
  static func input(_ language: Language) -> DigestInput {
    let report = ReportFixture.input(language)
    let asOf = report.run.settings.asOf
    func item(
      _ key: AlertKey, _ news: RememberedAlert.News, level: AlertLevel = .urgent
    ) -> DigestInput.Item {
      let assessment = report.run.assessments.first {
        $0.facility == key.facility && $0.product == key.product
      }
      let state = AlertState(level: level, quantity: 24, asOf: asOf)
      return .init(alert: RememberedAlert(key, state), news: news, assessment: assessment)
    }
    let urgent = (0..<14).map { number in
      item(AlertKey(.stock, facility: "06528F01", product: "P\(number)"), .new)
    }
    return DigestInput(
      day: Day(month: asOf.advanced(by: 1), dayOfMonth: 26), names: report.names, asOf: asOf,
      items: urgent + [
        item(AlertKey(.stock, facility: "06530F01", product: "=99001"), .solved),
        item(AlertKey(.bias, facility: "06528F01"), .new),
      ],
      expectedMonth: asOf, missing: ["06531F01": asOf.advanced(by: -2)],
      troubles: ["a.csv: <no se pudo leer>"], overdue: ["Revisar <pedidos> (Químico)"],
      reportFolder: "informes/ultimo", programVersion: "0.0.0")
  }
}
