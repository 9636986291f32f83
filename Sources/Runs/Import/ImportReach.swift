import SupplyModel

/// Whom files speak of: what has to be known before somebody may bring them in for one place alone.
public struct ImportReach: Sendable, Equatable {
  /// The facilities of which they state anything that goes in.
  public private(set) var facilities: Set<FacilityCode> = []
  /// The layouts of tables that hold for everybody: registers, catalogues, standards, targets.
  public private(set) var common: Set<LayoutName> = []

  /// Adds the facilities of reports; rows that were rejected are in no batch.
  mutating func add(_ batch: ReportBatch) {
    for number in Set(batch.rows.map(\.facility)) { facilities.insert(batch.facilities[number]) }
  }

  /// Adds those of whom a register tells.
  ///
  /// Names of products that SISMED's own tables state in passing change nothing but words, like those of any file of reports.
  mutating func add(_ register: RegisterContent, of layout: LayoutName?) {
    switch register {
    case .facilities, .products, .standards, .targets: common.insert(layout ?? .unknown)
    case .namedProducts: break
    case .supplies(let supplies): facilities.formUnion(supplies.map(\.facility))
    case .orders(let orders): facilities.formUnion(orders.map(\.facility))
    case .checklists(let results): facilities.formUnion(results.map(\.facility))
    case .populations(let populations): facilities.formUnion(populations.map(\.facility))
    case .serviceMonths(let months): facilities.formUnion(months.map(\.facility))
    case .answers(let lines):
      for line in lines {
        switch line.subject {
        case .order(let key): facilities.insert(key.facility)
        case .transfer(let from, let to, _): facilities.formUnion([from, to])
        }
      }
    }
  }

  /// Adds what another table speaks of.
  mutating func add(_ other: ImportReach) {
    facilities.formUnion(other.facilities)
    common.formUnion(other.common)
  }
}
