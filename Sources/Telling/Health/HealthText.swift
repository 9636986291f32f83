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
    func column(_ key: String, _ spanish: String) -> ListTable.Column {
      ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: true)
    }
    return ListTable(
      name: "checks",
      columns: [
        column("check", "que"), column("status", "estado"), column("message", "que_se_ve"),
        column("remedy", "que_hacer"),
      ],
      rows: checks.map { check in
        [
          .text(language.name(of: check.subject)), .text(language.name(of: check.state)),
          .text(language.sentence(for: check.fact)), .optional(language.remedy(for: check)),
        ]
      })
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
  public var json: String { "{\"schema_version\":1," + members.dropFirst() + "\n" }

  /// The object under `health` in what `colca status` prints.
  var members: String {
    JSONValue.object([
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
    ]).text
  }
}

extension StatusTable {
  /// The status for programs with the state of the installation under `health`.
  public func json(health: HealthText) -> String {
    String(json.dropLast("}\n".count)) + ",\n\"health\":" + health.members + "}\n"
  }
}
