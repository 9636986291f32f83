import SupplyModel

/// The copies of the database as a list.
public enum RestoreTable {
  /// The list, in the order given.
  public static func table(
    for copies: [(path: String, instant: String?, byteCount: Int, reportCount: Int?, fault: RestoreFault?)],
    language: Language
  ) -> ListTable {
    func column(_ key: String, _ spanish: String) -> ListTable.Column {
      ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: true)
    }
    return ListTable(
      name: "copies",
      columns: [
        column("copy", "copia"), column("made", "hecha"), column("bytes", "bytes"),
        column("reports", "reportes"), column("state", "estado"),
      ],
      rows: copies.map { copy in
        [
          .text(copy.path), .optional(copy.instant), .whole(copy.byteCount), .whole(copy.reportCount),
          .text(copy.fault.map(language.sentence(for:)) ?? language.text(es: "sana", en: "sound")),
        ]
      })
  }
}
