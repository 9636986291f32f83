import Foundation
import TestSupport
import Testing

/// Prints pages by an installed browser and looks at where each word has come to stand.
@Suite(
  "Paper",
  .enabled(
    if: Paper.isPossible, "chromium and pdftotext are not both installed: nothing is printed here"))
struct PaperTests {
  @Test("of a micro-network is five pages at most, numbered, with every cell of its tables whole")
  func microNetworks() throws {
    let (colca, _) = try PreparedSample.forecast.copied()
    let report = try colca("report", "--out", "r", "--by", "micro-network", "--pdf")
    try #require(report.status == 0)
    let orders = try String(contentsOfFile: colca.workingFolder.path("r/pedidos.csv"), encoding: .utf8)
      .split(whereSeparator: \.isNewline)
    let order = try #require(orders.first?.split(separator: ";").firstIndex(of: "order"))
    let pages = report.output.split(separator: "\n").map(String.init).filter {
      $0.contains("/microrredes/") && $0.hasSuffix(".html")
    }
    #expect(pages.count == 4)
    for page in pages {
      let path = colca.workingFolder.path(page)
      let paper = try Paper(of: path.dropLast(5) + ".pdf")
      let html = try String(contentsOfFile: path, encoding: .utf8)
      #expect(html.contains("href=\"../\(page.dropFirst(2).dropLast(5)).pdf\""), "\(page)")
      #expect((1...5).contains(paper.pages.count), "\(page): \(paper.pages.count)")
      for (number, sheet) in paper.pages.enumerated() {
        let foot = "página \(number + 1) de \(paper.pages.count)"
        #expect(sheet.text.contains(foot), "\(page): \(foot)")
        #expect(sheet.words.allSatisfy(sheet.holds), "\(page) \(number + 1)")
        #expect(sheet.overlaps == [], "\(page) \(number + 1)")
      }
      // The first sheet lies across, and has every order of the list.
      let first = try #require(paper.pages.first)
      #expect(first.width > first.height)
      let own = orders.dropFirst().map { $0.split(separator: ";", omittingEmptySubsequences: false) }.filter {
        cells in
        html.contains("<h1>Microrred Sintética \(cells[0].split(separator: " ").dropFirst(2).first ?? "?") ")
      }
      #expect(own.count > 20)
      for cells in own {
        let quantity = String(cells[order])
        let isThere = first.words.contains { $0.text.replacing(",", with: "") == quantity }
        #expect(isThere, "\(page): \(cells[1]) \(cells[3]) \(quantity)")
      }
      var left = paper.count
      for cell in PrintedCells.of(html) {
        for word in cell.split(whereSeparator: \.isWhitespace).map(String.init)
        where word.contains(where: { $0.isLetter || $0.isNumber }) {
          #expect(left[word, default: 0] > 0, "\(page): \(word) of «\(cell)»")
          left[word, default: 0] -= 1
        }
      }
    }
  }

  /// What a meeting of the region looks at is on its paper, with dates, and the paper says what is not.
  @Test func ofTheWholeRun() throws {
    let (colca, _) = try PreparedSample.forecast.copied()
    let report = try colca("report", "--out", "r", "--by", "micro-network", "--pdf")
    try #require(report.status == 0)
    let paper = try Paper(of: colca.workingFolder.path("r/informe.pdf"))
    let html = try String(contentsOfFile: colca.workingFolder.path("r/informe.html"), encoding: .utf8)
    let text = paper.pages.map(\.text).joined(separator: " ")
    for words in [
      "Por red", "Dónde están los problemas", "Indicadores de anticonceptivos",
      "Solo en la pantalla (informe.html):", "de cada 10, antes de fin de",
    ] { #expect(text.contains(words), "\(words)") }
    let titles = html.matches(of: /<h2 id="[^"]*">([^<]*)/).map {
      String($0.output.1).trimmingCharacters(in: .whitespaces)
    }
    #expect(titles.count > 8)
    for (number, page) in paper.pages.enumerated() {
      #expect(page.words.allSatisfy(page.holds) && page.overlaps == [], "\(number + 1)")
      // No page ends with a title: something of what it leads to stands below it.
      let last = page.lastLine
      #expect(!titles.contains { !$0.isEmpty && last.hasPrefix($0) }, "\(number + 1): \(last)")
    }
  }

  @Test("that nothing here can print is led to by no page")
  func nothingPrints() throws {
    let (colca, _) = try PreparedSample.forecast.copied()
    let report = try colca(
      "report", "--out", "r", "--by", "micro-network", "--pdf",
      environment: ["PATH": colca.workingFolder.path("leer")])
    #expect(report.status == 69 && report.messages.contains("instale Chromium o WeasyPrint"))
    for page in report.output.split(separator: "\n").map(String.init) where page.hasSuffix(".html") {
      let html = try String(contentsOfFile: colca.workingFolder.path(page), encoding: .utf8)
      #expect(!html.contains(".pdf\""), "\(page)")
    }
  }

  @Test("of improvement comes beside its pages", arguments: ["evidence", "minutes"])
  func improvement(sheet: String) throws {
    let (colca, _) = try PreparedSample.forecast.copied()
    let printed = try colca.run([
      "improve", sheet, "--place", "MICRORRED SINTÉTICA 1 QUEBRADA", "--out", "\(sheet).html", "--pdf",
    ])
    try #require(printed.status == 0, "\(printed.messages)")
    #expect(printed.output.split(separator: "\n") == ["\(sheet).pdf"])
    let paper = try Paper(of: colca.workingFolder.path("\(sheet).pdf"))
    #expect(!paper.pages.isEmpty && paper.pages.allSatisfy { $0.words.allSatisfy($0.holds) })
  }

  /// Evidence is one sheet, of everything too, with people, visits and every cause that there is.
  @Test func evidenceIsOneSheet() throws {
    let (colca, _) = try PreparedSample.forecast.copied()
    let service = ["poblacion", "servicios"].map { PreparedSample.folder + "/mejora/\($0).csv" }
    #expect(try colca.run(["import"] + service).status == 0)
    let printed = try colca.run(["improve", "evidence", "--out", "todo.html", "--pdf"])
    try #require(printed.status == 0, "\(printed.messages)")
    let paper = try Paper(of: colca.workingFolder.path("todo.pdf"))
    #expect(paper.pages.count == 1)
    let words = paper.pages.flatMap(\.words).map(\.text)
    #expect(words.contains("atenciones") && words.contains("Colca"))
  }
}

/// The texts of the cells that paper shows of a page: those of its lists, without what is folded behind a line.
private enum PrintedCells {
  static func of(_ html: String) -> [String] {
    var cells: [String] = []
    for section in ["order", "transfers", "worklist", "resolve", "shortages", "expiries"] {
      guard let start = html.range(of: "<section id=\"\(section)\"") else { continue }
      let rest = html[start.lowerBound...]
      // Levels within a section are sections too: up to the next one of the page.
      let end = rest.range(of: "\n</section>\n<section id=\"")?.lowerBound ?? rest.endIndex
      var text = String(rest[..<end])
      if section == "worklist" { text = text.replacing(/<\/summary>.*?<\/details>/, with: "</summary>") }
      for match in text.matches(of: /<t[dh][^>]*>(.*?)<\/t[dh]>/) {
        cells.append(plain(String(match.output.1)))
      }
    }
    return cells
  }

  private static func plain(_ html: String) -> String {
    let text = html.replacing(/<svg.*?<\/svg>/, with: " ").replacing(/<br>|<small[^>]*>|<b[^>]*>/, with: " ")
      .replacing(/<[^>]*>/, with: "")
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
      $0.replacing($1.0, with: $1.1)
    }
  }
}

/// A PDF as words at their places.
private struct Paper {
  /// A word and the box around it, in points from the top left.
  struct Word {
    let text: String
    let left, top, right, bottom: Double
  }

  /// A page.
  struct Page {
    let width, height: Double
    let words: [Word]

    var text: String { words.map(\.text).joined(separator: " ") }

    /// The words of the last line above the foot.
    var lastLine: String {
      let body = words.filter { $0.bottom < height - 50 }
      guard let base = body.map(\.bottom).max() else { return "" }
      return body.filter { abs($0.bottom - base) < 4 }.map(\.text).joined(separator: " ")
    }

    /// Whether a word stands whole on the page, within a margin of five millimetres.
    func holds(_ word: Word) -> Bool {
      let margin = 14.0
      return word.left >= margin && word.top >= margin && word.right <= width - margin
        && word.bottom <= height - margin
    }

    /// Pairs of words that stand upon one another: a cell that runs into the next.
    var overlaps: [String] {
      words.indices.flatMap { one in
        words.indices.dropFirst(one + 1).compactMap { other in
          let (a, b) = (words[one], words[other])
          let across = min(a.right, b.right) - max(a.left, b.left)
          let down = min(a.bottom, b.bottom) - max(a.top, b.top)
          let isUpon = across > 2 && down > min(a.bottom - a.top, b.bottom - b.top) * 0.6
          return isUpon ? a.text + " / " + b.text : nil
        }
      }
    }
  }

  let pages: [Page]

  /// How often each word stands on the paper.
  var count: [String: Int] { pages.flatMap(\.words).reduce(into: [:]) { $0[$1.text, default: 0] += 1 } }

  static let isPossible = ["chromium", "pdftotext"].allSatisfy { name in
    ["/usr/bin/", "/usr/local/bin/", "/bin/"].contains {
      FileManager.default.isExecutableFile(atPath: $0 + name)
    }
  }

  init(of path: some StringProtocol) throws {
    let folder = try TemporaryFolder()
    let target = folder.path("words.html")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["pdftotext", "-bbox", String(path), target]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let html = try String(contentsOfFile: target, encoding: .utf8)
    pages = html.components(separatedBy: "<page ").dropFirst().map { part in
      func number(_ name: String, in text: Substring) -> Double {
        guard let start = text.range(of: name + "=\"") else { return .nan }
        return Double(text[start.upperBound...].prefix { $0 != "\"" }) ?? .nan
      }
      let lines = part.split(separator: "\n")
      let words = lines.dropFirst().compactMap { line -> Word? in
        guard let start = line.range(of: "\">"), let end = line.range(of: "</word>") else { return nil }
        let text = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(
          String(line[start.upperBound..<end.lowerBound])
        ) { $0.replacing($1.0, with: $1.1) }
        return Word(
          text: text, left: number("xMin", in: line), top: number("yMin", in: line),
          right: number("xMax", in: line), bottom: number("yMax", in: line))
      }
      return Page(width: number("width", in: lines[0]), height: number("height", in: lines[0]), words: words)
    }
  }
}
