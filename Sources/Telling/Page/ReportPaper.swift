import Files
import Foundation
import SupplyModel

/// Has an installed browser, or WeasyPrint, make a PDF of pages as they are printed.
///
/// The browser works with a profile of its own, without a network, and for a limited time; nothing but the PDF is left of it.
public struct ReportPaper: Sendable {
  /// The programs that can print, by name or path, the first that there is being taken.
  public var programs: [Engine]
  /// Seconds that a page may take.
  public var seconds: Int

  /// A program that prints.
  public enum Engine: Sendable, Equatable {
    /// Chromium, or a browser like it.
    case chromium(String)
    /// WeasyPrint.
    case weasyPrint(String)

    /// What it is called by.
    var program: String {
      switch self {
      case .chromium(let program), .weasyPrint(let program): program
      }
    }
  }

  /// What became of a page.
  public enum Outcome: Equatable, Sendable {
    /// The PDF lies there.
    case printed(path: String)
    /// None of the programs is installed.
    case noProgram
    /// A program was there, and made no PDF of this page.
    case failed(program: String, page: String)
  }

  /// Paper by whatever is installed.
  public init(
    programs: [Engine] = [
      .chromium("chromium"), .chromium("chromium-browser"), .chromium("google-chrome"),
      .weasyPrint("weasyprint"),
    ], seconds: Int = 120
  ) {
    self.programs = programs
    self.seconds = seconds
  }

  /// Prints a page beside itself: `informe.html` becomes `informe.pdf`.
  ///
  /// - Throws: `FileError` where the PDF, or a folder to work in, cannot be made.
  public func print(_ page: String) throws -> Outcome {
    try Folders.withScratch(named: "colca-pdf") { folder in
      let draft = folder + "/pagina.pdf"
      for engine in programs {
        switch ToolRun.run(
          command(engine, page: page, to: draft, folder: folder), settings: ["HOME": folder], seconds: seconds
        )
        {
        case .missing: continue
        case .tookTooLong: return .failed(program: engine.program, page: page)
        case .ended:
          guard let bytes = FileManager.default.contents(atPath: draft),
            bytes.starts(with: Array("%PDF".utf8))
          else { return .failed(program: engine.program, page: page) }
          let target = Self.path(of: page)
          let parent = PathText.parent(target)
          _ = try AtomicFiles.write(
            [(name: PathText.lastComponent(target), bytes: Array(bytes))], to: parent.isEmpty ? "." : parent)
          return .printed(path: target)
        }
      }
      return .noProgram
    }
  }

  private func command(_ engine: Engine, page: String, to draft: String, folder: String) -> [String] {
    let source = URL(fileURLWithPath: page).absoluteString
    switch engine {
    case .chromium(let program):
      // The browser refuses to confine itself where root runs it.
      let confinement = geteuid() == 0 ? ["--no-sandbox"] : []
      return [program, "--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"]
        + confinement
        + [
          "--user-data-dir=" + folder + "/perfil", "--proxy-server=127.0.0.1:9", "--print-to-pdf=" + draft,
          source,
        ]
    case .weasyPrint(let program):
      return [program, source, draft]
    }
  }
}

extension ReportPaper {
  /// The pages of a report that are paper: that of the whole run, and those that people work with.
  public static func pages(of paths: [String]) -> [String] { paths.filter(isPrinted) }

  /// Whether a page is paper.
  static func isPrinted(_ path: String) -> Bool {
    path.hasSuffix(ReportFiles.regionPage)
      || path.hasSuffix(".html") && PathText.lastComponent(PathText.parent(path)) == "microrredes"
  }

  /// Where the PDF of a page lies: beside it.
  static func path(of page: String) -> String {
    (page.hasSuffix(".html") ? String(page.dropLast(5)) : page) + ".pdf"
  }
}

extension Language {
  /// Why a page has no PDF; nil where it has.
  public func sentence(for outcome: ReportPaper.Outcome) -> String? {
    switch outcome {
    case .printed: nil
    case .noProgram:
      text(
        es: "No hay con qué hacer los PDF: instale Chromium o WeasyPrint. Las páginas están escritas.",
        en: "Nothing here makes PDFs: install Chromium or WeasyPrint. The pages are written.")
    case .failed(let program, let page):
      text(
        es: "«\(program)» no hizo el PDF de «\(page)». Las páginas están escritas.",
        en: "“\(program)” made no PDF of “\(page)”. The pages are written.")
    }
  }
}
