/// How long it is from one event to the next, where some waits are known only to have lasted at least so long.
///
/// The product-limit estimate (Kaplan and Meier 1958, *Nonparametric estimation from incomplete observations*, JASA
/// 53:457–481): a wait that reaches a month without a report counts among those that lasted, and no longer. Leaving such
/// waits out instead would leave out the long ones, for they meet a missing month most often.
public struct GapEstimate: Sendable, Equatable {
  /// The share of waits that are over after so many months, for each length that was seen, rising.
  private let steps: [(months: Int, share: Double)]
  /// Waits whose end was seen.
  public let seen: Int

  /// An estimate from waits in whole months.
  ///
  /// - Parameters:
  ///   - ended: waits whose end was seen, at least 1 month each.
  ///   - open: waits that had not ended after so many months when they were lost from sight.
  public init(ended: [Int], open: [Int]) {
    seen = ended.count
    var steps: [(months: Int, share: Double)] = []
    var left = 1.0
    for months in Set(ended).sorted() {
      let waiting = ended.count { $0 >= months } + open.count { $0 >= months }
      left *= 1 - Double(ended.count { $0 == months }) / Double(waiting)
      steps.append((months, 1 - left))
    }
    self.steps = steps
  }

  /// The shortest length within which at least `share` of the waits are over; nil where that many never were.
  ///
  ///     GapEstimate(ended: [2, 2, 3], open: [2]).quantile(0.5)  // 2: two of the four; half of them are over
  public func quantile(_ share: Double) -> Int? { steps.first { $0.share >= share - 1e-9 }?.months }

  /// Equal when all steps are.
  public static func == (left: GapEstimate, right: GapEstimate) -> Bool {
    left.seen == right.seen && left.steps.elementsEqual(right.steps) { $0 == $1 }
  }
}
