import SupplyModel

/// What a piece of advice is about, the same from one run to the next.
public enum AdviceKey: Hashable, Sendable, Codable {
  /// An order of a product by a facility.
  case order(facility: FacilityCode, product: ProductCode)
  /// A transfer of a product from one facility to another.
  case transfer(from: FacilityCode, to: FacilityCode, product: ProductCode)
  /// A lot on a facility's shelf that will not be used up in time.
  case expiry(facility: FacilityCode, product: ProductCode, lot: LotName)

  /// The kinds of advice.
  public enum Kind: String, Sendable, Codable, CaseIterable, Comparable {
    case order, transfer, expiry

    /// Orders before transfers before lots.
    public static func < (left: Kind, right: Kind) -> Bool { left.rank < right.rank }
    private var rank: Int { Kind.allCases.firstIndex(of: self) ?? 0 }
  }

  /// Which lot of a shelf.
  public struct LotName: Hashable, Sendable, Codable {
    /// The lot's number as printed on the box; nil when nobody wrote it down.
    public let number: String?
    /// The month at whose end it expires; nil when unknown.
    public let expiry: Month?

    /// A lot's name.
    public init(number: String?, expiry: Month?) {
      self.number = number
      self.expiry = expiry
    }

    /// The name of a lot on a shelf.
    public init(_ lot: StockLot) { self.init(number: lot.number, expiry: lot.expiry.month) }
  }

  /// The kind.
  public var kind: Kind {
    switch self {
    case .order: .order
    case .transfer: .transfer
    case .expiry: .expiry
    }
  }

  /// The facility that orders, gives, or holds the lot.
  public var facility: FacilityCode {
    switch self {
    case .order(let facility, _), .transfer(let facility, _, _), .expiry(let facility, _, _): facility
    }
  }

  /// The product.
  public var product: ProductCode {
    switch self {
    case .order(_, let product), .transfer(_, _, let product), .expiry(_, let product, _): product
    }
  }

  /// The facility that receives a transfer; nil of other advice.
  public var receiver: FacilityCode? {
    switch self {
    case .order, .expiry: nil
    case .transfer(_, let receiver, _): receiver
    }
  }

  /// The lot; nil of other advice.
  public var lot: LotName? {
    switch self {
    case .order, .transfer: nil
    case .expiry(_, _, let lot): lot
    }
  }

  /// The shelf on which arrives what was placed; nil of a lot, from which things only go.
  public var receives: SeriesKey? {
    switch self {
    case .order(let facility, let product): SeriesKey(facility, product)
    case .transfer(_, let receiver, let product): SeriesKey(receiver, product)
    case .expiry: nil
    }
  }
}

extension AdviceKey: Comparable {
  /// By kind, facility, product, receiver and lot.
  public static func < (left: AdviceKey, right: AdviceKey) -> Bool {
    let (own, other) = (left.order, right.order)
    return own.kind != other.kind ? own.kind < other.kind : own.texts.lexicographicallyPrecedes(other.texts)
  }

  private var order: (kind: Kind, texts: [String]) {
    (
      kind,
      [
        facility.text, product.text, receiver?.text ?? "", lot?.expiry?.description ?? "", lot?.number ?? "",
      ]
    )
  }
}
