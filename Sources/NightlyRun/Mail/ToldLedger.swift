import Files
import Foundation
import Operations
import SupplyModel
import SupplyStore

/// What people were told, in a file beside their messages: neither a night that is killed nor a database that goes back to a copy
/// takes it back.
///
/// A message is noted before it is handed over, with the alerts that it tells; that it was handed over shows in its name, which the
/// process that hands it over changes, not the night (`MailSender`). So a night that was killed at any moment in between leaves what
/// the next one needs to know: it tells the same again where the message was not handed over, and only then.
struct ToldLedger: Codable, Equatable {
  /// A message that is being handed over.
  struct Message: Codable, Equatable {
    /// Its file's name in the folder of messages.
    let name: String
    /// When: UTC, ISO 8601 to the second.
    let began: String
    /// The longest that handing it over can take.
    let seconds: Double
    /// The alerts that it tells, and all others that were known.
    let alerts: [RememberedAlert]
  }

  /// What was known when the last message was handed over.
  struct Told: Codable, Equatable {
    /// When: UTC, ISO 8601 to the second.
    let instant: String
    /// Every alert, as it was told.
    var alerts: [RememberedAlert]
    /// When a database that had gone back to a copy was last given this: UTC, ISO 8601 to the second.
    var recalled: String?
  }

  /// The file's name.
  static let name = ".avisado.json"
  /// What the name of a message ends with that was handed over.
  static let handedOver = ".enviado"

  /// The message whose end is not known yet.
  var sending: Message?
  /// What was told last.
  var told: Told?

  /// The ledger of a folder; an empty one where there is none, or none that can be read.
  static func read(in folder: String) -> ToldLedger {
    FileBytes.ofReadable(folder + "/" + name).flatMap {
      try? JSONDecoder().decode(ToldLedger.self, from: Data($0))
    } ?? ToldLedger()
  }

  /// Writes the ledger, whole or not at all.
  func write(in folder: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    try AtomicFiles.replace(text, at: folder + "/" + Self.name)
    Folders.settle(folder)
  }
}
