import DataQuality
import SupplyModel

/// How far reports can be believed: month by month of a facility, and figure by figure where one is doubted.
public struct HistoryJudgement: Sendable {
  /// The grade of every facility in every month.
  public let quality: NetworkQuality
  /// The histories that are not read as they stand, or of which something is doubted.
  public let read: [SeriesKey: ReadHistory]

  /// A judgement.
  init(quality: NetworkQuality, read: [SeriesKey: ReadHistory] = [:]) {
    self.quality = quality
    self.read = read
  }

  /// Histories as they are read: in one unit, with the consumption and the stock that are believed.
  public func followed(_ histories: [SupplySeries]) -> [SupplySeries] {
    guard !read.isEmpty else { return histories }
    return histories.map { read[$0.key]?.followed.series ?? $0 }
  }

  /// The same with the other reading of some histories.
  func turning(_ keys: Set<SeriesKey>) -> HistoryJudgement {
    guard !keys.isEmpty else { return self }
    var read = read
    for key in keys {
      guard let one = read[key], let otherwise = one.otherwise else { continue }
      read[key] = ReadHistory(followed: otherwise, otherwise: one.followed, doubts: one.doubts)
    }
    return HistoryJudgement(quality: quality, read: read)
  }

  /// The months of a history whose consumption is not taken as it was reported.
  func doubtedMonths(of key: SeriesKey) -> Set<Month> {
    Set(read[key]?.followed.consumed.keys.map(\.self) ?? [])
  }
}
