import SupplyModel
import Telling

/// In which language the program talks with whoever types.
public enum SpokenLanguage {
  /// The language that the line asks for by `--lang`; else English where the environment's locale is an English one, as
  /// `en_US.UTF-8`; else Spanish, for `C`, `POSIX` and every other locale too.
  ///
  /// Of the variables the first that is not empty counts, as POSIX has it: `LC_ALL`, `LC_MESSAGES`, `LANG`.
  ///
  /// - Parameter arguments: the line without the program's name; it need not make sense.
  public static func of(arguments: [String], environment: [String: String]) -> Language {
    typed(arguments) ?? locale(environment)
  }

  private static func typed(_ arguments: [String]) -> Language? {
    let line = arguments.prefix { $0 != "--" }
    let equals = line.last { $0.hasPrefix("--lang=") }.map { String($0.dropFirst("--lang=".count)) }
    let apart = line.lastIndex(of: "--lang").flatMap { line.indices.contains($0 + 1) ? line[$0 + 1] : nil }
    return (apart ?? equals).flatMap(Language.init(argument:))
  }

  private static func locale(_ environment: [String: String]) -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
    guard let locale = names.first(where: { !$0.isEmpty })?.lowercased() else { return .spanish }
    let language = locale.prefix { $0 != "_" && $0 != "." && $0 != "@" }
    return Language(rawValue: String(language)) ?? .spanish
  }
}

extension Language: SpokenValue {
  /// The language's name.
  public var word: Told {
    switch self {
    case .spanish: Told(es: "español", en: "Spanish")
    case .english: Told(es: "inglés", en: "English")
    }
  }

  /// Names in use beside it.
  public var synonyms: [String] {
    switch self {
    case .spanish: ["castellano", "spa"]
    case .english: ["eng"]
    }
  }
}
