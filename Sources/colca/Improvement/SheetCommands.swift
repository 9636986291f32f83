import ArgumentParser
import CommandWords
import Improvement
import Runs
import SupplyModel
import SupplyStore
import Telling

/// Of which place and month a sheet is, and where it goes.
struct SheetOptions: ParsableArguments {
  @OptionGroup var place: PlaceOption

  @OptionGroup var when: MonthOption

  @Option(
    help: .told(
      .file, es: "La página que se escribe; si no se dice, la salida estándar.",
      en: "The page to write; the standard output unless given."))
  var out: String?

  @Flag(
    help: .told(
      es: "Hace además el PDF, con el Chromium o WeasyPrint instalado.",
      en: "Makes the PDF too, with an installed Chromium or WeasyPrint."))
  var pdf = false

  static let rules: [OptionRule] = PlaceOption.rules + [.only(["--pdf"], with: "--out")]

  /// Writes a sheet, and its PDF where that is asked for.
  func write(_ page: String, _ language: Language) throws {
    try Output.write(page, toFile: out)
    if pdf, let out { try ReportPaper.print([out], language) }
  }
}

extension ImproveCommand {
  /// What a sheet of a place is made with.
  private static func sheets(
    _ means: Common.Means, at place: ServicePlace, month: Month, on machine: Machine, _ language: Language
  ) throws -> (sheets: ImprovementSheets, facts: ImprovementFacts) {
    let review = means.review
    let all = try review.facts(through: month, on: machine.clock.today)
    let codes = all.table.facilities.filter {
      ServicePlace(of: review.facilities[$0], at: place.level) == place
    }
    let facts = all.only(codes)
    return (
      ImprovementSheets(
        facts, place: place, facilities: review.facilities, products: try means.database.productCatalogue(),
        version: ColcaVersion.current, language: language), facts
    )
  }

  struct Minutes: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "minutes",
      abstract: .told(
        es:
          "Escribe el acta de la reunión: lo decidido, lo que se movió, lo que está fuera de camino, y dónde anotar.",
        en:
          "Writes the minutes of the meeting: what was decided, moved, is off track, and where to note what is decided."
      ),
      aliases: ["acta"])

    static let rules: [OptionRule] = Common.rules + SheetOptions.rules

    @OptionGroup var common: Common

    @OptionGroup var sheet: SheetOptions

    func run(on machine: Machine) throws {
      try common.shared.run {
        let means = try common.means(on: machine)
        let place = try sheet.place.named(in: means.database)
        let month = try means.review.month(sheet.when.month, on: machine)
        let sheets = try ImproveCommand.sheets(
          means, at: place, month: month, on: machine, common.shared.language
        ).sheets
        try sheet.write(try sheets.minutes(), common.shared.language)
      }
    }
  }

  struct Evidence: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "evidence",
      abstract: .told(
        es:
          "Escribe el sustento de un lugar: lo que no se atendió, por qué, qué se pide a quién y cuánto cuesta.",
        en:
          "Writes the evidence of a place: what was not served, why, what is asked of whom, and what it costs."
      ),
      aliases: ["sustento"])

    static let rules: [OptionRule] = Common.rules + SheetOptions.rules

    @OptionGroup var common: Common

    @OptionGroup var sheet: SheetOptions

    func run(on machine: Machine) throws {
      try common.shared.run {
        let means = try common.means(on: machine)
        let place = try sheet.place.named(in: means.database)
        let month = try means.review.month(sheet.when.month, on: machine)
        let (sheets, _) = try ImproveCommand.sheets(
          means, at: place, month: month, on: machine, common.shared.language)
        let order = try means.review.orderCost(at: place)
        try sheet.write(try sheets.evidence(order: order), common.shared.language)
      }
    }
  }

  struct Recognise: RuledCommand, MachineCommand {
    static let configuration = CommandConfiguration(
      commandName: "recognise",
      abstract: .told(
        es: "Escribe el certificado de un ciclo y su historia de éxito; solo si la mejora no es azar.",
        en:
          "Writes the certificate of a cycle and its success story; only where the improvement is no chance."),
      discussion: .told(
        es: """
          Escribe certificado.html y historia.html en la carpeta. Se compara lo último medido con la línea de base, con intervalo: donde \
          contiene el cero no hay certificado.
            colca improve recognise 1 --out reconocimiento --cost 350
          """,
        en: """
          Writes certificado.html and historia.html into the folder. What was measured last is compared with the baseline, with an interval: \
          where it holds zero there is no certificate.
            colca improve recognise 1 --out recognition --cost 350
          """),
      aliases: ["reconocer"])

    static let rules: [OptionRule] = Common.rules + [.range("--cost", 0.0...1e9)]

    @Argument(help: .told(.identifier, es: "El ciclo.", en: "The cycle."))
    var cycle: Int64

    @OptionGroup var common: Common

    @Option(help: .told(.soles, es: "Cuánto costó.", en: "What it cost."))
    var cost: Double?

    @Option(
      help: .told(.folder, es: "La carpeta; se crea si hace falta.", en: "The folder; it is made if need be.")
    )
    var out: String

    @Flag(
      help: .told(
        es: "Hace además el PDF, con el Chromium o WeasyPrint instalado.",
        en: "Makes the PDF too, with an installed Chromium or WeasyPrint."))
    var pdf = false

    func run(on machine: Machine) throws {
      try common.shared.run {
        let (means, language) = (
          try common.means(on: machine, cycle: cycle), common.shared.language
        )
        let cycle = try means.acts.cycle(cycle)
        guard let change = try means.acts.change(cycle, review: means.review),
          let month = cycle.measurements.last?.month
        else {
          throw ImproveCommand.unusable(
            es: "El ciclo \(cycle.number) no se ha vuelto a medir: colca improve measure \(cycle.number)",
            en: "Cycle \(cycle.number) was not measured again: colca improve measure \(cycle.number)")
        }
        let (sheets, _) = try ImproveCommand.sheets(
          means, at: cycle.start.place, month: month, on: machine, language)
        let league = try means.review.leagueEntry(of: cycle, change)
        guard let certificate = try sheets.certificate(cycle, change, league: league),
          let story = try sheets.story(cycle, change, soles: cost)
        else {
          throw ImproveCommand.unusable(
            es: "El ciclo \(cycle.number) no mejoró más allá del azar: no hay certificado.",
            en: "Cycle \(cycle.number) did not get better beyond chance: there is no certificate.")
        }
        for (name, page) in [("certificado.html", certificate), ("historia.html", story)] {
          try Output.write(page, toFile: out + "/" + name)
          try Output.write(out + "/" + name + "\n")
        }
        if pdf {
          try ReportPaper.print([out + "/certificado.html", out + "/historia.html"], language)
        }
      }
    }
  }
}
