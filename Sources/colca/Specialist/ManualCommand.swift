import ArgumentParser
import CommandWords
import SupplyModel
import Telling

/// `colca manual`: the manual page.
struct ManualCommand: MachineCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: .told(
      es: "Escribe la página de manual, que scripts/install instala para «man colca».",
      en: "Writes the manual page, which scripts/install installs for \"man colca\"."),
    aliases: ["man"])

  @Option(name: .customLong("lang"), help: SharedOptions.languageHelp)
  var language: Language = .spanish

  func run(on machine: Machine) throws { try Output.write(Self.page(in: language).text) }

  /// The page, from the definitions of all commands.
  static func page(in language: Language) -> ManualPage {
    ManualPage(
      CommandDefinition(root: Colca.self), version: ColcaVersion.current, sections: [environment, exitCodes],
      language: language)
  }

  private static let environment = ManualPage.Section(
    title: Told(es: "Entorno", en: "Environment"),
    entries: [
      (
        "COLCA_DB",
        Told(es: "La base de datos, si no se dice con --db.", en: "The database, unless --db names it.")
      ),
      (
        "COLCA_CONFIG",
        Told(
          es: "El archivo de configuración, si no se dice con --config.",
          en: "The configuration file, unless --config names it.")
      ),
      (
        "LC_ALL, LC_MESSAGES, LANG",
        Told(
          es: "El idioma de la ayuda y de los errores: inglés si dicen en_…, español en todo otro caso.",
          en: "The language of help and errors: English if they say en_…, Spanish in every other case.")
      ),
      ("COLUMNS", Told(es: "El ancho de la ayuda.", en: "The width of help.")),
    ])

  private static let exitCodes = ManualPage.Section(
    title: Told(es: "Códigos de salida", en: "Exit codes"),
    entries: [
      ("0", Told(es: "Hecho.", en: "Done.")),
      (
        "1",
        Told(es: "Hecho, y lo hecho no salió como debía.", en: "Done, and it did not come out as it should.")
      ),
      ("64", Told(es: "El comando está mal escrito.", en: "The command is mistyped.")),
      ("65", Told(es: "Los datos no sirven.", en: "The data cannot be used.")),
      ("66", Told(es: "Falta lo que se debe leer.", en: "What is to be read is not there.")),
      ("69", Told(es: "Otro programa falló.", en: "Another program failed.")),
      ("70", Told(es: "Una falla del propio programa.", en: "A fault of the program itself.")),
      ("73", Told(es: "No se puede escribir.", en: "Nothing can be written there.")),
      ("74", Told(es: "Falló la lectura o la escritura.", en: "Reading or writing failed.")),
      ("75", Told(es: "Otro lo está usando: intente de nuevo.", en: "Another is using it: try again.")),
      ("78", Told(es: "La configuración está mal.", en: "The configuration is wrong.")),
    ])
}
