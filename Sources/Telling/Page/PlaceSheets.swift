import Files
import Operations
import StockPolicy
import SupplyModel

/// The files of a report that one place prints and signs, made alone: the same bytes as `ReportWriter` writes.
public struct PlaceSheets {
  private let whole: ReportContext

  /// The sheets of a report.
  ///
  /// - Parameter split: how far the pages of the report go; as `ReportWriter` takes it unless given.
  public init(_ input: ReportInput, split: ReportScope.Split? = nil) {
    whole = ReportContext(input, split: split ?? .usual(for: input.run))
  }

  /// The page of some facilities, with the month's order and the trips to sign; nil where the report has no page of just these.
  ///
  /// - Throws: `ProgrammingError` if a template is broken.
  public func page(of facilities: Set<FacilityCode>) throws -> [UInt8]? {
    guard let node = node(facilities) else { return nil }
    if node.parent == nil { return Array(try ReportPage.html(whole).utf8) }
    guard whole.files.page(at: whole.tree.place(of: node.scope)) != nil else { return nil }
    return Array(try ReportPage.html(whole.only(node.scope)).utf8)
  }

  /// The workbook of some facilities: requisitions to sign, and behind them their lists; nil where the report has none of just these.
  ///
  /// - Throws: `FileError` where the workbook cannot be made.
  public func workbook(of facilities: Set<FacilityCode>) throws -> [UInt8]? {
    guard let node = node(facilities) else { return nil }
    let part = node.parent == nil ? whole : whole.only(node.scope)
    let books = ReportWorkbooks(input: part.input, names: part.names, order: part.order)
    if whole.companions.files.contains(where: { $0.file == .workbook(node.scope) }) {
      return try Self.bytes(of: books.workbook(of: part.scopeName ?? ""))
    }
    guard node.parent == nil, whole.isOneBooksWork else { return nil }
    return try Self.bytes(of: books.requisitions)
  }

  /// The place of the report that has just these facilities, the widest where several have.
  private func node(_ facilities: Set<FacilityCode>) -> ReportTree.Node? {
    whole.tree.nodes.first { $0.facilities.count == facilities.count && Set($0.facilities) == facilities }
  }

  private static func bytes(of document: WorkbookDocument) throws(FileError) -> [UInt8] {
    do {
      return try document.bytes()
    } catch {
      throw FileError.cannotWrite(path: document.title, reason: error.reason)
    }
  }
}
