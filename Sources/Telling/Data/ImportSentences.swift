import Foundation
import SupplyModel

extension Language {
  /// The note that a run leaves the running month for later.
  public func stillRunning(_ month: Month, lastWholeMonth: Month) -> String {
    text(
      es:
        "\(monthText(month)) aún no termina: el pronóstico sigue al último mes completo, \(lastWholeMonth). Para seguir "
        + "a \(month): --as-of \(month)",
      en:
        "\(monthText(month)) is not over yet: the forecast follows the last whole month, \(lastWholeMonth). To follow "
        + "\(month): --as-of \(month)")
  }

  /// The warning that a run stands on half a month.
  public func sentence(for gap: ReportingGap) -> String {
    text(
      es:
        "Para \(gap.month) hay reporte de \(gap.reported) de \(gap.usual) establecimientos habituales: el pronóstico "
        + "sigue al último mes completo, \(gap.lastWholeMonth). Para seguir a \(gap.month): --as-of \(gap.month)",
      en:
        "For \(gap.month) there are reports from \(gap.reported) of \(gap.usual) usual facilities: the forecast follows "
        + "the last whole month, \(gap.lastWholeMonth). To follow \(gap.month): --as-of \(gap.month)")
  }
}

extension Language {
  /// What taking a file back did, or would do, as a line.
  public func sentence(for undone: UndoneImport, isDryRun: Bool = false) -> String {
    guard !isDryRun else {
      return text(
        es:
          "\(undone.name): se desharía; no se cambió nada. Volverían a lo anterior \(undone.restored); se retirarían "
          + "\(undone.removed); quedarían \(undone.kept) que un archivo posterior ya había reemplazado.\n",
        en:
          "\(undone.name): would be taken back; nothing was changed. Back to what was before: \(undone.restored); removed: "
          + "\(undone.removed); left as a later file said: \(undone.kept).\n")
    }
    return text(
      es:
        "\(undone.name): deshecho. Vuelven a lo anterior \(undone.restored); se retiran \(undone.removed); quedan "
        + "\(undone.kept) que un archivo posterior ya había reemplazado.\n",
      en:
        "\(undone.name): taken back. Back to what was before: \(undone.restored); removed: \(undone.removed); "
        + "left as a later file said: \(undone.kept).\n")
  }
}

/// What taking a file back did, or would do, for programs.
public struct UndoSummary: Encodable {
  private let schema_version = 1
  private let name: String
  private let dry_run: Bool
  private let restored: Int
  private let removed: Int
  private let kept: Int

  /// The summary of a file's undoing.
  public init(_ undone: UndoneImport, isDryRun: Bool) {
    name = undone.name
    dry_run = isDryRun
    (restored, removed, kept) = (undone.restored, undone.removed, undone.kept)
  }

  /// The text of the JSON object.
  ///
  /// - Throws: what the encoder throws.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
