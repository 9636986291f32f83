/// How far ahead transfers look, for those who give and those who receive alike.
///
/// Either way nobody is made *substock* for another: a donor keeps DIGEMID's minimum months of its official average.
public enum TransferReach: String, Sendable, CaseIterable, Codable {
  /// To the end of the cover: a donor keeps its order-up-to level, and who would run out is filled up to what it would order.
  case cover
  /// Until an order placed now can be used: a donor keeps what it needs until then, at its service level, and orders anew
  /// what it gave; who would run short gets what it would miss until then, and orders the rest.
  case nextOrder = "next_order"
}
