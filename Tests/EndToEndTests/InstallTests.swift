import Foundation
import TestSupport
import Testing

/// `scripts/install`, run to its end with the program that was built for the tests.
@Suite struct InstallTests {
  private static let files = [
    "bin/colca", "share/man/man1/colca.1", "share/man/es/man1/colca.1",
    "share/bash-completion/completions/colca", "share/zsh/site-functions/_colca",
    "share/fish/vendor_completions.d/colca.fish", "share/colca/guia.html",
  ]

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // The build has been made: what stands for it says where it lies.
    try FileManager.default.createDirectory(atPath: folder.path("bin"), withIntermediateDirectories: true)
    let built = URL(fileURLWithPath: ColcaProgram.path).deletingLastPathComponent().path
    let swift = try folder.write(
      "bin/swift", "#!/bin/sh\ncase \"$*\" in *--show-bin-path*) echo '\(built)' ;; esac\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: swift)
  }

  private func run(_ program: String, _ arguments: String..., path: String = "") throws -> (Int32, String) {
    let process = Process()
    let output = try folder.write("out", "")
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = [
      "PATH": path + folder.path("bin") + ":/usr/bin:/bin", "HOME": folder.path("home"), "LANG": "C.UTF-8",
    ]
    process.standardInput = FileHandle.nullDevice
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    (process.standardOutput, process.standardError) = (handle, handle)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOfFile: output, encoding: .utf8))
  }

  private func installed() -> [String] {
    Self.files.filter { FileManager.default.fileExists(atPath: folder.path("lugar/" + $0)) }
  }

  @Test func whatIsInstalledWorksAndGoesAgain() throws {
    let script = Golden.root.appendingPathComponent("scripts/install").path
    let (status, told) = try run("/bin/bash", script, "--prefix", "lugar")
    try #require(status == 0, "\(told)")
    #expect(installed() == Self.files)
    for file in Self.files { #expect(told.contains(file), "\(file)") }

    let version = try run(folder.path("lugar/bin/colca"), "--version")
    #expect(version.0 == 0 && version.1.contains("."))
    for (page, section) in [
      ("share/man/man1/colca.1", "SYNOPSIS"), ("share/man/es/man1/colca.1", "SINOPSIS"),
    ] {
      let text = try String(contentsOfFile: folder.path("lugar/" + page), encoding: .utf8)
      #expect(text.contains(".TH") && text.contains(section), "\(page)")
    }

    let guide = try run(folder.path("lugar/bin/colca"), "guide", "--out", "copia.html")
    #expect(guide == (0, "copia.html\n"))
    let page = try String(contentsOfFile: folder.path("copia.html"), encoding: .utf8)
    #expect(page.contains("Su primer mes") && page.contains("data:image/png") && !page.contains("src=\"http"))

    // Bash offers the names of both languages, from the installed program.
    let words = """
      . lugar/share/bash-completion/completions/colca
      complete -p colca
      for word in fore pron; do
        COMP_WORDS=(colca $word) COMP_CWORD=1 COMP_LINE="colca $word" COMP_POINT=10
        _colca
        echo "${COMPREPLY[@]}"
      done
      """
    let offered = try run("/bin/bash", "-c", words, path: folder.path("lugar/bin:"))
    #expect(offered.1 == "complete -F _colca colca\nforecast\npronosticar pronosticos\n")
    for shell in ["zsh", "fish"] where FileManager.default.isExecutableFile(atPath: "/usr/bin/" + shell) {
      let file = folder.path("lugar/" + Self.files[shell == "zsh" ? 4 : 5])
      #expect(try run("/usr/bin/" + shell, "-n", file) == (0, ""), "\(shell)")
    }

    #expect(try run("/bin/bash", script, "--prefix", "lugar", "--uninstall").0 == 0)
    #expect(installed().isEmpty)
  }
}
