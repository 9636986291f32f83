// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: warnings are errors, so that none is ever looked past.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A module that does arithmetic on every row of a network: optimised in debug builds too.
///
/// Its unoptimised loops would take three quarters of the tests' time. `@testable` imports go on working.
let arithmetic: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A target of the house, with the modules that it may know.
func room(
  _ name: String, knows: [Target.Dependency] = [], resources: [Resource] = [],
  settings: [SwiftSetting] = strict
) -> Target {
  .target(name: name, dependencies: knows, resources: resources, swiftSettings: settings)
}

func tests(_ name: String, knows: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: knows, swiftSettings: strict)
}

let package = Package(
  name: "Colca",
  products: [
    .executable(name: "colca", targets: ["colca"])
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    room("CSVReading", knows: ["CLibCSV"]),
    room("SupplyModel"),
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CShapelib", providers: [.apt(["libshp-dev"])]),
    .systemLibrary(name: "CLibZip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    room("Digests", knows: ["CNettle"]),
    room("TableReading", knows: ["CSVReading", "Digests", "CShapelib", "CLibZip", "CExpat"]),
    room("SISMEDImport", knows: ["CSVReading", "TableReading", "SupplyModel", "StockPolicy"]),
    room("DataQuality", knows: ["SupplyModel"]),
    room("DemandForecasting", settings: arithmetic),
    room("ForecastScoring", knows: ["SupplyModel", "DemandForecasting"]),
    .systemLibrary(name: "CCbc", providers: [.apt(["coinor-libcbc-dev"])]),
    room("MailComposing"),
    room("Operations", knows: ["Digests", "SupplyModel", "StockPolicy", "DemandForecasting"]),
    room("SupplySolving", knows: ["CCbc"], settings: arithmetic),
    room("StockPolicy", knows: ["SupplyModel", "DemandForecasting", "SupplySolving"]),
    room(
      "SupplyStore",
      knows: [
        "SupplyModel", "StockPolicy", "DemandForecasting", "Operations", "Digests",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    room(
      "Planning",
      knows: [
        "SupplyModel", "CSVReading", "SISMEDImport", "DataQuality", "DemandForecasting", "ForecastScoring",
        "StockPolicy", "SupplyStore", "PolicyReplay", "Simulation", "Operations",
      ]),
    .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    room("Workbooks", knows: ["CXlsxWriter"]),
    room(
      "Wording",
      knows: [
        "SupplyModel", "DemandForecasting", "ForecastScoring", "StockPolicy", "PolicyReplay", "Operations",
      ]),
    room(
      "Reporting",
      knows: [
        "CSVReading",
        "SupplyModel", "DataQuality", "DemandForecasting", "ForecastScoring", "StockPolicy", "PolicyReplay",
        "Operations", "Wording", "Workbooks", .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Templates")]),
    room(
      "NightlyRun",
      knows: [
        "SupplyModel", "Digests", "Operations", "StockPolicy", "DemandForecasting", "ForecastScoring",
        "DataQuality", "SISMEDImport", "SupplyStore", "Planning", "Wording", "Reporting", "MailComposing",
        .product(name: "Logging", package: "swift-log"),
      ]),
    room("Simulation", knows: ["SupplyModel"], settings: arithmetic),
    room("PolicyReplay", knows: ["Simulation", "SupplyModel"]),
    .executableTarget(
      name: "colca",
      dependencies: [
        "SupplyModel", "CSVReading", "SISMEDImport", "DemandForecasting", "ForecastScoring", "StockPolicy",
        "SupplyStore", "PolicyReplay", "Planning", "Operations", "NightlyRun", "Wording", "Reporting",
        "Simulation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("CSVReadingTests", knows: ["CSVReading", "TestSupport"]),
    tests("TableReadingTests", knows: ["TableReading", "CSVReading", "CLibZip", "TestSupport"]),
    tests("SupplyModelTests", knows: ["SupplyModel", "TestSupport"]),
    tests("DigestsTests", knows: ["Digests"]),
    tests(
      "SISMEDImportTests",
      knows: ["SISMEDImport", "StockPolicy", "CSVReading", "TableReading", "TestSupport"]),
    tests("DataQualityTests", knows: ["DataQuality", "SupplyModel", "Wording", "TestSupport"]),
    tests("DemandForecastingTests", knows: ["DemandForecasting", "TestSupport"]),
    tests("ForecastScoringTests", knows: ["ForecastScoring", "DemandForecasting", "TestSupport"]),
    tests("SupplySolvingTests", knows: ["SupplySolving", "TestSupport"]),
    tests(
      "StockPolicyTests",
      knows: ["StockPolicy", "DemandForecasting", "SupplySolving", "SupplyModel", "TestSupport"]),
    tests(
      "SupplyStoreTests",
      knows: [
        "SupplyStore", "SupplyModel", "StockPolicy", "Operations", "Digests", "TestSupport",
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    tests(
      "PlanningTests",
      knows: ["Planning", "PolicyReplay", "ForecastScoring", "DataQuality", "Simulation", "TestSupport"]),
    tests(
      "ReportingTests",
      knows: [
        "Reporting", "Operations", "ForecastScoring", "PolicyReplay", "TableReading", "Wording",
        "TestSupport",
      ]),
    tests("WorkbooksTests", knows: ["Workbooks", "TableReading", "CLibZip", "TestSupport"]),
    tests("SimulationTests", knows: ["Simulation", "TestSupport"]),
    tests("PolicyReplayTests", knows: ["PolicyReplay", "Simulation", "TestSupport"]),
    tests(
      "OperationsTests",
      knows: ["Operations", "StockPolicy", "SupplyModel", "Wording", "Reporting", "TestSupport"]),
    tests(
      "NightlyRunTests",
      knows: [
        "NightlyRun", "Operations", "ForecastScoring", "SupplyModel", "SupplyStore", "Wording", "TestSupport",
      ]),
    tests("MailComposingTests", knows: ["MailComposing", "TestSupport"]),
    tests("EndToEndTests", knows: ["TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
