import CommandWords
import Telling
import Testing

@Suite("A typed line")
struct RequestTests {
  /// The line as ArgumentParser reads it, or nil where it is refused or asks for no run.
  private func normalized(_ line: String) -> String? {
    guard case .run(let typed)? = try? Request.read(words(line), root: Commands.root) else { return nil }
    return typed.normalized.joined(separator: " ")
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  /// What is wrong with a line, whatever it is told in; nil where it is taken.
  private func error(in line: String) -> UsageError? {
    do {
      if case .run(let typed) = try Request.read(words(line), root: Commands.root) {
        _ = try Conversation(root: Commands.root.type, language: .spanish).command(for: typed)
      }
      return nil
    } catch {
      return error
    }
  }

  /// What is told of a line, first line only; empty where it is taken.
  private func complaint(_ line: String, _ language: Language = .spanish) -> String {
    told(error(in: line), language)
  }

  private func told(_ error: UsageError?, _ language: Language) -> String {
    String((error?.text(in: language) ?? "").prefix { $0 != "\n" })
  }

  @Test(
    "is read as it is meant",
    arguments: [
      ("alerts", "alerts latest"), ("alertas --first 3", "alerts latest --first=3"),
      ("ALERTAS lista", "alerts list"), ("Médico", "doctor"), ("configuración revisar", "config check"),
      ("--lang en forecast", "forecast --lang=en"), ("alertas --lang en lista", "alerts list --lang=en"),
      ("--db x.sqlite forecast", "forecast --db=x.sqlite"),
      ("import a.csv --dry-run b.csv", "import --dry-run a.csv b.csv"),
      ("import --dry-run -- -a.csv", "import --dry-run -- -a.csv"), ("import -", "import -"),
      ("simulate --out=x --seed 3", "simulate --out=x --seed=3"), ("runs show 3", "runs show 3"),
      ("pronosticos repetir 3", "runs repeat 3"), ("export --out a=b", "export --out=a=b"),
    ])
  func isNormalized(_ line: String, _ expected: String) { #expect(normalized(line) == expected) }

  @Test(
    "that is mistyped is told what was probably meant, in its language",
    arguments: [
      (
        "forcast", "colca: No existe el comando «forcast». ¿Quiso decir forecast?",
        "colca: There is no command \"forcast\". Did you mean forecast?"
      ),
      (
        "pronostcar", "colca: No existe el comando «pronostcar». ¿Quiso decir pronosticar?",
        "colca: There is no command \"pronostcar\". Did you mean pronosticar?"
      ),
      (
        "alertas vsto", "colca: No existe el comando «vsto» en colca alerts. ¿Quiso decir visto?",
        "colca: There is no command \"vsto\" in colca alerts. Did you mean visto?"
      ),
      (
        "forecast --horizn 3", "colca: colca forecast no tiene la opción --horizn. ¿Quiso decir --horizon?",
        "colca: colca forecast has no option --horizn. Did you mean --horizon?"
      ),
      (
        "alerts --horizon 3",
        "colca: colca alerts no tiene la opción --horizon. Es de colca forecast, colca demand, colca pipe, colca backtest.",
        "colca: colca alerts has no option --horizon. It belongs to colca forecast, colca demand, colca pipe, colca backtest."
      ),
      (
        "alerts --format jsn",
        "colca: --format: «jsn» no sirve; puede ser text (texto), json, csv. ¿Quiso decir json?",
        "colca: --format: \"jsn\" does not do; it can be text, json, csv. Did you mean json?"
      ),
      (
        "findings --month 2026-13",
        "colca: --month: «2026-13» no sirve; se espera un mes, como 2026-10 u octubre de 2026.",
        "colca: --month: \"2026-13\" does not do; expected is a month, like 2026-10 or October 2026."
      ),
      ("report", "colca: Falta --out CARPETA.", "colca: --out FOLDER is missing."),
      ("runs show", "colca: Falta PRONÓSTICO.", "colca: RUN is missing."),
      (
        "report --out", "colca: Falta el valor de --out; se espera la ruta de una carpeta.",
        "colca: The value of --out is missing; expected is the path of a folder."
      ),
      ("orders 3", "colca: Sobra «3».", "colca: \"3\" is too much."),
      (
        "import x --strict=yes", "colca: --strict no lleva ningún valor: sobra «yes».",
        "colca: --strict takes no value: \"yes\" is too much."
      ),
      ("--db x", "colca: Falta el comando.", "colca: The command is missing."),
      (
        "--verson", "colca: colca no tiene la opción --verson. ¿Quiso decir --version?",
        "colca: colca has no option --verson. Did you mean --version?"
      ),
    ])
  func mistakesAreTold(_ line: String, _ spanish: String, _ english: String) {
    #expect(complaint(line) == spanish)
    #expect(complaint(line, .english) == english)
  }

  @Test(
    "with an option that the command would not honour is refused",
    arguments: [
      "import --undo 36 --replace", "import --undo 36 --strict", "status --files --scope todos",
      "replay --simulated --scope todos", "replay --simulated --no-learned-calendars",
      "import x --undo 1", "import",
      "replay --facilities 9", "replay --months 40", "replay --seed 3", "replay --scarcity 2",
      "replay --simulated --from 2026-01", "replay --simulated --demand recorded", "replay --lead 1",
      "replay --simulated --months 24",
      "replay --demand truth", "status --expected-by 5", "status --rates --expected-by -1",
      "status --rates --expected-by 32",
      "status --rates --levels", "status --files --facility 06528", "alerts --first -3", "audit --last -1",
      "runs --last -2",
      "accuracy --last -1", "accuracy --by product --facility 06528",
      "findings --code unbalanced --severity error",
      "findings --count --sort month", "history --demand", "history --demand --format json",
      "export --template --mapping m.csv",
      "export --template --format fhir", "forecast --no-transfers --trip-worth 2", "forecast --horizon 13",
      "forecast --horizon 0", "forecast --service-level 0.3", "forecast --budget -5",
      "restore --list copia.sqlite",
      "restore --list --dry-run", "simulate --out x --facilities 0",
      "simulate --out x --stockout-days-share 1.5",
      "pipe --horizon 99", "replay --late 2", "forecast --trip-worth nan",
    ])
  func clashesAreRefused(_ line: String) {
    for language in Language.allCases {
      let told = complaint(line, language)
      #expect(!told.isEmpty)
      let foreign = language == .spanish ? Frame.english : Frame.spanish
      for frame in foreign { #expect(!told.contains(frame), "\(told)") }
    }
  }

  @Test(
    "with options that go together is taken",
    arguments: [
      "import --undo 36 --db x", "import --undo 36 --dry-run --format json",
      "import x --dry-run --strict --format json",
      "replay --simulated --facilities 9 --levels 0.9",
      "status --rates --expected-by 5", "history --demand --format csv", "history --demand --format CSV",
      "forecast --no-transfers", "export --template", "restore --list", "alerts --first 0",
      "replay --lead 1 --review 2",
      "findings --severity aviso", "findings --severity Advertencia", "findings --code Unbalanced",
      "findings --code blank-cell", "alerts --level agotado", "accuracy --by establecimiento",
      "forecast --model completo",
    ])
  func companionsAreTaken(_ line: String) { #expect(complaint(line) == "") }

  /// Each command with those of its options that no command before it has.
  private static let newOptions: [(CommandDefinition, [OptionDefinition])] = {
    var known: Set<String> = []
    return Commands.leaves.map { command in
      (
        command,
        command.options.filter {
          $0.form == .option
            && known.insert("\($0.names) \(String(describing: $0.kind)) \($0.choices)").inserted
        }
      )
    }
  }()

  @Test("with nonsense for any value is told so in its language alone", arguments: newOptions)
  func nonsenseIsTold(_ command: CommandDefinition, options: [OptionDefinition]) {
    for option in options {
      let needed = command.options.filter { $0.isRequired && $0.names != option.names }.flatMap {
        $0.names + ["x"]
      }
      let places = command.options.filter { $0.form == .argument && $0.isRepeating }.map { _ in "x" }
      let line = (command.path.dropFirst() + places + needed + [option.names[0], "%&"]).joined(separator: " ")
      // ArgumentParser looks each command over anew whenever it reads a line: once for both languages.
      let error = error(in: line)
      for language in Language.allCases {
        let told = told(error, language)
        let foreign = language == .spanish ? Frame.english : Frame.spanish
        for frame in foreign { #expect(!told.contains(frame), "\(line): \(told)") }
        #expect(!told.contains("\u{1E}"))
        let takesAnything: [ValueKind?] = [.file, .folder, .text, .facility, .product, .scope, .columns]
        if !takesAnything.contains(option.kind) {
          #expect(told.contains("%&") || told.contains(option.names[0]), "\(line): \(told)")
        }
      }
    }
  }
}
