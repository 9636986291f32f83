import Files
import Foundation
import Operations
import SupplyModel
import Telling

/// Runs a step, and tells how it ended, how long it took and how much memory the program has held.
struct StepTimer {
  let language: Language
  let clock: MachineClock

  /// The outcome of a step; what it throws becomes a failure with its sentence.
  func run(_ step: NightStep, _ body: () throws -> (StepOutcome.State, NightEvent)) -> StepOutcome {
    let began = clock.running()
    do {
      let (state, event) = try body()
      return StepOutcome(
        step: step, state: state, event: event, seconds: clock.running() - began,
        peakMegabytes: Self.peakMegabytes)
    } catch {
      return failure(step, error, seconds: clock.running() - began)
    }
  }

  /// A step that failed.
  func failure(_ step: NightStep, _ error: any Error, seconds: Double = 0) -> StepOutcome {
    StepOutcome(
      step: step, state: .failed, failure: language.sentence(for: error),
      exitCode: ExitReason(error).rawValue, seconds: seconds, peakMegabytes: Self.peakMegabytes)
  }

  /// The most memory that the program has held so far.
  private static var peakMegabytes: Int {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return Int(usage.ru_maxrss) / 1000
  }
}
