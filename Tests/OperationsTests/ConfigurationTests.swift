import Operations
import StockPolicy
import SupplyModel
import Telling
import TestSupport
import Testing

@Suite struct ConfigurationTests {
  private func values(
    _ text: String, folder: String = "/etc/colca", environment: [String: String] = [:]
  ) -> ConfigurationValues {
    ConfigurationValues(ConfigurationFile([UInt8](text.utf8)), folder: folder, environment: environment)
  }

  @Test func bothLanguagesAndAnyLineEnd() throws {
    let read = values(
      "\u{FEFF}# uno\r\nBandeja = \"/srv/lo que llega\"\rservice-level=0.95\n\n  dia_de_entrega =  7\r\n; dos"
    )
    #expect(read.complaints.isEmpty)
    #expect(read.path(.inbox) == "/srv/lo que llega")
    let configuration = try #require(NightlyConfiguration(read))
    #expect(configuration.expectedByDay == 7)
    #expect(configuration.runSettings(asOf: Month(count: 9)).serviceLevel == 0.95)
    #expect(read[.inbox].place == .line(2))
    #expect(read[.expectedByDay].place == .line(5))
    #expect(read[.language].place == .usual)
  }

  @Test func everyFaultIsToldWithItsLine() {
    let read = values(
      "inbx = a\ninbox\nlanguage = fr\nreports = r\nreports = s\narchive =\nzzzzzzzz = 1\nquiet_seconds = 9999"
    )
    #expect(
      read.complaints == [
        ConfigurationComplaint(.unknownKey(name: "inbx", nearest: "inbox"), at: .line(1)),
        ConfigurationComplaint(.noEqualsSign(text: "inbox"), at: .line(2)),
        ConfigurationComplaint(.badValue(key: .language, value: "fr"), at: .line(3)),
        ConfigurationComplaint(.repeated(key: .reports, firstLine: 4), at: .line(5)),
        ConfigurationComplaint(.empty(key: .archive), at: .line(6)),
        ConfigurationComplaint(.unknownKey(name: "zzzzzzzz", nearest: nil), at: .line(7)),
        ConfigurationComplaint(.badValue(key: .quietSeconds, value: "9999"), at: .line(8)),
      ])
    #expect(NightlyConfiguration(read) == nil)
  }

  @Test func bytesThatAreNoTextAreToldWithTheirLine() {
    let file = ConfigurationFile([UInt8]("inbox = a\n# a".utf8) + [0xF1] + [UInt8]("o\nreports = r".utf8))
    #expect(file.complaints == [ConfigurationComplaint(.notUTF8, at: .line(2))])
    #expect(file.entries.map(\.line) == [1, 3])
  }

  @Test func theEnvironmentOverridesTheFile() {
    let read = values(
      "inbox = in\nreports = out",
      environment: ["COLCA_INBOX": "here/in", "COLCA_DB": "x.sqlite", "COLCA_LANGUAGE": ""])
    #expect(read.path(.inbox) == "here/in")
    #expect(read.path(.database) == "x.sqlite")
    #expect(read.path(.reports) == "/etc/colca/out")
    #expect(read[.inbox].place == .environment("COLCA_INBOX"))
    #expect(read.text(.language) == "es")
    let bad = values("", environment: ["COLCA_QUIET_SECONDS": "soon"])
    #expect(
      bad.complaints == [
        ConfigurationComplaint(
          .badValue(key: .quietSeconds, value: "soon"), at: .environment("COLCA_QUIET_SECONDS"))
      ])
  }

  @Test(arguments: [
    ("inbox = /a\narchive = /a/", 2, ConfigurationComplaint.Fault.samePlace(.archive, .inbox)),
    ("reports = /a/./b/r\ninbox = /a/b", 1, .samePlace(.reports, .inbox)),
    ("floor_months = 5\nceiling_months = 4", 1, .above(.floorMonths, .ceilingMonths)),
    ("recipients = a@b.pe, c@d.pe", 1, .noSender),
  ])
  func whatDoesNotGoTogether(text: String, line: Int, fault: ConfigurationComplaint.Fault) {
    #expect(values(text).complaints == [ConfigurationComplaint(fault, at: .line(line))])
  }

  @Test(arguments: [
    "a b@c.pe", "a@b@c", "@c", "a@", "-f@c.pe", "a@c.pe\u{7F}", "a<b@c.pe>", "a@c.pe,", ",",
  ])
  func noAddressSmugglesAnything(address: String) {
    let read = values("sender = s@x.pe\nrecipients = " + (address.hasSuffix(",") ? address + ",@" : address))
    #expect(read.complaints.count == 1)
  }

  @Test func theExampleIsAValidFileThatSaysTheDefaults() throws {
    for language in Language.allCases {
      let example = ConfigurationText.example(language: language)
      #expect(values(example).complaints.isEmpty)
      #expect(values(example) == values(""))
      // With every default uncommented the file still says the same.
      let uncommented = example.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.hasPrefix("#") && !line.hasPrefix("# ") && !line.hasPrefix("##") ? line.dropFirst() : line
      }.joined(separator: "\n")
      let read = values(uncommented)
      #expect(read.complaints.isEmpty)
      for key in ConfigurationKey.allCases { #expect(read.text(key) == key.facts.usual) }
      #expect(NightlyConfiguration(read) == NightlyConfiguration(values("")))
      #expect(
        try Golden.difference(example, from: "operations/configuration.\(language.rawValue).conf") == nil)
    }
  }

  @Test func defaultsAreThoseOfTheForecastCommand() throws {
    let configuration = try #require(NightlyConfiguration(values("")))
    let month = Month(count: 24_321)
    #expect(configuration.runSettings(asOf: month) == ForecastRun.Settings(asOf: month))
    #expect(configuration.watch == NightlyConfiguration.Watch())
  }

  @Test func complaintsReadAsSentences() throws {
    let read = values(
      "inbx = a\ninbox\nlanguage = fr\nreports = r\nreports = s\narchive =\nhora = 2am\nbudget = x\n"
        + "transfers = tal vez\nsender = x\nrecipients = x",
      environment: ["COLCA_MODEL": "deep"])
    for language in Language.allCases {
      let text = read.complaints.map { language.sentence(for: $0, file: "colca.conf") + "\n" }.joined()
      #expect(try Golden.difference(text, from: "operations/complaints.\(language.rawValue).txt") == nil)
    }
  }

  @Test func namesAreDistinct() {
    #expect(Set(ConfigurationKey.allNames).count == ConfigurationKey.allNames.count)
    for key in ConfigurationKey.allCases {
      #expect(ConfigurationKey(named: key.name) == key)
      #expect(ConfigurationKey(named: key.facts.spanishName.uppercased()) == key)
    }
  }
}
