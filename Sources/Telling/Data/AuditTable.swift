import Operations

/// The log of changes as a list: who did what, when.
public enum AuditTable {
  /// The list, in the order given.
  public static func table(for entries: some Collection<AuditEntry>, language: Language) -> ListTable {
    func column(_ key: String, _ spanish: String, inText: Bool = true) -> ListTable.Column {
      ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: inText)
    }
    return ListTable(
      name: "changes",
      columns: [
        column("number", "numero"), column("instant", "hora_utc"), column("account", "cuenta"),
        column("action", "accion"), column("subject", "de_que"), column("detail", "detalle"),
        column("hash", "sha256", inText: false),
      ],
      rows: entries.map {
        [
          .whole(Int($0.number)), .text($0.instant), .text($0.account),
          .text(AuditEntry.Action(rawValue: $0.action).map(language.name(of:)) ?? $0.action),
          .text($0.subject),
          .text($0.detail), .text($0.hash),
        ]
      })
  }
}
