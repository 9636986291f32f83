/// Finds the name that somebody probably meant.
public enum NearestName {
  /// The known name most like `text`, or nil when none is near enough to be a slip of the pen.
  ///
  /// Near enough: at most a third of the letters differ (Levenshtein 1966), or one, or one name begins the other; of two as
  /// near the first in the list. Names of one letter are nobody's slip.
  ///
  ///     NearestName.nearest(to: "reportes", among: ["reports", "inbox"])  // "reports"
  ///
  /// - Parameter form: the form in which names are compared.
  public static func nearest(
    to text: String, among names: [String], comparing form: (String) -> String = { $0 }
  ) -> String? {
    let target = Array(form(text).utf8)
    var best: (name: String, distance: Int)?
    for name in names {
      let candidate = Array(form(name).utf8)
      guard candidate.count >= 2 else { continue }
      let begins = candidate.count >= 4 && (target.starts(with: candidate) || candidate.starts(with: target))
      let distance = begins ? 1 : editDistance(target, candidate)
      guard distance <= max(1, target.count / 3), distance < best?.distance ?? .max else { continue }
      best = (name, distance)
    }
    return best?.name
  }

  /// The least number of letters to insert, delete or replace.
  private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let replaced = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, min(row[j], row[j + 1]) + 1)
      }
    }
    return row[right.count]
  }
}
