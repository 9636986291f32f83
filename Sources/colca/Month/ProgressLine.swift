import Foundation
import Runs
import SupplyModel
import Telling

/// One line on a terminal that tells how far a large import has come; silence anywhere else.
final class ProgressLine {
  private let language: Language
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var path = ""
  private let clock: MachineClock
  private var began: Double
  private var isShown = false

  init(language: Language, clock: MachineClock) {
    self.language = language
    self.clock = clock
    began = clock.running()
  }

  /// Shows how far a file has come.
  func show(_ progress: ImportProgress) {
    guard isTerminal else { return }
    if progress.path != path {
      path = progress.path
      began = clock.running()
      return
    }
    let seconds = clock.running() - began
    guard seconds > 0.2 else { return }
    let rest = progress.share.flatMap { $0 > 0 ? Int((seconds * (1 - $0) / $0).rounded(.up)) : nil }
    let line = language.importProgress(
      file: path, rows: progress.rows, aSecond: Int(Double(progress.rows) / seconds), secondsToGo: rest)
    // Carriage return and erase to the end of the line: the next text takes its place.
    Messages.put("\r\u{1B}[K" + line)
    isShown = true
  }

  /// Takes the line away.
  func clear() {
    if isShown { Messages.put("\r\u{1B}[K") }
  }
}
