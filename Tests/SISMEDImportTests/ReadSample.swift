import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// A file that has been read, with its reports put together again.
@dynamicMemberLookup
struct ReadSample {
  let file: ReadFile
  let batches: [ReportBatch]

  subscript<Value>(dynamicMember path: KeyPath<ReadFile, Value>) -> Value { file[keyPath: path] }

  /// The findings without their bytes and the reports that they are about.
  var findings: [Finding] {
    file.findings.map {
      var finding = $0
      finding.subject = nil
      finding.byte = nil
      return finding
    }
  }

  /// Rows of the file that went into reports.
  var rowsTaken: Int { batches.flatMap(\.rows).map(\.fileRows).reduce(0, +) }

  /// The reports of the file with their codes.
  var reports: [StockReport] {
    batches.flatMap { batch in
      batch.rows.map {
        StockReport(
          facility: batch.facilities[$0.facility], product: batch.products[$0.product], month: $0.month,
          quantities: $0.quantities, lots: batch.lots(of: $0).lots)
      }
    }
  }
}

/// Reads a text as a file.
func read(
  _ text: String, _ options: ImportOptions = ImportOptions(), name: String = "file.csv",
  layouts: [any Layout] = KnownLayouts.all
) throws -> ReadSample {
  try read(Data(text.utf8), options, name: name, layouts: layouts)
}

func read(
  _ bytes: Data, _ options: ImportOptions = ImportOptions(), name: String = "file.csv",
  layouts: [any Layout] = KnownLayouts.all
) throws -> ReadSample {
  let folder = try TemporaryFolder()
  let path = try folder.write(name, bytes)
  // The closure is called on this thread alone.
  nonisolated(unsafe) var batches: [ReportBatch] = []
  var file: ReadFile?
  try SupplySource.forEach(in: path) { source in
    file = try SupplyFileReader(options: options, layouts: layouts).read(source) { event in
      switch event {
      case .reports(let batch): batches.append(batch)
      case .startOver: batches.removeAll()
      case .progress: break
      }
    }
  }
  return ReadSample(file: try #require(file), batches: batches)
}
