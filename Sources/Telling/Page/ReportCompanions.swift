import SupplyModel

/// The files beside the pages: a workbook for those who work with a micro-network, a message for each facility.
struct ReportCompanions {
  /// Whose file it is.
  enum File: Equatable {
    /// The orders, trips and alerts of the facilities of a page.
    case workbook(ReportScope)
    /// What a facility is to do, as a message.
    case message(FacilityCode)
  }

  /// The folder of the messages.
  static let messages = "mensajes"
  /// The folder of the workbooks of micro-networks: a folder of pages holds pages alone.
  static let books = "libros"

  /// The files in the order in which they are written, and the path of each within the report's folder.
  let files: [(file: File, path: String)]
  private let workbooks: [ReportScope: String]
  private let ofFacility: [FacilityCode: String]
  private let messagePaths: [FacilityCode: String]

  /// The files beside the pages of a tree.
  ///
  /// - Parameters:
  ///   - pages: where the pages are.
  ///   - split: which pages there are: messages are written where each facility has its page.
  init(tree: ReportTree, pages: ReportFiles, split: ReportScope.Split) {
    var files: [(file: File, path: String)] = []
    var workbooks: [ReportScope: String] = [:]
    var ofFacility: [FacilityCode: String] = [:]
    var booksTaken: Set<String> = []
    for (place, node) in tree.nodes.enumerated() where node.parent != nil && node.parts == .facilities {
      guard let page = pages.page(at: place), page.hasSuffix(".html") else { continue }
      let stem = Self.books + "/" + PathText.lastComponent(page).dropLast(5)
      var (path, copy) = (stem + ".xlsx", 2)
      while !booksTaken.insert(path).inserted { (path, copy) = (stem + "-\(copy).xlsx", copy + 1) }
      files.append((.workbook(node.scope), path))
      workbooks[node.scope] = path
      for code in node.facilities { ofFacility[code] = path }
    }
    var messagePaths: [FacilityCode: String] = [:]
    if split == .facility {
      var taken: Set<String> = []
      for code in tree.nodes.first?.facilities ?? [] {
        let stem = Self.messages + "/" + ReportFiles.slug(code.text)
        var (path, copy) = (stem + ".txt", 2)
        while !taken.insert(path).inserted { (path, copy) = (stem + "-\(copy).txt", copy + 1) }
        files.append((.message(code), path))
        messagePaths[code] = path
      }
    }
    self.files = files
    self.workbooks = workbooks
    self.ofFacility = ofFacility
    self.messagePaths = messagePaths
  }

  /// The workbook of the facilities of a place; that of the whole run where it has none of its own.
  func workbook(of node: ReportTree.Node) -> String {
    workbooks[node.scope]
      ?? (node.parts == .nothing ? node.facilities.first.flatMap { ofFacility[$0] } : nil)
      ?? ReportWriter.requisitionName
  }

  /// Whether a place has a workbook of its own.
  func hasOwnWorkbook(_ node: ReportTree.Node) -> Bool { workbooks[node.scope] != nil }

  /// The workbook that a facility's requisition is in; nil where that is the one of the whole run.
  func workbook(of facility: FacilityCode) -> String? { ofFacility[facility] }

  /// The message of a facility; nil where none is written.
  func message(of facility: FacilityCode) -> String? { messagePaths[facility] }
}
