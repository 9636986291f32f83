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
    ("legend", PackageResources.legend_mustache), ("facility", PackageResources.facility_mustache),
    ("networks", PackageResources.networks_mustache), ("data", PackageResources.data_mustache),
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
    MustacheContentTypes.register(MarkupText(), named: MarkupText.name)
    var library = MustacheLibrary()
    for source in sources {
      try library.register(String(decoding: source.bytes, as: UTF8.self), named: source.name)
    }
    let view = page.view.merging(assets) { first, _ in first }
    return library.render(view, withTemplate: "report") ?? ""
  }
}
