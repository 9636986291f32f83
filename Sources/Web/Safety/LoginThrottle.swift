import Synchronization

/// Holds up whoever guesses passwords: by account and by address, in memory, for a server that is begun anew lets everybody try again.
///
/// After five wrong passwords in a row an account waits half a minute, and twice as long after each further one, up to a quarter of an hour;
/// an address after twenty. A right password clears its account and not its address, from which others may guess (OWASP Authentication
/// Cheat Sheet, *Login Throttling*).
final class LoginThrottle: Sendable {
  private struct Record {
    var failures = 0
    var last = 0.0
    var until = 0.0
  }

  static let accountTries = 5
  static let addressTries = 20
  private static let firstWait = 30.0
  private static let longestWait = 900.0
  /// After so long without a wrong password all is forgotten.
  private static let memorySeconds = 3600.0
  /// So many accounts and addresses are remembered; whoever comes with more makes the oldest forgotten.
  private static let most = 10_000

  private let records = Mutex<[String: Record]>([:])

  /// Seconds that a login has to wait for; 0 where it may be tried.
  func wait(account: String, address: String, at second: Double) -> Double {
    records.withLock { records in
      ["a " + account, "p " + address].reduce(0) { wait, key in
        max(wait, (records[key]?.until ?? 0) - second)
      }
    }
  }

  /// Notes that a login is being tried: it counts as wrong until `succeeded` is called, so that many at once are no way around.
  ///
  /// - Returns: whether the account has to wait from now on.
  func began(account: String, address: String, at second: Double) -> Bool {
    records.withLock { records in
      if records.count >= Self.most {
        records = records.filter { second - $0.value.last < Self.memorySeconds }
        while records.count >= Self.most, let oldest = records.min(by: { $0.value.last < $1.value.last }) {
          records[oldest.key] = nil
        }
      }
      Self.fail("p " + address, tries: Self.addressTries, second, &records)
      return Self.fail("a " + account, tries: Self.accountTries, second, &records)
    }
  }

  /// Notes that a login that had begun was right.
  func succeeded(account: String, address: String) {
    records.withLock { records in
      records["a " + account] = nil
      guard var record = records["p " + address] else { return }
      record.failures = max(0, record.failures - 1)
      if record.failures < Self.addressTries { record.until = 0 }
      records["p " + address] = record
    }
  }

  @discardableResult
  private static func fail(
    _ key: String, tries: Int, _ second: Double, _ records: inout [String: Record]
  ) -> Bool {
    var record = records[key] ?? Record()
    if second - record.last > memorySeconds { record = Record() }
    record.failures += 1
    record.last = second
    let beyond = record.failures - tries
    if beyond >= 0 {
      var wait = firstWait
      for _ in 0..<min(beyond, 10) { wait = min(wait * 2, longestWait) }
      record.until = second + wait
    }
    records[key] = record
    return beyond == 0
  }
}
