import SupplyModel

/// Why something cannot be said of a piece of advice.
public enum DecisionFault: Hashable, Sendable {
  /// The latest run advises nothing of it.
  case notAdvised
  /// It was placed already: what is on its way is neither accepted nor rejected.
  case alreadyPlaced
  /// So many units are none, or more than any shelf holds.
  case quantityOutOfRange(Int)
  /// Nothing can be awaited in a month that the run knows already.
  case monthIsKnown(Month, asOf: Month)
  /// Nothing that is placed now is awaited so late: a month written wrongly would be an order forgotten.
  case monthTooFar(Month, asOf: Month)
  /// What had come by then lies in the stock that the advice counted.
  case arrivedBefore(Month, asOf: Month)
  /// Nobody gives more than it has.
  case moreThanStock(Int, stock: Int)
  /// Nothing has come yet in a month that has not begun.
  case monthNotBegun(Month, running: Month)
  /// Only a transfer has two places that agree.
  case noTransfer
  /// Nobody gives to itself.
  case sameFacility
  /// Nothing was said of it that could be taken back.
  case nothingToReopen
  /// Meanwhile somebody has said something of it that whoever says this has not seen, `nil` where it was taken back with its sheet.
  case overtaken(by: String, DecisionAct.Kind?)
}

/// A list of decisions of which one cannot be: none of them was noted.
public enum DecisionError: ColcaError {
  /// The decision at a place of the list, from 1.
  case refused(place: Int, key: AdviceKey, fault: DecisionFault)
  /// The latest run advises nothing of a kind to a facility, or of a product, where all of it was asked for.
  case nothingAdvised(AdviceKey.Kind, facility: FacilityCode, product: ProductCode?)
  /// All that a run advises of a kind to a facility was placed already.
  case allPlaced(AdviceKey.Kind, facility: FacilityCode)
  /// A shelf has no lot of this number or month that would expire; `known` are those that would.
  case unknownLot(text: String, known: [AdviceKey.LotName])

  /// Why a program that this error stops has ended.
  public var exitReason: ExitReason {
    switch self {
    case .refused(_, _, .notAdvised), .refused(_, _, .nothingToReopen), .nothingAdvised, .unknownLot:
      .noInput
    case .allPlaced, .refused(_, _, .alreadyPlaced), .refused(_, _, .quantityOutOfRange),
      .refused(_, _, .monthIsKnown), .refused(_, _, .monthTooFar), .refused(_, _, .arrivedBefore),
      .refused(_, _, .moreThanStock), .refused(_, _, .monthNotBegun), .refused(_, _, .sameFacility),
      .refused(_, _, .noTransfer), .refused(_, _, .overtaken):
      .usage
    }
  }
}
