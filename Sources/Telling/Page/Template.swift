import Mustache
import SupplyModel

/// A template that the program carries within itself, compiled when it is first printed.
///
/// Each stands beside the section that it prints, which names it: `static let template = Template("orders", …)`.
struct Template: Sendable {
  /// Its file's name without the ending.
  let name: String
  private let compiled: Result<MustacheTemplate, any Error>
  private let library: MustacheLibrary

  /// A template of a file's bytes.
  ///
  /// - Parameters:
  ///   - name: the file's name without `.mustache`, by which other templates include it.
  ///   - bytes: its text.
  ///   - parts: the templates that it includes.
  init(_ name: String, _ bytes: [UInt8], parts: [Template] = []) {
    self.name = name
    MustacheContentTypes.register(MarkupText(), named: MarkupText.name)
    compiled = Result { try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self)) }
    var library = MustacheLibrary()
    for part in parts {
      if case .success(let template) = part.compiled { library.register(template, named: part.name) }
    }
    self.library = library
  }

  /// Prints a value in a language.
  ///
  /// - Throws: what is wrong with the template, or with a value that no template can print: nobody's fault but the program's.
  func html(_ value: some TemplateValue, language: Language) throws(ProgrammingError) -> String {
    do {
      return try compiled.get().render(TemplateNode(value, language: language), library: library)
    } catch {
      throw ProgrammingError("\(name).mustache: \(error)")
    }
  }
}

/// A part of a page: what its template prints, and nothing of the page around it.
protocol Section: TemplateValue {
  /// The template that prints it.
  static var template: Template { get }
}

extension Section {
  /// The section as it stands in a page.
  func html(_ language: Language) throws(ProgrammingError) -> String {
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
