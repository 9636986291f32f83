import Files
import Operations
import SupplyModel
import Telling

/// What of a night needs somebody, in sentences.
struct NightTroubles {
  let language: Language

  /// Steps that failed with what holds instead, a log that cannot be written, and files that could not be used or taken.
  func sentences(_ report: NightReport, asOf: Month?) -> [String] {
    var sentences = report.outcomes.filter { $0.state == .failed }.map { outcome in
      [
        language.name(of: outcome.step) + ": " + language.sentence(for: outcome),
        language.stale(outcome.step, asOf: asOf),
      ].compactMap { $0 }.joined(separator: " ")
    }
    if let trouble = report.logTrouble { sentences.append(trouble) }
    if case .pruneWaits? = report[.prune]?.event, let outcome = report[.prune] {
      sentences.append(language.name(of: .prune) + ": " + language.sentence(for: outcome))
    }
    guard case .inbox(let tally)? = report[.inbox]?.event else { return sentences }
    sentences += tally.setAside.map { language.inboxTrouble($0, isSetAside: true) }
    sentences += tally.stuck.map { language.inboxTrouble($0, isSetAside: false) }
    if !tally.withFindings.isEmpty { sentences.append(language.inboxFindings(tally.withFindings)) }
    return sentences
  }
}
