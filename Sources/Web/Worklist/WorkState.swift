import Operations
import SupplyModel
import Telling

/// How far a line of a list has come, as it can be asked for.
enum WorkState: String, Sendable, CaseIterable {
  case all = ""
  case pending = "pendiente"
  case decided = "decidido"
  case snoozed = "pospuesto"
  case placed = "en-camino"
  /// One place of a transfer has agreed, the other has not answered.
  case halfAgreed = "falta-acuerdo"

  /// The states that lines of a list can have.
  static func all(of list: RunListKind) -> [WorkState] {
    allCases.filter { $0 != .halfAgreed || list == .transfers }
  }

  /// Whether a line that stands so has it; `standing` is nil where nothing holds that was said of it.
  func holds(_ standing: DecisionStanding?) -> Bool {
    switch self {
    case .all: true
    // What holds no longer waits for another answer.
    case .pending: standing?.isOpen ?? true
    case .decided: standing.map { !$0.isOpen } ?? false
    case .snoozed: standing?.answer?.act.kind == .snoozed
    case .placed: standing?.awaited.isEmpty == false
    case .halfAgreed: standing?.agreed != nil
    }
  }
}

/// For how long an alert has stood, as it can be asked for.
enum AlertAge: String, Sendable, CaseIterable {
  case new = "1"
  case twoMonths = "2"
  case threeMonths = "3"
  case halfAYear = "6"

  /// So many months at least; the month of the first run counts.
  private var months: Int {
    switch self {
    case .new: 1
    case .twoMonths: 2
    case .threeMonths: 3
    case .halfAYear: 6
    }
  }

  /// Whether an alert is so old: one that is new stands for the first month.
  func holds(since: Month?, asOf: Month) -> Bool {
    guard let since else { return false }
    let stood = Self.months(since: since, asOf: asOf)
    return self == .new ? stood == 1 : stood >= months
  }

  /// For how many months it has stood, that of the first run and that of the latest among them.
  static func months(since: Month, asOf: Month) -> Int { max(1, since.distance(to: asOf) + 1) }
}

extension Language {
  /// What a state is called where one chooses it.
  func name(of state: WorkState) -> String {
    switch state {
    case .all: text(es: "todas", en: "all")
    case .pending: text(es: "pendiente", en: "pending")
    case .decided: text(es: "con decisión", en: "decided")
    case .snoozed: text(es: "pospuesta", en: "snoozed")
    case .placed: text(es: "en camino", en: "on the way")
    case .halfAgreed: text(es: "falta el acuerdo de un lado", en: "one place has not agreed")
    }
  }

  /// What an age is called where one chooses it.
  func name(of age: AlertAge) -> String {
    switch age {
    case .new: text(es: "nuevas este mes", en: "new this month")
    case .twoMonths: text(es: "2 meses o más", en: "2 months or more")
    case .threeMonths: text(es: "3 meses o más", en: "3 months or more")
    case .halfAYear: text(es: "6 meses o más", en: "6 months or more")
    }
  }

  /// For how long an alert has stood: `3 meses`.
  func stood(_ months: Int) -> String {
    counted(months, es: ("mes", "meses"), en: ("month", "months"))
  }
}
