import Files
import Foundation
import SISMEDImport
import SupplyModel
import SupplyStore

/// Works out which products of a database a scope is: the one place where that is decided.
public struct ScopeResolver: Sendable {
  private let database: SupplyDatabase

  /// A resolver for a database.
  public init(_ database: SupplyDatabase) { self.database = database }

  /// The products of a scope that somebody asks for.
  ///
  /// A database without any report of a method of family planning, as one of another country's codes may be, is looked at as a
  /// whole where nothing else is asked for: `scope` of the answer is `.all` then, and whoever asks says so.
  ///
  /// - Throws: `RunError.emptyScope` for a programme or a list of which nothing was reported although there are reports; what
  ///   reading throws.
  public func products(of scope: ProductScope) throws -> ScopedProducts {
    let products = try products(heldBy: scope)
    guard products.codes != nil, try !database.hasReports(of: products), try database.hasReports(of: .all)
    else { return products }
    guard scope == .familyPlanning else { throw RunError.emptyScope(scope) }
    return .all
  }

  /// The products of the scope of a run that was saved: those in it now, none where its reports were taken back.
  ///
  /// - Throws: what reading throws.
  public func products(heldBy scope: ProductScope) throws -> ScopedProducts {
    guard scope != .all else { return .all }
    let products = try database.products()
    let catalogue = ProductCatalogue(products)
    let holds = scope.holds
    return ScopedProducts(
      scope: scope, codes: Set(products.lazy.map(\.code).filter { holds(catalogue[$0]) }))
  }

  /// The scope that a text names: a word (`anticonceptivos`, `todos`), codes with commas between them, a file of codes, or a
  /// programme of the catalogue; in that order.
  ///
  /// - Parameters:
  ///   - text: what somebody typed, or a configuration says.
  ///   - path: where a file of that name would lie; the text itself when nil.
  /// - Throws: `RunError.unknownScope`, with the programmes there are; what reading throws.
  public func scope(spoken text: String, path: String? = nil) throws -> ProductScope {
    if let scope = ProductScope(word: text) { return scope }
    let products = try database.products()
    let known = Set(products.map(\.code.likeness)).union(FamilyPlanning.products.map(\.code.likeness))
    let named = text.split(whereSeparator: { ",;".contains($0) }).map { Self.code(in: $0) }
    if !named.isEmpty, named.allSatisfy({ known.contains($0.likeness) }) { return ProductScope(codes: named) }
    if let path = [path, text].compactMap({ $0 }).first(where: Self.isFile) {
      return ProductScope(codes: try codes(inFile: path, known: known))
    }
    let programmes = Self.programmes(products)
    if let programme = programmes.first(where: { PlainWords.of($0) == PlainWords.of(text) }) {
      return .programme(name: programme)
    }
    if named.count > 1, let unknown = named.first(where: { !known.contains($0.likeness) }) {
      throw RunError.unknownScope(text: unknown.text, nearest: nil, programmes: programmes)
    }
    throw RunError.unknownScope(
      text: text,
      nearest: NearestName.nearest(
        to: text, among: programmes + ProductScope.words, comparing: { PlainWords.of($0) }),
      programmes: programmes)
  }

  /// The codes that begin the lines of a file; its first line may be a heading, blank lines and those with `#` say nothing.
  private func codes(inFile path: String, known: Set<String>) throws -> [ProductCode] {
    let text = String(decoding: try FileBytes.read(path), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: "\t", maxSplits: 1)[0].trimmingCharacters(in: .whitespaces.union(["\u{FEFF}"]))
    }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    var codes: [ProductCode] = []
    for (place, line) in lines.enumerated() {
      let cells = line.split(whereSeparator: { ",;".contains($0) }).map { Self.code(in: $0) }
      guard let code = cells.first else { continue }
      let isCode = known.contains(code.likeness) || code.text.contains(where: \.isNumber)
      if isCode { codes.append(code) } else if place > 0 { try refuse(line) }
    }
    if codes.isEmpty { try refuse(path) }
    return codes
  }

  private func refuse(_ text: String) throws {
    throw RunError.unknownScope(
      text: text, nearest: nil, programmes: Self.programmes(try database.products()))
  }

  /// A code as SISMED writes it, or as it stands where it fits no grammar.
  private static func code(in text: some StringProtocol) -> ProductCode {
    let bare = text.trimmingCharacters(in: .whitespaces.union(["\""]))
    return ProductCodeGrammar.normalized(bare) ?? ProductCode(bare)
  }

  private static func isFile(_ path: String) -> Bool { FileStamp(path: path).map { !$0.isFolder } ?? false }

  /// The programmes that a catalogue names, each once, as it writes them first.
  private static func programmes(_ products: [Product]) -> [String] {
    var seen: Set<String> = []
    return products.compactMap(\.programme).flatMap { $0.split(whereSeparator: { ";|/".contains($0) }) }
      .map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && seen.insert(PlainWords.of($0)).inserted }.sorted()
  }
}
