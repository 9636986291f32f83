import Foundation
import StockPolicy
import SupplyModel

/// The pages of a report and the files that hold them.
///
/// The same facility has the same file and the same anchor on every page, so that one page leads into another.
struct ReportFiles {
  /// The page of the whole run.
  static let regionPage = "informe.html"
  /// The folders of the other pages, within that of the report.
  static let folders = ["microrredes", "establecimientos"]

  /// The other pages in the order in which lists stand: whom each is for and its path within the report's folder.
  let pages: [(scope: ReportScope, path: String)]
  private let paths: [ReportScope: String]
  private let split: ReportScope.Split

  /// The pages of a run.
  init(order: FacilityOrder, names: ReportNames, split: ReportScope.Split) {
    var scopes: [ReportScope] = []
    for code in order.codes {
      switch split {
      case .region: break
      case .microNetwork:
        let scope = ReportScope.microNetwork(MicroNetwork(of: names.facility(code)))
        if scopes.last != scope { scopes.append(scope) }
      case .facility: scopes.append(.facility(code))
      }
    }
    var taken: Set<String> = []
    // The copy that is tried next, by the path that others have: thousands of places may share one name.
    var copies: [String: Int] = [:]
    pages = scopes.map { scope in
      let plain = Self.path(scope, names: names)
      var path = plain
      while !taken.insert(path).inserted {
        let copy = copies[plain] ?? 2
        copies[plain] = copy + 1
        path = plain.dropLast(".html".count) + "-\(copy).html"
      }
      return (scope, path)
    }
    paths = Dictionary(pages.map { ($0.scope, $0.path) }, uniquingKeysWith: { first, _ in first })
    self.split = split
  }

  /// The page on which a facility stands with its charts, from the folder of the report; nil where there is none.
  func page(of facility: Facility) -> String? {
    switch split {
    case .region: nil
    case .microNetwork: paths[.microNetwork(MicroNetwork(of: facility))]
    case .facility: paths[.facility(facility.code)]
    }
  }

  private static func path(_ scope: ReportScope, names: ReportNames) -> String {
    let ending = ".html"
    switch scope {
    case .region: return regionPage
    case .microNetwork(let place):
      return "microrredes/" + slug(place.map(names.microNetwork) ?? "sin-microrred") + ending
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
