import Foundation
import TestSupport
import Testing

@testable import Simulation

/// Equal settings give equal bytes, and the sample in `data` is what the code writes today.
///
/// After a change that is meant, `COLCA_UPDATE_GOLDEN=1 scripts/test` writes the sample anew.
struct SampleTests {
  private static let data = Golden.root.appendingPathComponent("data")

  private func files(_ settings: SyntheticSettings) throws -> [String: Data] {
    let folder = try TemporaryFolder()
    let written = try SyntheticNetworkWriter.write(SyntheticNetwork(settings), to: folder.url.path)
    return Dictionary(
      uniqueKeysWithValues: try written.map {
        ($0, try Data(contentsOf: folder.url.appendingPathComponent($0)))
      })
  }

  @Test func theSampleIsWhatTheCodeWrites() throws {
    let sample = Self.data.appendingPathComponent("sample")
    if TestRequest.isUpdatingGolden {
      try SyntheticNetworkWriter.write(SyntheticNetwork(), to: sample.path)
    }
    let files = try files(SyntheticSettings())
    let drifted = files.filter { path, bytes in
      FileManager.default.contents(atPath: sample.appendingPathComponent(path).path) != bytes
    }
    #expect(drifted.keys.sorted() == [], "the sample has drifted; run with COLCA_UPDATE_GOLDEN=1")
    let present = try FileManager.default.subpathsOfDirectory(atPath: sample.path)
    #expect(Set(present).subtracting(["ici", "mejora"]) == Set(files.keys))
    #expect(files.values.reduce(0) { $0 + $1.count } < 3_000_000)
  }

  @Test func theReadmeNamesEveryBrokenRow() throws {
    let readme = try String(contentsOf: Self.data.appendingPathComponent("README.md"), encoding: .utf8)
    let network = SyntheticNetwork()
    #expect(!network.brokenRows.isEmpty)
    for row in network.brokenRows {
      #expect(readme.contains("`ICI_\(row.month.compact).csv`, line \(row.line) |"))
    }
    #expect(readme.contains("--seed \(network.settings.seed)"))
  }

  @Test func theCatalogueIsTheSampleWithSources() throws {
    let file = Self.data.appendingPathComponent("productos.csv")
    let expected = Data(RegisterFiles.products(SyntheticProduct.catalogue, withSources: true))
    if TestRequest.isUpdatingGolden { try expected.write(to: file) }
    #expect(FileManager.default.contents(atPath: file.path) == expected)
    for product in SyntheticProduct.catalogue {
      #expect(Double(product.coupleYearsText) == product.product.coupleYearsPerUnit)
      #expect(!product.coupleYearsSource.contains(","), "the catalogue has no quoted cells")
    }
  }

  @Test func oneSeedGivesTheSameBytesAndAnotherGivesOthers() throws {
    let settings = SyntheticSettings(facilities: 12, months: 14, seed: 5)
    let files = try files(settings)
    #expect(try self.files(settings) == files)
    let others = try self.files(SyntheticSettings(facilities: 12, months: 14, seed: 6))
    #expect(Set(others.keys) == Set(files.keys))
    for path in files.keys where path.hasPrefix("ici/ICI_2") || path == "truth.csv" {
      #expect(files[path] != others[path], "\(path)")
    }
  }
}
