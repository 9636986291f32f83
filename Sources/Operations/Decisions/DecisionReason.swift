/// Why somebody decided otherwise than advised: a closed list, so that reasons can be counted; more goes into the note.
public enum DecisionReason: String, Sendable, Codable, CaseIterable {
  /// There is no budget for it.
  case noMoney = "no-money"
  /// Nobody can bring or fetch it.
  case noTransport = "no-transport"
  /// The warehouse has none.
  case warehouseEmpty = "warehouse-empty"
  /// The stock on the shelf is another than was reported.
  case stockDiffers = "stock-differs"
  /// A campaign, or the programme, asks for it.
  case campaign
  /// There is no room for it, or no cold chain.
  case noRoom = "no-room"
  /// It was ordered before.
  case alreadyOrdered = "already-ordered"
  /// Something else, which the note tells.
  case other
}
