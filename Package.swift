// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: warnings are errors, so that none is ever looked past.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A module that works on every byte of a file or every row of a network: optimised in debug builds too.
///
/// Their unoptimised loops would take most of the tests' time. `@testable` imports go on working. What tells and what keeps is left as it
/// is: optimising it takes longer than all tests together.
let optimised: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

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
    .executable(name: "colca", targets: ["colca"]),
    .executable(name: "colca-serve", targets: ["ColcaServe"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    room("CSVReading", knows: ["CLibCSV"], settings: optimised),
    room("SupplyModel", settings: optimised),
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CShapelib", providers: [.apt(["libshp-dev"])]),
    .systemLibrary(name: "CLibZip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CXml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    room("Files", knows: ["CNettle", "SupplyModel"]),
    room(
      "TableReading",
      knows: ["CSVReading", "Files", "SupplyModel", "CShapelib", "CLibZip", "CExpat", "CXml2"],
      settings: optimised),
    room("SISMEDImport", knows: ["CSVReading", "Files", "SupplyModel", "TableReading"], settings: optimised),
    room("DataQuality", knows: ["SupplyModel"], settings: optimised),
    room("DemandForecasting", settings: optimised),
    room("ForecastScoring", knows: ["SupplyModel", "DemandForecasting"], settings: optimised),
    .systemLibrary(name: "CCbc", providers: [.apt(["coinor-libcbc-dev"])]),
    room("Operations", knows: ["Files", "SupplyModel", "StockPolicy", "DemandForecasting"]),
    room("SupplySolving", knows: ["CCbc"], settings: optimised),
    room("StockPolicy", knows: ["SupplyModel", "DemandForecasting", "SupplySolving"], settings: optimised),
    room(
      "Improvement", knows: ["DataQuality", "Operations", "StockPolicy", "SupplyModel", "SupplySolving"],
      settings: optimised),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    room(
      "SupplyStore",
      knows: [
        "SupplyModel", "StockPolicy", "DemandForecasting", "Operations", "Files", "Improvement",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"), "CSQLite",
      ]),
    room(
      "Runs",
      knows: [
        "CSVReading", "DataQuality", "DemandForecasting", "Files", "ForecastScoring", "Improvement",
        "Operations", "SISMEDImport", "StockPolicy", "SupplyModel", "SupplyStore", "TableReading",
      ]),
    room(
      "Studies",
      knows: [
        "CSVReading", "DemandForecasting", "Files", "ForecastScoring", "Operations", "PolicyReplay", "Runs",
        "Simulation", "StockPolicy", "SupplyModel", "SupplyStore",
      ]),
    .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    room(
      "Telling",
      knows: [
        "CSVReading", "CXlsxWriter", "SupplyModel", "DataQuality", "DemandForecasting", "ForecastScoring",
        "StockPolicy", "PolicyReplay", "Operations", "Files", "Improvement",
      ],
      resources: [
        .embedInCode("Accuracy/accuracy.mustache"),
        .embedInCode("Alerts/excess.mustache"),
        .embedInCode("Alerts/resolve.mustache"),
        .embedInCode("Alerts/worklist.mustache"),
        .embedInCode("Backtest/backtest.css"),
        .embedInCode("Backtest/backtest.mustache"),
        .embedInCode("Backtest/scores.mustache"),
        .embedInCode("Changes/changes.mustache"),
        .embedInCode("Charts/legend.mustache"),
        .embedInCode("Charts/totals.mustache"),
        .embedInCode("Charts/trend.mustache"),
        .embedInCode("Data/data.mustache"),
        .embedInCode("Digest/digest.mustache"),
        .embedInCode("Expiries/expiries.mustache"),
        .embedInCode("Facilities/chartkey.mustache"),
        .embedInCode("Facilities/facilities.mustache"),
        .embedInCode("Facilities/sheet.mustache"),
        .embedInCode("Glossary/glossary.mustache"),
        .embedInCode("Improvement/figure.mustache"),
        .embedInCode("Improvement/Sheets/printed.mustache"),
        .embedInCode("Messages/messages.mustache"),
        .embedInCode("Networks/indicators.mustache"),
        .embedInCode("Networks/map.mustache"),
        .embedInCode("Networks/matrix.mustache"),
        .embedInCode("Networks/parts.mustache"),
        .embedInCode("Orders/orders.mustache"),
        .embedInCode("Orders/ordersheet.mustache"),
        .embedInCode("Page/header.mustache"),
        .embedInCode("Page/listheader.mustache"),
        .embedInCode("Page/report.css"),
        .embedInCode("Page/report.js"),
        .embedInCode("Page/report.mustache"),
        .embedInCode("Page/signs.mustache"),
        .embedInCode("Replay/replay.css"),
        .embedInCode("Replay/replay.mustache"),
        .embedInCode("Shortages/shortages.mustache"),
        .embedInCode("Subjects/subjecthead.mustache"),
        .embedInCode("Subjects/table.mustache"),
        .embedInCode("Transfers/transfers.mustache"),
      ]),
    room(
      "NightlyRun",
      knows: [
        "Files", "Operations", "Runs", "SISMEDImport", "StockPolicy", "SupplyModel", "SupplyStore",
        "Telling", .product(name: "Logging", package: "swift-log"),
      ]),
    room("Simulation", knows: ["Files", "SupplyModel"], settings: optimised),
    room("PolicyReplay", knows: ["Simulation", "SupplyModel"], settings: optimised),
    room(
      "CommandWords",
      knows: ["SupplyModel", "Telling", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    .executableTarget(
      name: "colca",
      dependencies: [
        "CommandWords", "DemandForecasting", "Files", "Improvement", "NightlyRun", "Operations",
        "PolicyReplay", "Runs",
        "SISMEDImport", "Simulation", "StockPolicy", "Studies", "SupplyModel", "SupplyStore", "Telling",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    room(
      "Web",
      knows: [
        "CSodium", "Files", "Operations", "Runs", "StockPolicy", "SupplyModel", "SupplyStore", "Telling",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
      ],
      resources: [
        .embedInCode("Api/Schemas/alerts.schema.json"),
        .embedInCode("Api/Schemas/expiries.schema.json"),
        .embedInCode("Api/Schemas/findings.schema.json"),
        .embedInCode("Api/Schemas/orders.schema.json"),
        .embedInCode("Api/Schemas/transfers.schema.json"),
        .embedInCode("Pages/adherence.mustache"),
        .embedInCode("Pages/findings.mustache"),
        .embedInCode("Pages/review.mustache"),
        .embedInCode("Pages/reviews.mustache"),
        .embedInCode("Pages/frame.mustache"),
        .embedInCode("Pages/home.mustache"),
        .embedInCode("Pages/invitation.mustache"),
        .embedInCode("Pages/line.mustache"),
        .embedInCode("Pages/list.mustache"),
        .embedInCode("Pages/login.mustache"),
        .embedInCode("Pages/notice.mustache"),
        .embedInCode("Pages/password.mustache"),
        .embedInCode("Pages/people.mustache"),
        .embedInCode("Pages/web.css"),
        .embedInCode("Month/forecast.mustache"),
        .embedInCode("Month/imported.mustache"),
        .embedInCode("Month/steps.mustache"),
        .embedInCode("Month/upload.mustache"),
        .embedInCode("Month/uploads.mustache"),
        .embedInCode("Script/web.js"),
        .embedInCode("Settings/settingform.mustache"), .embedInCode("Settings/settinglist.mustache"),
        .embedInCode("Settings/settings.mustache"),
        .embedInCode("Sheets/sheets.mustache"),
        .embedInCode("Typing/months.mustache"),
        .embedInCode("Typing/report.mustache"),
        .embedInCode("Tokens/tokens.mustache"),
        .embedInCode("Trials/adopt.mustache"),
        .embedInCode("Trials/trial.mustache"),
        .embedInCode("Trials/trials.mustache"),
      ]),
    .executableTarget(
      name: "ColcaServe",
      dependencies: [
        "SupplyModel", "SupplyStore", "Telling", "Web", .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["SupplyModel"], path: "Tests/TestSupport", swiftSettings: strict),
    tests("CSVReadingTests", knows: ["CSVReading", "TestSupport"]),
    tests("TableReadingTests", knows: ["TableReading", "CSVReading", "CLibZip", "Files", "TestSupport"]),
    tests("SupplyModelTests", knows: ["SupplyModel", "TestSupport"]),
    tests("FilesTests", knows: ["Files", "SupplyModel", "TestSupport"]),
    tests(
      "SISMEDImportTests",
      knows: ["SISMEDImport", "CSVReading", "TableReading", "TestSupport"]),
    tests("DataQualityTests", knows: ["DataQuality", "SupplyModel", "Telling", "TestSupport"]),
    tests("DemandForecastingTests", knows: ["DemandForecasting", "TestSupport"]),
    tests("ForecastScoringTests", knows: ["ForecastScoring", "DemandForecasting", "TestSupport"]),
    tests("SupplySolvingTests", knows: ["SupplySolving", "TestSupport"]),
    tests(
      "StockPolicyTests",
      knows: ["StockPolicy", "DemandForecasting", "SupplySolving", "SupplyModel", "TestSupport"]),
    tests(
      "SupplyStoreTests",
      knows: [
        "SupplyStore", "SupplyModel", "StockPolicy", "Operations", "Files", "TestSupport",
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(
      name: "RunsSupport", dependencies: ["Runs", "SupplyStore", "SupplyModel", "TestSupport"],
      path: "Tests/RunsSupport", swiftSettings: strict),
    tests(
      "RunsTests",
      knows: [
        "Runs", "RunsSupport", "ForecastScoring", "DataQuality", "Improvement", "Operations", "Simulation",
        "TestSupport",
      ]),
    tests(
      "StudiesTests",
      knows: ["Studies", "Operations", "Runs", "RunsSupport", "PolicyReplay", "Simulation", "TestSupport"]),
    tests(
      "TellingTests",
      knows: [
        "Telling", "Operations", "ForecastScoring", "PolicyReplay", "TableReading", "CLibZip", "CXml2",
        "Files",
        "TestSupport", .product(name: "Mustache", package: "swift-mustache"),
      ]),
    tests("SimulationTests", knows: ["Simulation", "TestSupport"]),
    tests("PolicyReplayTests", knows: ["PolicyReplay", "Simulation", "TestSupport"]),
    tests(
      "OperationsTests",
      knows: ["Operations", "StockPolicy", "SupplyModel", "Telling", "TestSupport"]),
    tests(
      "NightlyRunTests",
      knows: [
        "NightlyRun", "Operations", "Runs", "ForecastScoring", "SupplyModel", "SupplyStore", "Telling",
        "Files",
        "TestSupport",
      ]),
    tests(
      "ImprovementTests",
      knows: ["DataQuality", "Improvement", "StockPolicy", "SupplyModel", "TestSupport"]),
    tests("HouseTests", knows: ["TestSupport"]),
    tests(
      "CommandWordsTests",
      knows: [
        "CommandWords", "colca", "SupplyModel", "Telling", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    tests(
      "WebTests",
      knows: [
        "Web", "Operations", "Runs", "RunsSupport", "SupplyModel", "SupplyStore", "StockPolicy", "Telling",
        "TestSupport", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
      ]),
    tests("EndToEndTests", knows: ["TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
