import Files
import Runs
import SupplyModel
import Telling

/// What was found in a file, as a text that lies beside it.
struct FindingNotes {
  /// What follows the file's name in that of its text.
  static let suffix = ".hallazgos.txt"

  let language: Language

  /// The findings that somebody should mend, a line each; empty when there are none.
  func text(of outcomes: [FileOutcome]) -> String {
    outcomes.flatMap(\.findings).filter { $0.severity > .notice }.map { finding in
      let place = language.place(of: finding)
      return (place.isEmpty ? "" : place + ": ") + language.sentence(for: finding) + "\n"
    }.joined()
  }

  /// Writes a text beside a file.
  static func write(_ text: String, beside path: String) throws {
    let name = Folders.name(PathText.lastComponent(path), ending: suffix)
    try AtomicFiles.replace(text, at: PathText.parent(path) + "/" + name)
  }
}
