import SupplyModel

/// The copies of the database as a list.
public enum RestoreTable {
  /// The list, in the order given.
  public static func table(
    for copies: [(path: String, instant: String?, byteCount: Int, reportCount: Int?, fault: RestoreFault?)],
    language: Language
  ) -> ListTable {
    ListTable(name: "copies", rows: copies, language: language) {
      Column("copy", es: "Copia") { .text($0.path) }
      Column("made", es: "Hecha") { .optional($0.instant) }
      Column("bytes", es: "Bytes") { .whole($0.byteCount) }
      Column("reports", es: "Reportes") { .whole($0.reportCount) }
      Column("state", es: "Estado") {
        .text($0.fault.map(language.sentence(for:)) ?? language.text(es: "sana", en: "sound"))
      }
    }
  }
}
