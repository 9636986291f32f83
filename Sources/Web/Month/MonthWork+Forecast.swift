import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import Telling

extension MonthWork {
  /// The configuration in force, which nights go by too.
  ///
  /// - Throws: `ConfigurationError`; `FileError`.
  func configuration() throws -> NightlyConfiguration {
    let loader = try ConfigurationLoader(named: nil, environment: machine.environment)
    guard let configuration = NightlyConfiguration(loader.values) else {
      throw ConfigurationError.badConfiguration(
        path: loader.path ?? "", complaints: loader.values.complaints.count)
    }
    return configuration
  }

  /// Forecasts as a night would, and saves the run.
  func forecast(_ database: SupplyDatabase) throws -> BothWords {
    let planner = ForecastPlanner(database: database)
    let (month, settings) = try planner.plan(by: try configuration())
    _ = try planner.run(onStage: { stage in
      if isStopping { throw CancellationError() }
      tell(Self.words(for: stage))
    }) { _ in settings }
    let id = try database.runRecords(last: 1).first?.id ?? 0
    return BothWords { language in
      let made = language.text(
        es: "Pronóstico \(id), con datos hasta \(language.monthText(month.asOf)).",
        en: "Forecast \(id), with data through \(language.monthText(month.asOf)).")
      switch month.reason {
      case .fewReported(let gap): return made + " " + language.sentence(for: gap)
      case .stillRunning(let running, let whole):
        return made + " " + language.stillRunning(running, lastWholeMonth: whole)
      case nil: return made
      }
    }
  }

  /// Forecasts as a night would but for what somebody wants otherwise, and keeps it beside the official runs.
  func trial(
    _ name: TrialName, _ changes: TrialChanges, _ database: SupplyDatabase
  ) throws -> BothWords {
    let planner = ForecastPlanner(database: database)
    let (_, usual) = try planner.plan(by: try configuration())
    let settings = try changes.settings(from: usual)
    let kept = try planner.trial(
      named: name, replacingOwnAlone: true,
      onStage: { stage in
        if isStopping { throw CancellationError() }
        tell(Self.words(for: stage))
      }
    ) { _ in settings }
    return BothWords { language in
      language.kept(name, run: kept.id, replacing: kept.replaced).asSentenceStart
    }
  }

  private static func words(for stage: ForecastPlanner.Stage) -> BothWords {
    let step = "\(stage.rawValue + 1)/\(ForecastPlanner.Stage.allCases.count) · "
    let words =
      switch stage {
      case .reading: BothWords(es: "lee los reportes", en: "reads the reports")
      case .demand: BothWords(es: "aprende la demanda", en: "learns demand")
      case .stockouts: BothWords(es: "aprende los desabastecimientos", en: "learns stock-outs")
      case .assessing:
        BothWords(es: "calcula riesgos, traslados y pedidos", en: "works out risks, moves and orders")
      case .doubts: BothWords(es: "compara las cifras dudosas", en: "compares doubtful figures")
      case .saving: BothWords(es: "guarda", en: "saves")
      }
    return BothWords(es: step + words.es, en: step + words.en)
  }
}
