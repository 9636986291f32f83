import Mustache
import Testing

@testable import Telling

@Suite("Templates print what the library Mustache prints of them")
struct MustacheAgreementTests {
  @Test("for every part of every page, in both languages", arguments: Language.allCases)
  func pages(language: Language) throws {
    MustacheContentTypes.register(Markup(), named: "MARKUP")
    let texts = try TemplateFiles.all()
    var library = MustacheLibrary()
    for (name, text) in texts { library.register(try MustacheTemplate(string: text), named: name) }
    // Included templates have no includes of their own.
    let plain = try texts.filter { !$0.text.contains("{{>") }
      .map { ($0.name, try TemplateParser.parts(of: $0.text, included: [:])) }
    let included = Dictionary(uniqueKeysWithValues: plain)
    let parts = Dictionary(
      uniqueKeysWithValues: try texts.map {
        ($0.name, try TemplateParser.parts(of: $0.text, included: included))
      })
    var count = 0
    for part in try PageParts.all(language) {
      let expected = try #require(library.render(MustacheView(node: part.node), withTemplate: part.template))
      var printer = TemplatePrinter(part.node)
      printer.print(try #require(parts[part.template]))
      #expect(printer.text == expected, "\(part.template)")
      count += expected.utf8.count
    }
    #expect(count > 100_000)
  }

  @Test(
    "for whatever the language of templates has that ours use",
    arguments: [
      "", "a {{text}} b", "{{{text}}}", "{{nothing}}|{{gone}}|{{scope.text}}|{{scope.gone}}|{{text.text}}",
      "{{#yes}}{{text}}{{/yes}}{{^yes}}-{{/yes}}{{#no}}x{{/no}}{{^no}}n{{/no}}",
      "{{#rows}}<{{.}}{{text}}>{{/rows}}{{^rows}}none{{/rows}}", "{{#none}}x{{/none}}{{^none}}none{{/none}}",
      "{{#empty(none)}}e{{/empty(none)}}{{^empty(none)}}f{{/empty(none)}}",
      "{{#empty(rows)}}e{{/empty(rows)}}{{^empty(rows)}}f{{/empty(rows)}}",
      "{{#empty(gone)}}e{{/empty(gone)}}{{^empty(gone)}}f{{/empty(gone)}}",
      "{{#scope}}{{text}} {{inner.text}} {{other}}{{#inner}}{{text}}{{other}}{{nothing}}{{/inner}}{{/scope}}",
      "{{#text}}[{{.}}]{{/text}}{{#nothing}}x{{/nothing}}{{^nothing}}y{{/nothing}}",
      "a\n{{#rows}}\n  {{.}}\n{{/rows}}\nb\n", "a\n  {{! words }}\nb {{! words }} c\n",
      "{{#rows}}\n{{#yes}}\n{{.}},\n{{/yes}}\n{{/rows}}", "{{> part}}", "x\n{{> part}}\ny {{> part}} z",
      "{{ text }} {{# yes }}1{{/ yes }}", "{ {text} {{text}}}", "ñ {{text}} “”\n\n{{#yes}}\n\n{{/yes}}\n",
    ])
  func language(text: String) throws {
    let node = TemplateNode.scope([
      "text": .text("Ñ <b>"), "nothing": .absent, "yes": .flag(true), "no": .flag(false), "none": .list([]),
      "rows": .list([.text("1"), .text("2 & 3")]), "other": .text("outer"),
      "scope": .scope(["text": .text("in"), "inner": .scope(["text": .text("deep"), "nothing": .text("n")])]),
    ])
    let part = "<{{text}}>\n"
    let library = MustacheLibrary(templates: ["part": try MustacheTemplate(string: part)])
    let expected = try MustacheTemplate(string: text).render(MustacheView(node: node), library: library)
    var printer = TemplatePrinter(node)
    printer.print(
      try TemplateParser.parts(
        of: text, included: ["part": try TemplateParser.parts(of: part, included: [:])]))
    #expect(printer.text == expected)
  }

  @Test(
    "and say what is wrong with a text that is none",
    arguments: [
      ("a\n{{#b}}", "line 0: {{#b}} does not end"), ("{{/b}}", "line 1: {{/b}} ends nothing"),
      ("\n{{#a}}{{/b}}", "line 2: {{/b}} ends nothing"), ("{{b", "line 1: a tag does not end"),
      ("{{> gone}}", "line 1: there is no template gone"),
      ("{{=<% %>=}}", "line 1: <%%>= is of a kind that no template of ours has"),
    ])
  func faults(text: String, fault: String) {
    #expect {
      try TemplateParser.parts(of: text, included: [:])
    } throws: { "\($0)" == fault }
  }

  @Test("from rows that hold no names: the values of a type share them, whatever order they are told in")
  func layouts() throws {
    struct Row: TemplateValue {
      let (a, b): (String, String?)
      enum CodingKeys: String, CodingKey { case a, b }
      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if b != nil { try container.encodeIfPresent(b, forKey: .b) }
        try container.encode(a, forKey: .a)
      }
    }
    let template = Template("t", Array("{{a}}-{{b}}".utf8))
    for (row, text) in [
      (Row(a: "1", b: nil), "1-"), (Row(a: "1", b: "2"), "1-2"), (Row(a: "3", b: nil), "3-"),
      (Row(a: "4", b: "5"), "4-5"),
    ] {
      #expect(try template.html(row, language: .spanish) == text)
    }
  }
}

/// A value as the library looks into it.
private struct MustacheView: MustacheParent, MustacheCustomRenderable {
  let node: TemplateNode

  func child(named name: String) -> Any? {
    guard case .scope(let scope) = node, let member = scope[TemplateName(name)] else { return nil }
    switch member {
    case .flag(let flag): return flag
    case .list(let rows): return rows.map(MustacheView.init)
    case .text, .scope, .absent: return MustacheView(node: member)
    }
  }

  var renderText: String { if case .text(let text) = node { text } else { "" } }
  var isNull: Bool { if case .absent = node { true } else { false } }
}

/// The escaping of our pages, for the library.
private struct Markup: MustacheContentType {
  func escapeText(_ text: String) -> String { MarkupText.escaped(text) }
}

extension TemplateScope: ExpressibleByDictionaryLiteral {
  /// Names and what they stand for, as a test writes them.
  public init(dictionaryLiteral elements: (String, TemplateNode)...) {
    self.init(layout: ScopeLayout(elements.map(\.0)), values: elements.map(\.1))
  }
}
