import CommandWords
import Foundation
import Telling
import TestSupport
import Testing

@testable import colca

@Suite("The manual page")
struct ManualPageTests {
  @Test("names every command and option, in its language alone", arguments: Language.allCases)
  func isWhole(_ language: Language) {
    let text = ManualCommand.page(in: language).text.replacing("\\-", with: "-")
    for command in Commands.leaves where !command.isHidden {
      #expect(text.contains(command.line))
      for name in command.aliases { #expect(text.contains(name)) }
      for option in command.options where !option.isHidden {
        for name in option.names { #expect(text.contains(name)) }
      }
    }
    for frame in language == .spanish ? Frame.english : Frame.spanish {
      #expect(!text.contains(frame), "\(frame)")
    }
    #expect(!text.contains("\u{1E}") && !text.contains("\u{1F}"))
  }

  @Test(
    "is set by groff without a complaint", .enabled(if: Self.groff != nil, "groff is not installed"),
    arguments: Language.allCases)
  func isSetByGroff(_ language: Language) throws {
    let folder = try TemporaryFolder()
    let (page, complaints) = (folder.path("colca.1"), folder.path("complaints"))
    try Data(ManualCommand.page(in: language).text.utf8).write(to: URL(fileURLWithPath: page))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.groff))
    process.arguments = ["-man", "-K", "utf8", "-T", "utf8", "-ww", page]
    process.standardOutput = FileHandle.nullDevice
    try Data().write(to: URL(fileURLWithPath: complaints))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: complaints))
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try String(contentsOfFile: complaints, encoding: .utf8) == "")
  }

  private static let groff = ["/usr/bin/groff", "/usr/local/bin/groff"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
}
