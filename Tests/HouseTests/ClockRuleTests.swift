import Foundation
import TestSupport
import Testing

/// Nothing but the program's beginning asks the system for a time, a zone, a language, the environment or a name.
///
/// Whatever else asks makes a result, or a test, depend on the day and on the machine.
@Suite struct ClockRuleTests {
  /// What must not stand in a line of code: words, and where they mean something else too, the whole as a regular expression.
  private static let forbidden: [(words: String, pattern: String?)] = [
    // Time.
    ("Date()", #"\bDate\(\)"#), ("Date.now", #"\bDate\.now\b"#), ("Date = .now", nil),
    ("timeIntervalSinceNow", nil),
    ("ContinuousClock", nil), ("SuspendingClock", nil), ("DispatchWallTime", nil), ("clock_gettime", nil),
    ("gettimeofday", nil), ("time(nil", #"\btime\(nil"#), ("time(&", #"\btime\(&"#), ("systemUptime", nil),
    // Zones, and what uses that of the system.
    ("autoupdatingCurrent", nil), ("TimeZone.current", nil), ("Calendar.current", nil),
    ("Locale.current", nil),
    ("zone: .current", #"zone: \.current\b"#), ("locale: .current", #"locale: \.current\b"#),
    ("NSTimeZone", nil), ("localtime", #"\blocaltime(_r)?\("#), ("mktime(", nil), ("strftime(", nil),
    // Languages, and the words and numbers that follow them.
    ("setlocale(", nil), ("DateFormatter", nil), ("NumberFormatter", nil), ("ByteCountFormatter", nil),
    ("localizedStandard", nil), ("localizedCompare", nil), ("localizedCaseInsensitive", nil),
    ("localizedLowercase", nil), ("localizedUppercase", nil), ("localizedCapitalized", nil),
    ("String(localized", nil), ("localizedStringWithFormat", nil), ("preferredLanguages", nil),
    (".formatted(", #"\.formatted\((?!\.iso8601\))"#),
    // The environment and names. How many processors there are changes no result.
    ("ProcessInfo", #"\bProcessInfo\b(?!\.processInfo\.activeProcessorCount\b)"#), ("getenv(", nil),
    ("gethostname(", nil), ("Host.current", nil), ("NSUserName(", nil), ("NSFullUserName(", nil),
    ("getlogin(", nil), ("getpwuid(", nil), ("homeDirectory", nil), ("NSHomeDirectory", nil),
    // Waits of real seconds.
    ("Thread.sleep", nil), ("Task.sleep", nil), ("sleep(", #"\b(u|nano)?sleep\("#),
    // The clock of SQLite.
    ("CURRENT_TIME", nil), ("CURRENT_DATE", nil), ("'now'", nil), ("'localtime'", nil),
  ]

  /// The files that may ask: where the program begins, where the fuzzer does, what tests take from whoever runs them; and this one.
  private static let mayAsk: Set = [
    "Sources/colca/SystemClock.swift", "Sources/ColcaServe/SystemClock.swift", "Fuzz/ImportFuzzer.swift",
    "Fuzz/Program/ProgramFuzzer.swift",
    "Tests/TestSupport/SystemClock.swift",
    "Tests/HouseTests/ClockRuleTests.swift",
  ]

  /// What stands in a line of code and must not; nil for nothing, and for comments.
  private static func fault(in line: some StringProtocol) throws -> String? {
    let text = String(line)
    guard !text.drop(while: { $0 == " " }).hasPrefix("//") else { return nil }
    return try forbidden.first { rule in
      guard text.contains(rule.words) else { return false }
      return try rule.pattern.map { text.firstMatch(of: try Regex($0).wordBoundaryKind(.simple)) != nil }
        ?? true
    }?.words
  }

  @Test func onlyTheBeginningAsksTheSystem() throws {
    let files = ["Sources", "Tests", "Fuzz"].flatMap(HouseFiles.sources)
    #expect(files.count > 500 && Self.mayAsk.isSubset(of: files))
    var faults: [String] = []
    for file in files where !Self.mayAsk.contains(file) {
      let text = HouseFiles.text(file)
      // Few files hold any of the words: only those are read line by line.
      guard text.withCString({ text in Self.forbidden.contains { strstr(text, $0.words) != nil } }) else {
        continue
      }
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if let fault = try Self.fault(in: line) { faults.append("\(file):\(index + 1): \(fault)") }
      }
    }
    #expect(faults == [], "ask a Machine, which Sources/colca/SystemClock.swift makes")
  }

  @Test(arguments: [
    "let now = Date()", "x = Date.now", "Date(timeIntervalSinceNow: -5)", "ContinuousClock.now",
    "calendar = Calendar.current", "zone: .current)", "Locale.autoupdatingCurrent", "n.formatted(.number)",
    "n.formatted()", "ProcessInfo.processInfo.environment[\"A\"]", "ProcessInfo.processInfo.hostName",
    "NSUserName()", "usleep(10)", "Thread.sleep(forTimeInterval: 1)", "datetime('now')", "time(nil)",
    "let f = DateFormatter()", "a.localizedStandardCompare(b)",
  ])
  func whatAsksTheSystemIsFound(line: String) throws { #expect(try Self.fault(in: line) != nil) }

  @Test(arguments: [
    "Date(timeIntervalSince1970: 0)", "// never Date()", "  /// Calendar.current", "ColcaVersion.current",
    "now().formatted(.iso8601)", "ProcessInfo.processInfo.activeProcessorCount", "machine.clock.now()",
    "Calendar(identifier: .gregorian)", "stream.current", "validate()", "beginningDate()", "zone: .currently",
  ])
  func whatIsGivenIsNot(line: String) throws { #expect(try Self.fault(in: line) == nil) }

  /// `scripts/test` runs again on other days all tests but those of a few targets, to which no day comes.
  @Test func whatIsNotRunOnOtherDaysKnowsOfNone() throws {
    let list = try #require(HouseFiles.text("scripts/test").firstMatch(of: /(?m)^timeless="([A-Za-z ]+)"$/))
      .output.1
    let words =
      /\b(?:Machine|MachineClock|Date|Calendar|TimeZone|Locale|ColcaProgram|SupplyDatabase|FileStamp|stat)\b/
    for target in list.split(separator: " ") {
      let files = ["Tests/\(target)", "Sources/\(target.dropLast(5))"].map(HouseFiles.sources)
      #expect(target.hasSuffix("Tests") && files.allSatisfy { !$0.isEmpty })
      for file in files.joined() {
        let found = HouseFiles.text(file).firstMatch(of: words.wordBoundaryKind(.simple))
        #expect(found == nil, "\(file) can see a date: scripts/test must run \(target) on other days too")
      }
    }
  }
}
