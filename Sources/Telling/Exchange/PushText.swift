import Operations

/// What became of a file that was sent, for people.
public struct PushText {
  private let report: PushReport
  private let answerPath: String?
  private let language: Language

  /// Values of one conflict that are shown; the others are counted.
  static let mostShown = 5

  /// What became of a file.
  public init(_ report: PushReport, answerPath: String?, language: Language) {
    self.report = report
    self.answerPath = answerPath
    self.language = language
  }

  /// The lines, each with its end; what failed as a whole is told by its error.
  public var text: String {
    var lines: [String] = []
    switch report.outcome {
    case .answered(let summary):
      lines += [language.pushHead(report), language.pushCounts(summary)]
      for conflict in summary.conflicts { lines += self.lines(of: conflict) }
      if summary.conflicts.isEmpty, !report.isWhole {
        lines.append(language.pushShortfall(summary, sent: report.file.values.count))
      }
    case .failed: break
    }
    if let answerPath { lines.append(language.pushAnswer(answerPath)) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A conflict and the values that it is about.
  private func lines(of conflict: PushSummary.Conflict) -> [String] {
    let places = report.file.places(of: conflict)
    var lines = [language.sentence(for: conflict, count: places.count)]
    for place in places.prefix(Self.mostShown) {
      lines.append("  " + language.pushedValue(report.file.values[place], place: place + 1))
    }
    if places.count > Self.mostShown {
      lines.append("  " + language.pushedOthers(places.count - Self.mostShown))
    }
    return lines
  }
}

/// What became of files that were sent, for programs: `docs/schemas/push.schema.json`.
public struct PushJSON {
  /// One line of JSON.
  public let text: String

  /// What became of files.
  public init(_ pushes: [(report: PushReport, answerPath: String?)], language: Language) {
    text =
      JSONValue.object([
        ("schema_version", .integer(1)),
        ("pushes", .array(pushes.map { Self.value($0.report, $0.answerPath, language) })),
      ]).text + "\n"
  }

  private static func value(_ report: PushReport, _ answerPath: String?, _ language: Language) -> JSONValue {
    var summary: PushSummary?
    var reason: String?
    switch report.outcome {
    case .answered(let answer): summary = answer
    case .failed(let error): reason = language.sentence(for: error)
    }
    return .object([
      ("file", .string(report.file.path)), ("digest", .string(report.file.digest)),
      ("format", .string(report.file.format.rawValue)), ("values", .integer(report.file.values.count)),
      ("to", .string(report.address.url)), ("dry_run", .mark(report.isTrial)),
      ("instant", .string(report.instant)), ("attempts", .integer(report.attempts)),
      ("http_status", .whole(report.status)), ("outcome", .string(report.word)),
      ("reason", .optional(reason)), ("imported", .whole(summary?.imported)),
      ("updated", .whole(summary?.updated)), ("ignored", .whole(summary?.ignored)),
      ("deleted", .whole(summary?.deleted)),
      ("conflicts", .array((summary?.conflicts ?? []).map { conflict($0, report.file, language) })),
      ("answer_file", .optional(answerPath)),
    ])
  }

  private static func conflict(
    _ conflict: PushSummary.Conflict, _ file: PushedFile, _ language: Language
  ) -> JSONValue {
    let places = file.places(of: conflict)
    return .object([
      ("code", .optional(conflict.code)), ("message", .string(conflict.message)),
      ("text", .string(language.sentence(for: conflict, count: places.count))),
      (
        "values",
        .array(
          places.map { place in
            let value = file.values[place]
            return .object([
              ("place", .integer(place + 1)), ("data_element", .string(value.key.element)),
              ("org_unit", .string(value.key.orgUnit)), ("period", .string(value.key.period)),
              ("category_option_combo", .string(value.key.combination)), ("value", .string(value.text)),
            ])
          })
      ),
    ])
  }
}
