import ArgumentParser
import CommandWords
import Foundation
import SupplyModel
import Telling

/// The command line: each subcommand parses, calls and prints.
@main
struct Colca: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "colca",
    abstract: .told(
      es: "Pronostica el desabastecimiento y dice qué pedir, a partir de los ICI del SISMED.",
      en: "Forecasts stock-outs and tells what to order, from SISMED's ICI reports."),
    discussion: .told(
      es: """
        Para empezar:
          colca import ICI_202610.csv establecimientos.csv productos.csv
          colca forecast
          colca report --out informe
        """,
      en: """
        To begin with:
          colca import ICI_202610.csv establecimientos.csv productos.csv
          colca forecast
          colca report --out report
        """),
    version: ColcaVersion.current,
    groupedSubcommands: [
      CommandGroup(
        name: .told(es: "Cada mes", en: "Each month"),
        subcommands: [
          ImportCommand.self, ForecastCommand.self, ReportCommand.self, AlertsCommand.self,
          OrdersCommand.self,
          TransfersCommand.self, ShortagesCommand.self, ExpiriesCommand.self, DecideCommand.self,
          LessonCommand.self,
        ]),
      CommandGroup(
        name: .told(es: "Revisar los datos y el pronóstico", en: "Reviewing the data and the forecast"),
        subcommands: [
          StatusCommand.self, FindingsCommand.self, HistoryCommand.self, ExplainCommand.self,
          DemandCommand.self, AccuracyCommand.self, CompareCommand.self, AdherenceCommand.self,
        ]),
      CommandGroup(
        name: .told(es: "Mejorar el servicio", en: "Improving the service"),
        subcommands: [
          StandardsCommand.self, CausesCommand.self, BeforeAfterCommand.self, ImproveCommand.self,
          TargetsCommand.self, NeedCommand.self,
        ]),
      CommandGroup(
        name: .told(es: "Quien instala y cuida las noches", en: "Who installs and looks after the nights"),
        subcommands: [
          NightlyCommand.self, ConfigCommand.self, ScheduleCommand.self, DoctorCommand.self,
          RestoreCommand.self, AuditCommand.self, ServeCommand.self,
        ]),
      CommandGroup(
        name: .told(es: "Especialistas y otros programas", en: "Specialists and other programs"),
        subcommands: [
          ExportCommand.self, PushCommand.self, PipeCommand.self, PlanCommand.self, BacktestCommand.self,
          ReplayCommand.self,
          RunsCommand.self,
          SimulateCommand.self, CompletionsCommand.self, ManualCommand.self, GuideCommand.self,
        ]),
    ])
}
