import Mustache
import SupplyModel

/// The templates of the report, which the program carries within itself.
enum ReportTemplates {
  /// The page, and its parts by the names under which it includes them.
  private static let sources: [(name: String, bytes: [UInt8])] = [
    ("report", PackageResources.report_mustache), ("header", PackageResources.header_mustache),
    ("worklist", PackageResources.worklist_mustache), ("resolve", PackageResources.resolve_mustache),
    ("transfers", PackageResources.transfers_mustache),
    ("orders", PackageResources.orders_mustache), ("excess", PackageResources.excess_mustache),
    ("expiries", PackageResources.expiries_mustache),
    ("shortages", PackageResources.shortages_mustache),
    ("legend", PackageResources.legend_mustache), ("facility", PackageResources.facility_mustache),
    ("networks", PackageResources.networks_mustache),
    ("matrix", PackageResources.matrix_mustache), ("map", PackageResources.map_mustache),
    ("indicators", PackageResources.indicators_mustache), ("changes", PackageResources.changes_mustache),
    ("accuracy", PackageResources.accuracy_mustache),
    ("data", PackageResources.data_mustache),
    ("backtest", PackageResources.backtest_mustache), ("scores", PackageResources.scores_mustache),
    ("replay", PackageResources.replay_mustache), ("digest", PackageResources.digest_mustache),
  ]

  /// The style sheet and the script, which stand within the page.
  private static var assets: ReportPage.View {
    [
      "css": String(decoding: PackageResources.report_css, as: UTF8.self),
      "script": String(decoding: PackageResources.report_js, as: UTF8.self),
    ]
  }

  /// The page as HTML.
  static func render(_ page: ReportPage) throws -> String {
    try render(page.view.merging(assets) { first, _ in first }, template: "report")
  }

  /// The page of a backtest as HTML; it has no script.
  static func render(_ page: BacktestPage) throws -> String {
    try render(
      page.view, template: "backtest", styles: [PackageResources.report_css, PackageResources.backtest_css])
  }

  /// The page of a replay as HTML; it has no script.
  static func render(_ page: ReplayPage) throws -> String {
    try render(
      page.view, template: "replay",
      styles: [PackageResources.report_css, PackageResources.backtest_css, PackageResources.replay_css])
  }

  /// A message about a night as HTML; its styles stand with their elements, as programs for e-mail want them.
  static func render(_ page: DigestPage) throws -> String { try render(page.view, template: "digest") }

  private static func render(_ view: ReportPage.View, template: String, styles: [[UInt8]]) throws -> String {
    let style = styles.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    return try render(view.merging(["css": style]) { first, _ in first }, template: template)
  }

  private static func render(_ view: ReportPage.View, template: String) throws -> String {
    try library.get().render(view, withTemplate: template) ?? ""
  }

  /// The templates, read once: a region has a page for each of its micro-networks.
  private static let library = Result {
    MustacheContentTypes.register(MarkupText(), named: MarkupText.name)
    var library = MustacheLibrary()
    for source in sources {
      try library.register(String(decoding: source.bytes, as: UTF8.self), named: source.name)
    }
    return library
  }
}
