import Foundation
import StockPolicy
import SupplyModel

/// The pages of a report and the files that hold them.
///
/// The same place has the same file and the same anchor on every page, so that one page leads into another.
struct ReportFiles {
  /// The page of the whole run.
  static let regionPage = "informe.html"
  /// The folders of the other pages, within that of the report.
  static let folders = [
    "diresas", "redes", "microrredes", "establecimientos", "productos", "almacenes", "listas",
    "mejora",
  ]

  /// A page beside that of the whole run.
  enum Page: Equatable {
    /// That of a place.
    case place(ReportScope)
    /// The parts of a place in full, from a row of them on.
    case list(ReportScope, from: Int)
    /// The improvement of a place.
    case improvement(ReportScope)
    /// That of a product.
    case product(ProductCode)
    /// That of a supply warehouse.
    case warehouse(FacilityCode)
  }

  /// The other pages in the order in which lists stand, and the path of each within the report's folder.
  let pages: [(page: Page, path: String)]
  /// The path of each place of the tree; nil where it has no page.
  private let paths: [String?]
  /// The paths of the lists of a place's parts, where these are too many for its page.
  private let lists: [Int: [String]]
  private let improvements: [Int: String]
  private let productPages: [ProductCode: String]
  private let warehousePages: [FacilityCode: String]

  /// The pages of a run.
  ///
  /// - Parameters:
  ///   - limits: how many parts stand on the page of their place, and on a list of them.
  ///   - products: those that have pages.
  ///   - warehouses: those that have pages.
  ///   - hasImprovement: whether places, but for facilities, have a page of their improvement.
  init(
    tree: ReportTree, names: ReportNames, split: ReportScope.Split, limits: ReportLimits,
    products: [ProductCode] = [], warehouses: [FacilityCode] = [], hasImprovement: Bool = false
  ) {
    var taken: Set<String> = []
    // The copy that is tried next, by the path that others have: thousands of places may share one name.
    var copies: [String: Int] = [:]
    func free(_ plain: String) -> String {
      var path = plain
      while !taken.insert(path).inserted {
        let copy = copies[plain] ?? 2
        copies[plain] = copy + 1
        path = plain.dropLast(Self.ending.count) + "-\(copy)" + Self.ending
      }
      return path
    }
    var pages: [(page: Page, path: String)] = []
    var lists: [Int: [String]] = [:]
    paths = tree.nodes.enumerated().map { place, node in
      guard place > 0 else { return Self.regionPage }
      guard split.hasPage(node.scope) else { return nil }
      let path = free(Self.path(node.scope, names: names))
      pages.append((.place(node.scope), path))
      return path
    }
    if split != .region {
      for (place, node) in tree.nodes.enumerated() where node.children.count > limits.parts {
        guard let page = paths[place] else { continue }
        let stem = page.split(separator: "/").last.map { $0.dropLast(Self.ending.count) } ?? ""
        for (number, from) in stride(from: 0, to: node.children.count, by: limits.rowsOfList).enumerated() {
          let path = free("listas/\(stem)-\(number + 1)" + Self.ending)
          pages.append((.list(node.scope, from: from), path))
          lists[place, default: []].append(path)
        }
      }
    }
    var improvements: [Int: String] = [:]
    if hasImprovement {
      for (place, node) in tree.nodes.enumerated() where node.parts != .nothing {
        guard let page = paths[place] else { continue }
        let path = free("mejora/" + (page.split(separator: "/").last.map(String.init) ?? page))
        pages.append((.improvement(node.scope), path))
        improvements[place] = path
      }
    }
    self.improvements = improvements
    var (productPages, warehousePages): ([ProductCode: String], [FacilityCode: String]) = ([:], [:])
    // A single facility's page says all of its products.
    if split != .region, tree.nodes[0].parts != .nothing {
      for code in products {
        let path = free("productos/" + Self.slug(code.text + " " + names.product(code)) + Self.ending)
        pages.append((.product(code), path))
        productPages[code] = path
      }
      for code in warehouses {
        let path = free("almacenes/" + Self.slug(code.text + " " + names.shownName(code)) + Self.ending)
        pages.append((.warehouse(code), path))
        warehousePages[code] = path
      }
    }
    self.pages = pages
    self.lists = lists
    self.productPages = productPages
    self.warehousePages = warehousePages
  }

  /// The page of a place of the tree, from the folder of the report; nil where it has none.
  func page(at place: Int) -> String? { paths[place] }

  /// The lists of all the parts of a place, where they are too many for its page.
  func lists(at place: Int) -> [String] { lists[place] ?? [] }

  /// The page of a place's improvement, from the folder of the report; nil where it has none.
  func improvement(at place: Int) -> String? { improvements[place] }

  /// The page of a product, from the folder of the report; nil where it has none.
  func page(of product: ProductCode) -> String? { productPages[product] }

  /// The page of a warehouse, from the folder of the report; nil where it has none.
  func page(ofWarehouse code: FacilityCode) -> String? { warehousePages[code] }

  private static let ending = ".html"

  private static func path(_ scope: ReportScope, names: ReportNames) -> String {
    switch scope {
    case .region: return regionPage
    case .authority(let name): return "diresas/" + slug(name ?? "sin-diresa") + ending
    case .network(let name, _): return "redes/" + slug(name ?? "sin-red") + ending
    case .microNetwork(let place):
      let name = place.flatMap { $0.name.isEmpty ? nil : names.microNetwork($0) }
      return "microrredes/" + slug(name ?? "sin-microrred") + ending
    case .facility(let code):
      let name = names.facility(code).name
      return "establecimientos/" + slug([code.text, name].compactMap { $0 }.joined(separator: " ")) + ending
    }
  }

  /// Whether a name, without its folder, is one that a page could have: that of a slug, with the number of a copy at most.
  static func isPageName(_ name: String) -> Bool {
    let stem = name.dropLast(".html".count)
    return name.hasSuffix(".html") && !stem.isEmpty
      && stem.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
  }

  /// A name as part of a path: small letters, digits and hyphens, at most 60 of them; `pagina` where nothing is left.
  ///
  ///     slug("Soritor & \"Cía\"")  // "soritor-cia"
  ///     slug("AUX")  // "pagina-aux", since Windows keeps that name for itself
  static func slug(_ name: String) -> String {
    var slug = ""
    for scalar in name.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
      case _ where scalar.properties.generalCategory == .nonspacingMark: continue
      default: if !slug.isEmpty, slug.last != "-" { slug += "-" }
      }
      if slug.utf8.count >= 60 { break }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? "pagina" : devices.contains(slug) ? "pagina-" + slug : slug
  }

  /// Names that Windows keeps for devices, with any ending: it makes no files of them.
  private static let devices: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })
}

extension ReportScope.Split {
  /// Whether a place has a page beside that of the whole run.
  fileprivate func hasPage(_ scope: ReportScope) -> Bool {
    switch (self, scope) {
    case (.region, _), (_, .region), (.microNetwork, .facility): false
    case (.microNetwork, _), (.facility, _): true
    }
  }
}
