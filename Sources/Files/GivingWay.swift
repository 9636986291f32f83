import Foundation

/// Work that others are not to wait for: a forecast beside the web pages of the same machine.
public enum GivingWay {
  /// So much nicer is its thread: beside others that are busy it gets about a tenth of a processor, and all of one where nobody else is.
  private static let niceness: Int32 = 10

  /// Has the calling thread, and all threads that it begins from now on, give way to others; not to be taken back.
  public static func begin() { _ = nice(niceness) }
}
