import SupplyModel

/// Writes what people read of a run: a page, the orders, the alerts, the transfers, what warehouses lack and what expires.
///
/// The same input gives the same bytes on every machine and at any time.
public struct ReportWriter: Sendable {
  /// The names of the files, in the order in which they are written.
  public static let fileNames = [
    "informe.html", "pedidos.csv", "alertas.csv", "transferencias.csv", "faltantes.csv",
    "vencimientos.csv",
  ]

  /// A writer.
  public init() {}

  /// Writes the report's files into a folder, which is created if needed.
  ///
  /// Files of an earlier report are replaced only when all the new ones are complete.
  ///
  /// - Parameters:
  ///   - input: what to report.
  ///   - directory: the folder's path.
  /// - Returns: the paths of the files.
  /// - Throws: `ColcaError.cannotWrite` where the folder or a file cannot be made.
  @discardableResult
  public func write(_ input: ReportInput, to directory: String) throws(ColcaError) -> [String] {
    let names = input.names
    let texts = [
      try html(input), OrderTable.table(for: input.run, names: names).csv,
      AlertTable.table(for: input.run, names: names).csv,
      TransferTable.table(for: input.run, names: names).csv,
      ShortageTable.table(for: input.run, names: names).csv,
      ExpiryTable.table(for: input.run, names: names).csv,
    ]
    return try AtomicFiles.write(zip(Self.fileNames, texts).map { (name: $0, text: $1) }, to: directory)
  }

  /// The page alone.
  ///
  /// - Throws: `ColcaError.cannotWrite` if a template of the program itself is broken.
  public func html(_ input: ReportInput) throws(ColcaError) -> String {
    do {
      return try ReportTemplates.render(ReportPage(input))
    } catch {
      throw ColcaError.cannotWrite(path: Self.fileNames[0], reason: "\(error)")
    }
  }
}
