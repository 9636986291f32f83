import ArgumentParser
import CommandWords
import Files
import Foundation
import SupplyModel
import Telling

/// `colca guide`: the guide that was installed with the program, as one page that needs no network.
struct GuideCommand: MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: .told(
      es: "Dice dónde está la guía, en una sola página que se abre sin red; con --out la copia.",
      en:
        "Tells where the guide is, one page (in Spanish) that opens without a network; copies it with --out."),
    discussion: .told(
      es: """
        El primer mes paso a paso, el pedido, lo que está en rojo, la revisión de la DIRESA, la noche, un glosario y preguntas.
          colca guide --out guia.html
        """,
      en: """
        The first month step by step, the order, what is red, the DIRESA's review, the night, a glossary and questions.
          colca guide --out guide.html
        """),
    aliases: ["guia"])

  @Option(
    help: .told(
      .file, es: "El archivo en que se copia; si no se dice, solo se imprime dónde está.",
      en: "The file to copy it to; without it only where it is is printed."))
  var out: String?

  @Option(name: .customLong("lang"), help: SharedOptions.languageHelp)
  var language: Language = .spanish

  func run(on machine: Machine) throws {
    let page = Self.page
    guard FileManager.default.isReadableFile(atPath: page),
      let bytes = FileManager.default.contents(atPath: page)
    else {
      throw ToldError(
        lines: { language in
          [
            "colca: "
              + language.text(
                es:
                  "La guía no está junto al programa («\(page)»). La instalan el paquete y scripts/install; en las fuentes está en docs/guia.",
                en:
                  "The guide is not beside the program (\"\(page)\"). The package and scripts/install install it; in the sources it is docs/guia."
              )
          ]
        }, exitCode: ExitCode(ExitReason.noInput.rawValue))
    }
    guard let out else { return try Output.write(page + "\n") }
    try AtomicFiles.write(String(decoding: bytes, as: UTF8.self), toFile: out)
    try Output.write(out + "\n")
  }

  /// Where it is installed: `share/colca` beside the folder of the program.
  private static var page: String {
    let own = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: own).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("share/colca/guia.html").path
  }
}
