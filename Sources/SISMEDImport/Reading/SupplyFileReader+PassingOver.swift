import CSVReading
import SupplyModel
import TableReading

extension SupplyFileReader {
  /// Why nothing of a table is needed, as a notice; nil for a table that is to be read, and for a fault.
  ///
  /// - Throws: `FileError.unreadable`.
  public func passingOver(_ source: SupplySource) throws -> Finding? {
    guard options.layout == nil else { return nil }
    let name = PathText.lastComponent(source.path)
    func finding(_ reason: PassedOver) -> Finding {
      Finding(.file(.passedOver(table: name, because: reason)))
    }
    if let reason = NeedlessTables.reason(name: name) { return finding(reason) }
    guard case .table(let table) = source.content else { return nil }
    if table.kind == .xlsx {
      return try FileAccess.translating(path: source.path) {
        if try hasRequisitionIndex(table) { return finding(.requisitionIndex) }
        let finder = HeaderFinder(
          known: known, options: options, encoding: options.encoding ?? TextEncoding(table), table: table)
        let found = try finder.find(table)?.header
        // What it sums stands on another sheet, row by row: both together would count everything twice.
        if let pivot = table.pivotBesideData, found.map({ lies(pivot, under: $0) }) ?? true {
          return finding(.pivotTable)
        }
        guard let header = found else { return nil }
        return !header.missing.isEmpty && NeedlessTables.isOwnList(header.names) ? finding(.ownList) : nil
      }
    }
    return try FileAccess.translating(path: source.path) {
      let finder = HeaderFinder(
        known: known, options: options, encoding: options.encoding ?? TextEncoding(table), table: table)
      let found = try finder.find(table)
      if let found, found.header.missing.isEmpty {
        let isReport =
          found.header.layout.claims(found.header)
          && [.formdet, .disponibilidad, .open].contains(found.header.layout.name)
        let isEmpty = table.declaredRecords == 0 && !isReport && NeedlessTables.areSISMED([name])
        return isEmpty ? finding(.emptyTable) : nil
      }
      let headings = try found.map { [$0.header.names] } ?? firstLines(of: table)
      for columns in headings {
        if let reason = NeedlessTables.reason(name: name, columns: columns) { return finding(reason) }
      }
      // What lacks one column alone, or can be meant for nothing else, is somebody's slip.
      let isUnknown =
        found.map { $0.header.missing.count > 1 && !$0.header.layout.claims($0.header) } ?? true
      guard table.kind == .dbf, isUnknown, NeedlessTables.areSISMED(source.siblings()) else { return nil }
      return finding(.otherTable)
    }
  }

  /// Whether a table is a pivot table, and not one that lies beside it.
  private func lies(
    _ pivot: (rows: ClosedRange<Int>, columns: ClosedRange<Int>), under header: Header
  ) -> Bool {
    let fields = header.keptFields + header.monthColumns.map(\.field)
    return pivot.rows.contains(header.line) && fields.allSatisfy { pivot.columns.contains($0 + 1) }
  }

  /// Whether one of the first rows of a sheet heads the list that stands before Colca's own requisitions.
  private func hasRequisitionIndex(_ table: Table) throws -> Bool {
    var isIndex = false
    var seen = 0
    try table.read(onDefect: { _ in }) { record in
      seen += 1
      isIndex = NeedlessTables.isRequisitionIndex(
        (0..<record.count).map { TextEncoding.utf8.text(record[$0]) })
      return !isIndex && seen < HeaderFinder.recordsSearched
    }
    return isIndex
  }

  /// The first record of a table, by each delimiter that it may have.
  private func firstLines(of table: Table) throws -> [[String]] {
    guard table.kind == .csv else { return [table.fields.map(\.name)] }
    return try (options.delimiter.map { [$0] } ?? Dialect.delimiters).map { delimiter in
      var columns: [String] = []
      try table.read(delimiter: delimiter, onDefect: { _ in }) { record in
        columns = (0..<record.count).map { TextEncoding(table).text(record[$0]) }
        return false
      }
      return columns
    }
  }
}
