import CommandWords
import SupplyModel
import Telling
import Testing

@testable import colca

@Suite("What a person may say")
struct SpokenTests {
  @Test(
    "of a month is what the program prints of it, and the usual ways to write it",
    arguments: [
      "2026-10", "202610", "10/2026", "octubre de 2026", "Octubre 2026", "oct 2026", "OCT-2026",
      "October 2026", "Oct 2026",
    ])
  func months(_ text: String) { #expect(Month(spoken: text)?.description == "2026-10") }

  @Test("of a month includes each name that is printed, in both languages")
  func everyPrintedMonth() {
    for number in 1...12 {
      guard let month = Month(year: 2026, month: number) else { continue }
      for language in Language.allCases {
        #expect(Month(spoken: language.monthText(month)) == month)
        #expect(Month(spoken: language.shortMonth(month)) == month)
      }
    }
    #expect(Month(spoken: "setiembre 2026")?.monthOfYear == 9)
  }

  @Test(
    "of a month is nothing that names none",
    arguments: ["", "2026", "2026-13", "de 2026", "oc 2026", "13/2026", "mayo 26"])
  func noMonths(_ text: String) { #expect(Month(spoken: text) == nil) }

  @Test(
    "decides the language by the line, then by the locale",
    arguments: [
      (["x"], [:], Language.spanish), (["x"], ["LANG": "en_US.UTF-8"], .english),
      (["x"], ["LANG": "C"], .spanish),
      (["x"], ["LANG": "POSIX"], .spanish), (["x"], ["LANG": "es_PE.UTF-8"], .spanish),
      (["x"], ["LANG": "de_DE"], .spanish),
      (["x"], ["LC_ALL": "es_PE", "LANG": "en_US"], .spanish),
      (["x"], ["LC_ALL": "", "LC_MESSAGES": "en", "LANG": "C"], .english),
      (["--lang", "en"], [:], .english), (["--lang=inglés"], [:], .english),
      (["--lang", "es"], ["LANG": "en_GB"], .spanish),
      (["--lang", "fr"], ["LANG": "en_GB"], .english), (["--lang"], [:], .spanish),
      (["--", "--lang", "en"], [:], .spanish),
      (["x"], ["LANG": "enfant"], .spanish),
    ] as [([String], [String: String], Language)])
  func language(_ arguments: [String], _ environment: [String: String], _ expected: Language) {
    #expect(SpokenLanguage.of(arguments: arguments, environment: environment) == expected)
  }

  @Test("of a severity, an alert and a model is what lists print")
  func printedWords() {
    for language in Language.allCases {
      for severity in Finding.Severity.allCases {
        #expect(Finding.Severity(argument: language.name(of: severity)) == severity)
      }
      for alert in ListedAlert.allCases {
        #expect(ListedAlert(argument: language.name(of: alert.level)) == alert)
      }
    }
    #expect(DelimiterChoice(argument: ";") == .semicolon)
    #expect(DelimiterChoice(argument: "punto y coma") == .semicolon)
    #expect(DelimiterChoice(argument: "") == nil)
    #expect(OutputFormat(argument: "Texto") == .text)
  }
}
