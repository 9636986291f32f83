import Operations

/// The log of changes as a list: who did what, when.
public enum AuditTable {
  /// The list, in the order given.
  public static func table(for entries: some Collection<AuditEntry>, language: Language) -> ListTable {
    ListTable(name: "changes", version: 2, rows: entries, language: language) {
      Column("number", es: "Número") { .whole(Int($0.number)) }
      Column("instant", es: "Hora UTC") { .text($0.instant) }
      Column("account", es: "Cuenta") { .text($0.account) }
      Column.coded("action", es: "Acción") {
        CodedCell(
          .text($0.action), AuditEntry.Action(rawValue: $0.action).map(language.name(of:)) ?? $0.action)
      }
      Column("subject", es: "De qué") { .text($0.subject) }
      Column("detail", es: "Detalle") { .text($0.detail) }
      Column("hash", es: "SHA256", .files) { .text($0.hash) }
    }
  }
}
