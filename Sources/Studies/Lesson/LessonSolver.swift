import Operations
import Simulation
import StockPolicy
import SupplyModel

/// Says how the tasks of a lesson are solved: with which commands, and what is right to answer.
struct LessonSolver {
  let subjects: LessonSubjects
  let files: PracticeFiles

  /// How everything is imported, and then the answer.
  func importing(answer: [LessonWord]) -> LessonSolution {
    .both(commands: [["colca", "import", "ici"] + PracticeFiles.registers], answer: answer)
  }

  /// How a task is solved that can be begun.
  ///
  /// - Throws: what reading the database throws.
  func solution(
    of task: LessonTask, answer: [LessonWord], _ data: LessonDatabase
  ) throws -> LessonSolution {
    switch task {
    case .importing: importing(answer: answer)
    case .missingReport, .expiredLot, .mostUrgent, .firstTransfer, .orderReckoning, .shortage: .answer(answer)
    case .wrongSheet: .commands([["colca", "import", files.correction]])
    case .forecast: .commands([["colca", "forecast"]])
    case .decisions: .commands(try decisions(data))
    case .placement: .commands([try placement(data)])
    case .nextMonth:
      .both(commands: [["colca", "import", files.next], ["colca", "forecast"]], answer: answer)
    }
  }

  private func decisions(_ data: LessonDatabase) throws -> [[String]] {
    let run = try data.run(of: subjects.month)
    return try LessonDecision.allCases.compactMap { decision in
      guard let key = try data.key(of: decision) else { return nil }
      let head = ["colca", "decide", key.kind.rawValue, key.facility.text]
      let subject = head + [key.receiver?.text, key.product.text].compactMap { $0 }
      switch decision {
      case .accept: return subject + ["--accept"]
      case .change:
        let advised = run?.assessments.first { $0.key == subjects.changed }?.order.quantity ?? 0
        let reason = DecisionReason.campaign.rawValue
        return subject + ["--change", String(advised + subjects.raisedBy), "--reason", reason]
      case .reject: return subject + ["--reject", "--reason", DecisionReason.stockDiffers.rawValue]
      }
    }
  }

  private func placement(_ data: LessonDatabase) throws -> [String] {
    [
      "colca", "decide", "order", subjects.placed.facility.text, subjects.placed.product.text, "--placed",
      "--document", "REQ-001", "--expected", try data.usualMonth().description,
    ]
  }
}
