import Files
import Foundation
import Improvement
import Operations
import StockPolicy
import SupplyModel
import SupplyStore

/// Makes a run again from what the database held then, and compares every byte.
///
/// All of it happens in a copy that is thrown away: files that came later are taken back there, and the run is made with its own
/// settings.
public struct RunRepeat {
  /// Writes a report in a language into a folder, and gives the names of its files within it.
  public typealias Writer = (
    _ facts: ReportFacts, _ improvement: ImprovementFacts, _ languageCode: String, _ folder: String
  ) throws -> [String]

  private let database: SupplyDatabase
  private let machine: Machine
  private let writers: [Writer]

  /// Repeats runs of a database.
  ///
  /// - Parameters:
  ///   - machine: its zone tells which day it was when an output was written.
  ///   - writers: the ways in which whoever wrote them first may have written reports; that one counts by which most files are the same.
  public init(database: SupplyDatabase, machine: Machine, writers: [Writer]) {
    self.database = database
    self.machine = machine
    self.writers = writers
  }

  /// Makes a run again.
  ///
  /// - Throws: `StoreError.unknownRun`; what copying throws.
  public func repeatRun(_ id: Int64) throws -> RepeatVerdict {
    let record = try database.runRecord(id)
    return try Folders.withScratch(named: "colca-repetir") { folder in
      try verdict(of: record, id, before: record.auditNumber, in: folder)
    }
  }

  private func verdict(
    of record: RunRecord, _ id: Int64, before number: Int64, in folder: String
  ) throws -> RepeatVerdict {
    var differences: [RepeatVerdict.Difference] = []
    if record.version != ColcaVersion.current {
      differences.append(.version(then: record.version, now: ColcaVersion.current))
    }
    let (copy, lost) = try rewound(to: record.auditNumber, run: id - 1, at: folder + "/corrida.sqlite")
    differences += lost.map { .fileTakenBack(name: $0.name, digest: $0.digest) }
    if lost.isEmpty, try copy.inputStamp() != record.inputs { differences.append(.inputs) }
    let again = try ForecastPlanner(database: copy).run { _ in record.settings }
    if try again.resultDigest() != record.result { differences.append(.result) }

    var same: [String] = []
    let states = Dictionary(grouping: record.outputs) {
      [String($0.auditNumber), $0.languageCode, $0.instant]
    }
    for (_, outputs) in states.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let (compared, found) = try compare(outputs, of: record, again: again, folder: folder)
      same += compared
      differences += found
    }
    return RepeatVerdict(run: id, sameOutputs: same, differences: differences)
  }

  /// A copy of the database as it was.
  private func rewound(
    to number: Int64, run: Int64, at path: String
  ) throws -> (SupplyDatabase, [(name: String, digest: String)]) {
    Folders.removeAll(path)
    try database.backUp(to: path)
    let copy = try SupplyDatabase(path: path, machine: machine)
    return (copy, try copy.rewind(toAudit: number, keepingRunsThrough: run))
  }

  /// Writes the files that were written together once more, and compares their bytes.
  private func compare(
    _ outputs: [RunRecord.Output], of record: RunRecord, again: ForecastRun, folder: String
  ) throws -> (same: [String], differences: [RepeatVerdict.Difference]) {
    guard let first = outputs.first else { return ([], []) }
    let (copy, _) = try rewound(to: first.auditNumber, run: record.id - 1, at: folder + "/informe.sqlite")
    try copy.save(again, of: copy.runSnapshot())
    let target = folder + "/informe-" + first.languageCode
    let written = machine.clock.day(ofInstant: first.instant) ?? machine.clock.today
    let report = RunReport(copy, today: written)
    let (facts, improvement) = (try report.facts(), try report.improvement())
    var best: (same: [String], differences: [RepeatVerdict.Difference])?
    for write in writers where best?.differences.isEmpty != true {
      Folders.removeAll(target)
      let compared = try compare(
        outputs, with: write(facts, improvement, first.languageCode, target), in: target)
      if compared.same.count > best?.same.count ?? -1 { best = compared }
    }
    let (same, found) = best ?? ([], [])
    let pruned = try prunedSince(first.auditNumber, before: record)
    return (same, (pruned.map { [.earlierRunPruned(run: $0)] } ?? []) + found)
  }

  /// Compares files with what was noted of them.
  private func compare(
    _ outputs: [RunRecord.Output], with names: [String], in target: String
  ) throws -> (same: [String], differences: [RepeatVerdict.Difference]) {
    let names = Set(names)
    var (same, differences): ([String], [RepeatVerdict.Difference]) = ([], [])
    for output in outputs {
      guard names.contains(output.name) else {
        differences.append(.noOutput(name: output.name, languageCode: output.languageCode))
        continue
      }
      if try FileBytes.digest(of: target + "/" + output.name).digest == output.digest {
        same.append(output.name)
      } else {
        differences.append(.output(name: output.name, languageCode: output.languageCode))
      }
    }
    return (same, differences)
  }

  /// A run since which a report told what had changed, or which it scored, if its forecasts were forgotten after the report was
  /// written.
  private func prunedSince(_ number: Int64, before record: RunRecord) throws -> Int64? {
    let earlier = try database.runRecords().filter {
      $0.id < record.id && $0.settings.asOf < record.settings.asOf
    }
    let kept = earlier.first { !$0.isPruned }?.id ?? 0
    var forgotten: Set<Int64> = []
    for entry in try database.auditEntries(from: number + 1)
    where entry.action == AuditEntry.Action.pruned.rawValue {
      let detail = try? JSONDecoder().decode([String: String].self, from: Data(entry.detail.utf8))
      forgotten.formUnion((detail?["runs"] ?? "").split(separator: " ").compactMap { Int64($0) })
    }
    return earlier.first {
      let isScored = $0.settings.asOf >= record.settings.asOf.advanced(by: -ScoredMonths.reach)
      return forgotten.contains($0.id) && ($0.id > kept || isScored)
    }?.id
  }
}
