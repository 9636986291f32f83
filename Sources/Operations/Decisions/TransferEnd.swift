/// One of the two places of a transfer, whose people have a say each.
public enum TransferEnd: String, Hashable, Sendable, Codable, CaseIterable {
  /// Where the units leave.
  case giver
  /// Where they arrive.
  case receiver

  /// The other of the two.
  public var other: TransferEnd {
    switch self {
    case .giver: .receiver
    case .receiver: .giver
    }
  }
}
