import Foundation
import TestSupport
import Testing

@testable import Telling

@Suite("Templates and what they print")
struct TemplateTests {
  @Test("know each other: no name without a value, no value and no phrase that nobody prints")
  func names() throws {
    var shapes: [String: TemplateShape] = [:]
    for part in try PageParts.all(.spanish) {
      let shape = shapes[part.template] ?? TemplateShape(path: part.template)
      shape.add(part.node)
      shapes[part.template] = shape
    }
    let texts = try TemplateFiles.all().map { ($0.name, TemplatePart.parts(of: $0.text)) }
    var reader = TemplateReader(templates: Dictionary(uniqueKeysWithValues: texts))
    for (template, shape) in shapes.sorted(by: { $0.key < $1.key }) { reader.read(template, shape) }
    #expect(reader.faults == [])
    #expect(reader.read == Set(texts.map(\.0)))
    // Only a list can be told to be empty; a whole section that is not shown is no value of another.
    #expect(shapes.values.flatMap(\.unprinted).sorted() == [])
  }

  @Test("are read by the test as Mustache reads them")
  func reader() throws {
    let shape = TemplateShape(path: "t")
    shape.add(.scope(["a": .text("x"), "rows": .list([.scope(["b": .absent])]), "c": .flag(true)]))
    func faults(_ text: String) -> [String] {
      var reader = TemplateReader(templates: ["t": TemplatePart.parts(of: text)])
      reader.read("t", shape)
      return reader.faults
    }
    #expect(
      faults("{{% X}}{{a}}{{{a}}}{{#rows}}{{a}}{{/rows}}{{^empty(rows)}}{{#c}}{{/c}}{{/empty(rows)}}") == [])
    #expect(faults("{{#rows}}{{d}}{{/rows}}") == ["t: {{d}} is no name of what it prints"])
    #expect(faults("{{#rows}}{{b}}{{/rows}}") == ["t: {{b}} is left out by every fixture"])
    #expect(faults("{{c}}").count == 1 && faults("{{#empty(a)}}{{/empty(a)}}").count == 1)
    #expect(faults("{{> other}}") == ["there is no template other"])
    #expect(TemplateShape(path: "x").unprinted == [] && shape.unprinted == [])
    shape.add(.scope(["rows": .list([.scope(["e": .text("")])])]))
    #expect(shape.unprinted == ["t.rows.e"])
  }

  @Test("stand each in the folder whose code prints them, and are built into the program")
  func registered() throws {
    let manifest = try String(
      contentsOf: Golden.root.appendingPathComponent("Package.swift"), encoding: .utf8)
    for file in try TemplateFiles.paths() {
      #expect(manifest.contains("embedInCode(\"\(file.path)\")"), "\(file.path)")
      let resource = "PackageResources." + file.name + "_mustache"
      let code = try TemplateFiles.code(in: file.folder)
      #expect(code.components(separatedBy: resource).count == 2, "\(resource)")
    }
  }

  @Test("share no phrase that is left: every one of the lists of headings is asked for")
  func headings() throws {
    let code = try TemplateFiles.code(in: "")
    let lists = code.components(separatedBy: "\nenum ").dropFirst().filter {
      $0.prefix(40).contains("Headings {")
    }
    #expect(lists.count == 5)
    for list in lists {
      let name = list.prefix { $0.isLetter }
      let body = list.prefix(upTo: list.firstRange(of: "\n}")?.lowerBound ?? list.endIndex)
      let phrases = try PageStructure(html: String(body)).matches(#"static let ([A-Za-z0-9]+) = Phrase"#)
      #expect(phrases.count > 2)
      for phrase in phrases {
        let pattern = "\\b\(name)\\.\(phrase)\\b"
        #expect(code.range(of: pattern, options: .regularExpression) != nil, "\(name).\(phrase)")
      }
    }
  }

  @Test("print texts and flags: a number has to be written by its rules first")
  func numbers() {
    struct Numbers: TemplateValue { let count = 1_234 }
    #expect(throws: EncodingError.self) { try TemplateNode(Numbers(), language: .spanish) }
  }

  @Test("see of an optional that holds nothing that it is empty, and not what an outer value says")
  func absent() throws {
    struct Outer: TemplateValue {
      struct Inner: TemplateValue { let name: String? }
      let name = "outer"
      let inner = Inner(name: nil)
    }
    let template = Template(
      "t", Array("{{#inner}}<{{name}}{{#name}}!{{/name}}{{^name}}-{{/name}}>{{/inner}}".utf8))
    #expect(try template.html(Outer(), language: .spanish) == "<->")
  }
}
