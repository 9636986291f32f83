import SupplyModel

/// The key that a misspelt name probably means.
enum NearestKey {
  static func name(like text: String) -> String? {
    NearestName.nearest(to: text, among: ConfigurationKey.allNames, comparing: ConfigurationKey.form)
  }
}
