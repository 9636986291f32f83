import DataQuality
import SupplyModel

/// Imported files, and where the reports of a facility come from, as lists.
public enum ImportTables {
  /// The files that the database holds, with the number that `colca import --undo` takes.
  public static func files(_ files: [ImportedFile], language: Language) -> ListTable {
    ListTable(name: "files", rows: files, language: language) {
      Column("id", es: "Número") { .number(Double($0.id), decimals: 0) }
      Column("name", es: "Archivo") { .text($0.name) }
      Column("layout", es: "Formato") { .text($0.layout.rawValue) }
      Column("imported_at", es: "Importado") { .text($0.importedAt) }
      Column("rows", es: "Filas") { .whole($0.rows) }
      Column("accepted", es: "Nuevas") { .whole($0.accepted) }
      Column("replaced", es: "Reemplazadas") { .whole($0.replaced) }
      Column("unchanged", es: "Iguales") { .whole($0.unchanged) }
      Column("rejected", es: "Rechazadas") { .whole($0.rejected) }
    }
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
    return ListTable(name: "origins", rows: origins, language: language) {
      Column("month", es: "Mes") { .text($0.month.description) }
      Column("file_id", es: "Número") { .number(Double($0.fileID), decimals: 0) }
      Column("file", es: "Archivo") { .text($0.file) }
      Column("imported_at", es: "Importado") { .text($0.importedAt) }
      Column("reports", es: "Productos") { .whole($0.reports) }
      Column("replaced", es: "Reemplazó") { .whole($0.replaced) }
      Column("replaced_files", es: "De los archivos") { .text($0.replacedFiles.joined(separator: ", ")) }
      Column("quality", es: "Calidad") { .optional(byMonth[$0.month]?.grade.rawValue) }
      Column("quality_reasons", es: "Motivos") {
        .text((byMonth[$0.month]?.reasons ?? []).map(\.code.rawValue).joined(separator: ", "))
      }
    }
  }
}
