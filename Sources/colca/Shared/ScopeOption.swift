import ArgumentParser
import CommandWords
import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling

/// Which products a command looks at.
struct ScopeOption: ParsableArguments {
  @Option(
    name: [.customLong("scope"), .customLong("ambito")],
    help: .told(
      .scope,
      es: """
        Qué productos se miran: anticonceptivos, todos, un programa del catálogo, códigos separados por comas, o un archivo de \
        códigos. Si no se dice, lo que diga la configuración; si no, los anticonceptivos.
        """,
      en: """
        Which products are looked at: contraceptives, all, a programme of the catalogue, codes with commas between them, or a file \
        of codes. What the configuration says unless given; else contraceptives.
        """))
  var scope: String?

  /// The scope that is asked for: by the option, else by the configuration.
  ///
  /// - Throws: `RunError.unknownScope`, `.emptyScope`; what reading the configuration throws.
  func asked(on machine: Machine, in database: SupplyDatabase) throws -> ProductScope {
    let resolver = ScopeResolver(database)
    if let scope {
      let named = try resolver.scope(spoken: scope)
      // Who names a scope gets it, or hears that there is nothing of it.
      if try resolver.products(of: named).scope != named { throw RunError.emptyScope(named) }
      return named
    }
    return try Self.configured(on: machine, in: database)
  }

  /// The scope that the configuration names; the methods of family planning where it names none.
  ///
  /// - Throws: as above.
  static func configured(on machine: Machine, in database: SupplyDatabase) throws -> ProductScope {
    let values = try ConfigurationLoader(named: nil, environment: machine.environment).values
    return try ScopeResolver(database).scope(spoken: values.text(.scope), path: values.path(.scope))
  }

  /// The day from which the running month counts as whole, by the configuration; 0 for not before its end.
  ///
  /// - Throws: what reading the configuration throws.
  static func wholeFromDay(on machine: Machine) throws -> Int {
    try ConfigurationLoader(named: nil, environment: machine.environment).values
      .whole(.runningMonthFromDay)
  }

  /// The same, worked out; says so on stderr where all products are looked at although nobody asked for it.
  ///
  /// - Throws: as above.
  func products(
    on machine: Machine, in database: SupplyDatabase, _ language: Language
  ) throws -> ScopedProducts {
    let asked = try asked(on: machine, in: database)
    let products = try ScopeResolver(database).products(of: asked)
    if products.scope != asked { Messages.say("colca: " + language.wholeDatabaseNotice) }
    return products
  }
}
