import StockPolicy
import SupplyModel

/// Everything that is known of alerts, old and new.
public struct AlertMemory: Sendable, Equatable {
  /// The alerts by key.
  public private(set) var alerts: [AlertKey: RememberedAlert]

  /// A memory of some alerts.
  public init(_ alerts: [RememberedAlert] = []) {
    self.alerts = Dictionary(alerts.map { ($0.key, $0) }, uniquingKeysWith: { _, later in later })
  }

  /// The alerts in order of their keys.
  public var sorted: [RememberedAlert] { alerts.values.sorted { $0.key < $1.key } }

  /// Takes in how things stand in a run: what is new is remembered, what is gone is solved.
  ///
  /// A level that falls is taken as told: when it rises again, that is news. What was acknowledged and has changed by more than
  /// `quantityChange`, or has become more urgent, is open again.
  ///
  /// - Parameters:
  ///   - current: the alerts of the run.
  ///   - kinds: the kinds that the run speaks of; alerts of other kinds stay as they are.
  ///   - quantityChange: the declared share.
  public mutating func take(
    _ current: [AlertKey: AlertState], of kinds: Set<AlertKey.Kind>, quantityChange: Double
  ) {
    for (key, state) in current {
      guard var alert = alerts[key] else {
        alerts[key] = RememberedAlert(key, state)
        continue
      }
      if alert.status == .solved {
        // People were told of it and not yet that it is gone: to them it never was; or it comes back.
        alert.status = .open
        if alert.told == nil { alert = RememberedAlert(key, state) }
      }
      alert.state = state
      if let told = alert.told, state.level > told.level { alert.told?.level = state.level }
      if alert.status == .acknowledged, alert.news(quantityChange: quantityChange) != nil {
        alert.status = .open
      }
      alerts[key] = alert
    }
    for (key, alert) in alerts where kinds.contains(key.kind) && current[key] == nil {
      if alert.told == nil {
        alerts[key] = nil
      } else {
        alerts[key]?.status = .solved
      }
    }
  }

  /// The alerts with something new, in order of their keys.
  public func news(quantityChange: Double) -> [(alert: RememberedAlert, news: RememberedAlert.News)] {
    sorted.compactMap { alert in alert.news(quantityChange: quantityChange).map { (alert, $0) } }
  }

  /// Remembers that everything stands as people have been told; what is solved is forgotten.
  public mutating func markTold() {
    markTold(sorted)
  }

  /// Remembers that people were told of alerts as they stood in a message, whatever has come in since.
  public mutating func markTold(_ message: [RememberedAlert]) {
    for sent in message {
      guard var alert = alerts[sent.key] else { continue }
      if sent.status == .solved {
        if alert.status == .solved { alerts[sent.key] = nil }
        continue
      }
      if alert.status == sent.status, alert.expected == sent.expected {
        let now = alert
        alert = sent.markedTold()
        alert.state = now.state
        alert.note = now.note
      } else {
        // Somebody has done something about it since.
        alert.told = sent.state
      }
      alerts[sent.key] = alert
    }
  }

  /// Remembers what people were told before the memory went back to what an earlier copy held.
  ///
  /// What the copy did not know of is taken in as it was told: how it stands now is found out next.
  public mutating func recall(_ told: [RememberedAlert]) {
    for alert in told {
      if alerts[alert.key] == nil { alerts[alert.key] = alert } else { alerts[alert.key]?.told = alert.told }
    }
  }

  /// Somebody has seen an alert; false when there is none.
  ///
  /// A note from when it was seen before stays where there is no new one.
  public mutating func acknowledge(_ key: AlertKey, note: String?) -> Bool {
    act(on: key, status: .acknowledged, expected: nil, note: note)
  }

  /// Somebody has ordered what is missing; false when there is no such alert.
  public mutating func order(_ key: AlertKey, expected: Month?, note: String?) -> Bool {
    act(on: key, status: .ordered, expected: expected, note: note)
  }

  /// An alert is nobody's business yet, and will be told again; false when there is none that somebody did something about.
  public mutating func reopen(_ key: AlertKey) -> Bool {
    guard var alert = alerts[key], alert.status != .solved, alert.status != .open else { return false }
    alert.status = .open
    alert.expected = nil
    alert.note = nil
    alert.told = nil
    alerts[key] = alert
    return true
  }

  private mutating func act(
    on key: AlertKey, status: RememberedAlert.Status, expected: Month?, note: String?
  ) -> Bool {
    guard var alert = alerts[key], alert.status != .solved else { return false }
    if note != nil || alert.status != status { alert.note = note }
    alert.status = status
    alert.expected = expected
    alert.told = alert.state
    alerts[key] = alert
    return true
  }
}
