import DataQuality
import SupplyModel

/// Imported files, and where the reports of a facility come from, as lists.
public enum ImportTables {
  private static func column(_ key: String, _ spanish: String, _ language: Language) -> ListTable.Column {
    ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: true)
  }

  /// The files that the database holds, with the number that `colca import --undo` takes.
  public static func files(_ files: [ImportedFile], language: Language) -> ListTable {
    let columns = [
      ("id", "numero"), ("name", "archivo"), ("layout", "formato"), ("imported_at", "importado"),
      ("rows", "filas"), ("accepted", "nuevas"), ("replaced", "reemplazadas"), ("unchanged", "iguales"),
      ("rejected", "rechazadas"),
    ].map { column($0.0, $0.1, language) }
    return ListTable(
      name: "files", columns: columns,
      rows: files.map { file in
        [
          .number(Double(file.id), decimals: 0), .text(file.name), .text(file.layout), .text(file.importedAt),
          .whole(file.rows), .whole(file.accepted), .whole(file.replaced), .whole(file.unchanged),
          .whole(file.rejected),
        ]
      })
  }

  /// The file that gave each month of a facility, and what it replaced.
  ///
  /// - Parameters:
  ///   - origins: the files.
  ///   - grades: how far each month can be believed.
  ///   - language: of the headings.
  public static func origins(
    _ origins: [ReportOrigin], grades: [FacilityMonthQuality], language: Language
  ) -> ListTable {
    let byMonth = Dictionary(grades.map { ($0.month, $0) }, uniquingKeysWith: { first, _ in first })
    let columns = [
      ("month", "mes"), ("file_id", "numero"), ("file", "archivo"), ("imported_at", "importado"),
      ("reports", "productos"), ("replaced", "reemplazo"), ("replaced_files", "de_los_archivos"),
      ("quality", "calidad"), ("quality_reasons", "motivos"),
    ].map { column($0.0, $0.1, language) }
    return ListTable(
      name: "origins", columns: columns,
      rows: origins.map { origin in
        [
          .text(origin.month.description), .number(Double(origin.fileID), decimals: 0), .text(origin.file),
          .text(origin.importedAt), .whole(origin.reports), .whole(origin.replaced),
          .text(origin.replacedFiles.joined(separator: ", ")),
          .optional(byMonth[origin.month]?.grade.rawValue),
          .text((byMonth[origin.month]?.reasons ?? []).map(\.code.rawValue).joined(separator: ", ")),
        ]
      })
  }
}
