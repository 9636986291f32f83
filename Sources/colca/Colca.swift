import ArgumentParser
import SupplyModel

/// The command line: each subcommand parses, calls and prints.
@main
struct Colca: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "colca",
    abstract:
      "Pronostica el desabastecimiento de anticonceptivos y dice qué pedir, a partir de los ICI del SISMED.",
    discussion: """
      Cada mes:
        colca import ICI_202610.csv establecimientos.csv productos.csv
        colca forecast
        colca report --out informe
      """,
    version: ColcaVersion.current,
    subcommands: [
      ImportCommand.self, StatusCommand.self, FindingsCommand.self, HistoryCommand.self,
      ForecastCommand.self, AlertsCommand.self, TransfersCommand.self, OrdersCommand.self,
      ShortagesCommand.self,
      ExpiriesCommand.self, ReportCommand.self, ExportCommand.self, ExplainCommand.self,
      BacktestCommand.self, ReplayCommand.self, PipeCommand.self, SimulateCommand.self,
      NightlyCommand.self, ConfigCommand.self, ScheduleCommand.self, DoctorCommand.self, RunsCommand.self,
      RestoreCommand.self, AccuracyCommand.self, AuditCommand.self,
    ])
}
