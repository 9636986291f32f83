import SupplyModel

/// A template that the program carries within itself, compiled when it is first printed.
///
/// Each stands beside the section that it prints, which names it: `static let template = Template("orders", …)`.
package struct Template: Sendable {
  /// Its file's name without the ending.
  package let name: String
  private let compiled: Result<[PrintedPart], TemplateFault>

  /// A template of a file's bytes.
  ///
  /// - Parameters:
  ///   - name: the file's name without `.mustache`, by which other templates include it.
  ///   - bytes: its text.
  ///   - parts: the templates that it includes.
  package init(_ name: String, _ bytes: [UInt8], parts: [Template] = []) {
    self.name = name
    compiled = Result { () throws(TemplateFault) in
      var included: [String: [PrintedPart]] = [:]
      for part in parts { included[part.name] = try part.compiled.get() }
      return try TemplateParser.parts(of: String(decoding: bytes, as: UTF8.self), included: included)
    }
  }

  /// Prints a value in a language.
  ///
  /// - Throws: what is wrong with the template, or with a value that no template can print: nobody's fault but the program's.
  package func html(_ value: some TemplateValue, language: Language) throws(ProgrammingError) -> String {
    do {
      var printer = TemplatePrinter(try TemplateNode(value, language: language))
      printer.print(try compiled.get())
      return printer.text
    } catch {
      throw ProgrammingError("\(name).mustache: \(error)")
    }
  }
}

/// A part of a page: what its template prints, and nothing of the page around it.
package protocol Section: TemplateValue {
  /// The template that prints it.
  static var template: Template { get }
}

extension Section {
  /// The section as it stands in a page.
  package func html(_ language: Language) throws(ProgrammingError) -> String {
    try Self.template.html(self, language: language)
  }
}

/// The style sheets that stand within a page.
enum Stylesheet {
  /// Sheets one after another.
  static func text(_ sheets: [UInt8]...) -> String {
    sheets.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }
}

/// The style sheet of the report, which the web pages wear too.
package enum SharedStyle {
  /// The sheet, in UTF-8.
  package static let sheet = PackageResources.report_css
}
