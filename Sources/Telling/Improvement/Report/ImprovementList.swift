import Improvement
import SupplyModel

/// The lists of improvement beside a report, each a CSV file and a workbook; only where the report tells of improvement.
enum ImprovementList: String, CaseIterable {
  /// Every empty shelf of twelve months with its cause.
  case causes = "causas"
  /// The standards of each facility in the last month.
  case standards = "estandares"
  /// Who improved most: micro-networks and networks, each indicator a league.
  case league = "avances"
  /// Targets.
  case targets = "metas"
  /// Cycles that are not closed.
  case cycles = "ciclos"
  /// Actions of those cycles.
  case actions = "acciones"
  /// Need and service of each facility.
  case need = "necesidad"
  /// Whom each method protects at each facility.
  case methods = "metodos"
  /// Shifts to move.
  case moves = "turnos"

  /// The name of the file for programs.
  var csvName: String { rawValue + ".csv" }
  /// The name of the workbook.
  var workbookName: String { rawValue + ".xlsx" }

  /// The names of all files, the CSV files first.
  static let fileNames = allCases.map(\.csvName) + allCases.map(\.workbookName)

  /// The list.
  func table(of facts: ImprovementFacts, _ input: ReportInput) -> ListTable {
    let (facilities, language) = (input.facilities, input.language)
    switch self {
    case .causes:
      return CauseTable.lines(
        facts.causes, facilities: facilities, products: input.products, language: language)
    case .standards:
      let groups = PlaceGroups(facts.table, at: .facility, directory: facilities)
      return FigureTable.table(
        for: PlaceFigure.list(
          facts.table, months: facts.month...facts.month, groups: groups, standards: facts.standards
        ).filter { $0.value != nil }, facilities: facilities, language: language)
    case .league:
      return LeagueTable.table(
        for: facts.league, standards: facts.standards, facilities: facilities, language: language)
    case .targets:
      return TargetTable.table(
        for: facts.targets, standards: facts.standards, facilities: facilities, language: language)
    case .cycles:
      return CycleTable.table(
        for: facts.cycles, on: facts.day, standards: facts.standards, facilities: facilities,
        language: language)
    case .actions: return CycleTable.actions(of: facts.cycles, on: facts.day, language: language)
    case .need:
      return NeedTable.table(
        for: PlaceNeed.list(facts.needs, facts.months, at: .facility, directory: facilities),
        facilities: facilities, language: language)
    case .methods:
      return NeedTable.methods(
        PlaceMethodNeed.list(facts.needs, facts.months, at: .facility, directory: facilities),
        facilities: facilities, language: language)
    case .moves:
      let none = ShiftProposal([], rules: ShiftRules(), directory: facilities)
      return NeedTable.moves(facts.proposal ?? none, facilities: facilities, language: language)
    }
  }
}
