/// That a register calls a facility closed.
public struct FacilityClosure: Hashable, Sendable, Codable {
  /// Whether it may open again.
  public enum Kind: String, Sendable, Codable {
    /// Closed for good: `BAJA DEFINITIVA`, `CIERRE DEFINITIVO`, `INACTIVO`.
    case forGood = "for_good"
    /// Closed for a time: `BAJA TEMPORAL`, `CIERRE TEMPORAL`.
    case forATime = "for_a_time"
  }

  /// Whether it may open again.
  public let kind: Kind
  /// The month in which it closed; nil where the register does not say.
  public let since: Month?

  /// A closure.
  public init(kind: Kind, since: Month? = nil) {
    self.kind = kind
    self.since = since
  }

  /// What a register's words on the state of a facility say; nil for one that works, and for words that say nothing.
  ///
  ///     FacilityClosure.Kind(words: ["BAJA DEFINITIVA", "REGISTRADO"])  // .forGood
  ///     FacilityClosure.Kind(words: ["ACTIVADO", "EN FUNCIONAMIENTO"])  // nil
  public static func kind(ofWords words: [String]) -> Kind? {
    let plain = words.map(PlainWords.of)
    let closed = plain.filter { text in closings.contains { text.hasPrefix($0) } }
    guard !closed.isEmpty else { return nil }
    return closed.contains { $0.contains("temporal") || $0.contains("provisional") } ? .forATime : .forGood
  }

  /// How the words begin with which registers call a facility closed.
  private static let closings = [
    "baja", "cierre", "cerrad", "inactiv", "desactiv", "no activ", "inoperativ", "clausur", "cancelad",
    "cese",
  ]
}

extension Facility {
  /// Whether the register calls it closed, and no report contradicts that: nobody serves it, waits for its report or counts it.
  ///
  /// A facility that reports a month after its closing works, whatever the register says; where the register gives no month, one
  /// that reports the month asked about does.
  ///
  /// - Parameters:
  ///   - month: the month asked about.
  ///   - lastReport: the last month up to it that the facility reported; nil for none.
  public func isClosed(in month: Month, lastReport: Month?) -> Bool {
    guard let closure else { return false }
    guard let since = closure.since else { return lastReport.map { $0 < month } ?? true }
    return since <= month && (lastReport.map { $0 <= since } ?? true)
  }
}

extension FacilityDirectory {
  /// Those of some histories whose facility is closed in a month: `Facility.isClosed`, by what they report up to it.
  public func closed(among histories: [SupplySeries], in month: Month) -> Set<FacilityCode> {
    let last = histories.lastReports(through: month)
    return Set(last.keys.filter { self[$0].isClosed(in: month, lastReport: last[$0]) })
  }
}

extension Collection where Element == SupplySeries {
  /// The last month that each facility reported anything, up to a month; nothing of one that reported none by then.
  public func lastReports(through month: Month) -> [FacilityCode: Month] {
    reduce(into: [:]) { last, history in
      guard let entry = history.entries.last(where: { $0.quantities != nil && $0.month <= month }) else {
        return
      }
      last[history.facility] = Swift.max(entry.month, last[history.facility] ?? entry.month)
    }
  }
}
