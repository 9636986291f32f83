import SupplyModel
import TestSupport
import Testing

@testable import DataQuality

@Suite("Quality grades")
struct QualityGraderTests {
  private let products = (1...10).map { ProductCode("0000\($0)") }
  private let month = BuiltHistory.month(3)

  private func finding(_ code: FindingCode, _ product: ProductCode?, since: Month? = nil) -> Finding {
    Finding(
      FindingExamples.facts(of: code),
      subject: Finding.Subject(facility: "06528F01", product: product, firstMonth: since, month: month))
  }
  private func grade(_ findings: [Finding]) -> FacilityMonthQuality {
    QualityGrader().grade(facility: "06528F01", month: month, products: products, findings: findings)
  }

  @Test("a spotless month is good, and its score falls by weight and share")
  func scores() {
    #expect(grade([]).grade == .good && grade([]).score == 100)
    let two = grade([finding(.openingBroken, products[0]), finding(.openingBroken, products[1])])
    #expect(two.score == 92 && two.grade == .good)
    #expect(two.reasons == [.init(code: .openingBroken, count: 2, share: 0.2, points: 8)])
    let three = grade(products.prefix(3).map { finding(.openingBroken, $0) })
    #expect(three.score == 88 && three.grade == .usable)
    let all = grade(products.map { finding(.openingBroken, $0) })
    #expect(all.score == 60 && all.grade == .usable)
    #expect(grade(products.map { finding(.negativeStock, $0) }).grade == .poor)
  }

  @Test("what is wrong for certain spoils a month alone, and what says nothing takes nothing")
  func spoiling() {
    let unbalanced = grade([finding(.unbalanced, products[0])])
    #expect(unbalanced.score == 94 && unbalanced.grade == .usable)
    let notices = grade([finding(.officialSpike, products[0]), finding(.unknownProduct, products[1])])
    #expect(notices.score == 100 && notices.reasons.isEmpty)
  }

  @Test("one product counts once for each code, and the gravest reason comes first")
  func reasons() {
    let result = grade([
      finding(.consumptionSpike, products[0]), finding(.consumptionSpike, products[0]),
      finding(.unbalanced, products[0]), finding(.badNumber, "99999"),
    ])
    #expect(result.reasons.map(\.code) == [.badNumber, .unbalanced, .consumptionSpike])
    #expect(result.reasons.map(\.count) == [1, 1, 1])
  }

  @Test("a month partly sent loses the share of what is missing")
  func partlySent() {
    var partial = finding(.partlySent, nil)
    partial.facts = .network(.partlySent(reported: 3, usual: 10, missing: []))
    let result = grade([partial])
    #expect((result.score - 30).magnitude < 1e-9)
    #expect(result.grade == .poor)
  }

  @Test("a month without a report is not reported, unless all its rows were rejected")
  func notReported() {
    let grader = QualityGrader()
    let none = grader.grade(facility: "1", month: month, products: [], findings: [])
    #expect(none.grade == .notReported && none.reasons.isEmpty)
    let rejected = grader.grade(
      facility: "1", month: month, products: [], findings: [finding(.badNumber, "04594")])
    #expect(rejected.grade == .poor && rejected.score == 0)
  }

  @Test("every month from the first report is graded; a finding of several months counts in each")
  func histories() {
    let history = FacilityHistory(
      facility: "06528F01",
      productsByMonth: [BuiltHistory.month(0): products, BuiltHistory.month(2): products, month: products])
    let frozen = products.map { finding(.frozenStock, $0, since: BuiltHistory.month(2)) }
    let grades = QualityGrader().grades(of: history, findings: frozen, through: BuiltHistory.month(4))
    #expect(grades.map(\.grade) == [.good, .notReported, .usable, .usable, .notReported])
    #expect(grades.map(\.score) == [100, 0, 60, 60, 0])
    #expect(QualityGrader().grades(of: history, findings: [], through: BuiltHistory.month(-1)).isEmpty)
  }

  @Test("the order of findings does not matter", arguments: 1...5)
  func order(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let findings = FindingCode.allCases.flatMap { code in products.prefix(3).map { finding(code, $0) } }
    #expect(grade(findings.shuffled(using: &random)) == grade(findings))
  }
}
