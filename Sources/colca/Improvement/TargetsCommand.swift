import ArgumentParser
import CommandWords
import Improvement
import Runs
import SupplyModel
import Telling

/// `colca targets`: how places are on their way to their targets.
struct TargetsCommand: RuledCommand, MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "targets",
    abstract: .told(
      es: "Dice cómo van las metas: en camino, se retrasan o fuera de camino, y si se cumplirán.",
      en: "Tells how targets go: on track, slipping or off track, and whether they will be met."),
    discussion: .told(
      es: """
        Las metas se importan en un archivo: estándar, nivel, lugar, desde, hasta, meta (docs/layouts.md). Con --league, primero quien \
        más avanzó de su propia brecha.
          colca import metas.csv
          colca targets --league
        """,
      en: """
        Targets are imported in a file: standard, level, place, from, to, value (docs/layouts.md). With --league, whoever closed most of \
        the own gap comes first.
          colca import metas.csv
          colca targets --league
        """),
    aliases: ["metas"])

  static let rules = MeasureOptions.rules

  @OptionGroup(title: SharedOptions.title) var shared: SharedOptions

  @Flag(
    help: .told(
      es: "Primero quien más avanzó, no quien está más alto.",
      en: "Whoever came furthest first, not whoever stands highest."))
  var league = false

  @OptionGroup var when: MonthOption

  @OptionGroup var measure: MeasureOptions

  @Option(help: .told(.choice, es: "Cómo se imprime.", en: "How it is printed."))
  var format = OutputFormat.text

  func run(on machine: Machine) throws {
    try shared.run {
      let (database, language) = (try shared.openDatabase(on: machine), shared.language)
      let review = try measure.review(of: database, on: machine, language)
      let last = try review.month(when.month, on: machine)
      let targets = try TargetReview(database: database, review: review, through: last)
      if !targets.unplaced.isEmpty {
        let places = targets.unplaced.filter { !$0.isStandardUnknown }.map(\.target.place.name)
        let standards = targets.unplaced.filter(\.isStandardUnknown).map { one in
          one.target.standard.text + (one.target.item.isEmpty ? "" : " (\(one.target.item))")
        }
        Messages.say("colca: " + language.unplacedTargets(places, standards))
      }
      if let notice = language.sumTargets(targets.progress, standards: review.standards) {
        Messages.say("colca: " + notice)
      }
      let rows =
        league
        ? targets.progress.enumerated().sorted { left, right in
          (-(left.element.reached ?? -.infinity), left.offset) < (
            -(right.element.reached ?? -.infinity), right.offset
          )
        }.map(\.element) : targets.progress
      try Output.write(
        TargetTable.table(
          for: rows, standards: review.standards, facilities: review.facilities, language: language), format)
    }
  }
}
