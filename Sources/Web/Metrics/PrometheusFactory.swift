import CoreMetrics
import Synchronization

/// Keeps what is measured in memory, and writes it in the text format that Prometheus reads (version 0.0.4).
///
/// Written here because no package that does it is at hand; behind `MetricsFactory`, so that one can take its place. Counters, gauges and
/// histograms, nothing else: what measures is bounded, by the table of routes and the codes of HTTP.
final class PrometheusFactory: MetricsFactory {
  /// The upper ends of the classes of a duration, in seconds: 150 and 300 ms are what pages are measured by.
  static let durationEnds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.3, 0.6, 1, 2.5, 5, 10]

  private enum Kind: String { case counter, gauge, histogram }

  private struct Family: Sendable {
    let kind: Kind
    var values: [String: MeasuredValue] = [:]
  }

  private let families = Mutex<[String: Family]>([:])

  private func value(_ label: String, _ kind: Kind, _ dimensions: [(String, String)]) -> MeasuredValue {
    let name = Self.name(label)
    let key = dimensions.map { "\(Self.name($0.0))=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
    return families.withLock { families in
      if let known = families[name]?.values[key] { return known }
      let value = MeasuredValue(ends: kind == .histogram ? Self.durationEnds : [])
      families[name, default: Family(kind: kind)].values[key] = value
      return value
    }
  }

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    value(label + "_total", .counter, dimensions)
  }

  func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    value(label, aggregate ? .histogram : .gauge, dimensions)
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    value(label + "_seconds", .histogram, dimensions)
  }

  // What is measured goes on being told until the server ends.
  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}

  /// Everything as text.
  var text: String {
    let families = families.withLock { $0 }
    var lines: [String] = []
    for (name, family) in families.sorted(by: { $0.key < $1.key }) {
      lines.append("# TYPE \(name) \(family.kind.rawValue)")
      for (key, value) in family.values.sorted(by: { $0.key < $1.key }) {
        lines += value.lines(name, key)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A name of letters, digits and underlines.
  private static func name(_ text: String) -> String {
    let isName = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
      default: false
      }
    }
    return isName
      ? text : String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }

  private static func escaped(_ text: String) -> String {
    // Every answer is counted, and hardly a route has any of these.
    guard text.utf8.contains(where: { [0x5C, 0x22, 0x0A].contains($0) }) else { return text }
    return text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}

/// One number that grows, one that moves, or how many durations fell into each class.
final class MeasuredValue: CounterHandler, RecorderHandler, TimerHandler {
  private struct State {
    var sum = 0.0
    var count = 0
    var classes: [Int]
  }

  private let ends: [Double]
  private let state: Mutex<State>

  init(ends: [Double]) {
    self.ends = ends
    state = Mutex(State(classes: [Int](repeating: 0, count: ends.count)))
  }

  func increment(by amount: Int64) { state.withLock { $0.sum += Double(amount) } }
  func reset() { state.withLock { $0.sum = 0 } }
  func record(_ value: Int64) { record(Double(value)) }
  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

  func record(_ value: Double) {
    state.withLock { state in
      guard !ends.isEmpty else {
        state.sum = value
        return
      }
      state.sum += value
      state.count += 1
      if let place = ends.firstIndex(where: { value <= $0 }) { state.classes[place] += 1 }
    }
  }

  /// The lines of its family that are of it.
  func lines(_ name: String, _ labels: String) -> [String] {
    let state = state.withLock { $0 }
    func line(_ suffix: String, _ more: String, _ value: String) -> String {
      let all = [labels, more].filter { !$0.isEmpty }.joined(separator: ",")
      return name + suffix + (all.isEmpty ? "" : "{\(all)}") + " " + value
    }
    guard !ends.isEmpty else { return [line("", "", Self.text(state.sum))] }
    var under = 0
    let classes = zip(ends, state.classes).map { end, count in
      under += count
      return line("_bucket", "le=\"\(Self.text(end))\"", String(under))
    }
    return classes + [
      line("_bucket", "le=\"+Inf\"", String(state.count)), line("_sum", "", Self.text(state.sum)),
      line("_count", "", String(state.count)),
    ]
  }

  private static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }
}
