import Operations

/// How an installation stands, for a person and for a program that watches it.
public struct HealthText: Sendable {
  private let checks: [HealthCheck]
  private let language: Language

  /// The text of some checks.
  public init(_ checks: [HealthCheck], language: Language) {
    self.checks = checks
    self.language = language
  }

  /// The checks as a list.
  public var table: ListTable {
    ListTable(name: "checks", rows: checks, language: language) {
      Column.coded("check", es: "Qué") { CodedCell($0.subject, language.name(of: $0.subject)) }
      Column.coded("status", es: "Estado") { CodedCell($0.state, language.name(of: $0.state)) }
      Column("message", es: "Qué se ve") { .text(language.sentence(for: $0.fact)) }
      Column("remedy", es: "Qué hacer") { .optional(language.remedy(for: $0)) }
    }
  }

  /// What a person reads: a line for each check, and below it what to do.
  public var text: String {
    checks.map { check in
      let line =
        "[\(language.name(of: check.state))] \(language.name(of: check.subject)): "
        + ListTable.plain(language.sentence(for: check.fact)) + "\n"
      return line + (language.remedy(for: check).map { "    → " + $0 + "\n" } ?? "")
    }.joined()
  }

  /// The same for programs: `{"schema_version":1,"status":"pass","checks":[…]}`.
  public var json: String { JSONValue.object([("schema_version", .whole(1))] + members).text + "\n" }

  /// The object under `health` in what `colca status` prints.
  var value: JSONValue { .object(members) }

  private var members: [(key: String, value: JSONValue)] {
    [
      ("status", .string(checks.worst.rawValue)),
      (
        "checks",
        .array(
          checks.map { check in
            .object([
              ("name", .string(check.subject.rawValue)), ("status", .string(check.state.rawValue)),
              ("message", .string(language.sentence(for: check.fact))),
              ("remedy", language.remedy(for: check).map(JSONValue.string) ?? .null),
            ])
          })
      ),
    ]
  }
}
