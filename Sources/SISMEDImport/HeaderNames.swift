/// Column names as people and programs vary them, brought to one form.
enum HeaderNames {
  /// Upper case, without accents, and without anything but letters and digits: `Código Pre.` is `CODIGOPRE`.
  static func normalized(_ name: some StringProtocol) -> String {
    var result = ""
    for scalar in name.uppercased().unicodeScalars {
      switch scalar {
      case "A"..."Z", "0"..."9": result.unicodeScalars.append(scalar)
      case "Á", "À", "Ä", "Â": result += "A"
      case "É", "È", "Ë", "Ê": result += "E"
      case "Í", "Ì", "Ï", "Î": result += "I"
      case "Ó", "Ò", "Ö", "Ô": result += "O"
      case "Ú", "Ù", "Ü", "Û": result += "U"
      case "Ñ": result += "N"
      default: continue
      }
    }
    return result
  }

  /// The name most like `wanted` and near enough to be a slip of the pen, or nil.
  ///
  /// Near enough: at most a third of the letters differ (Levenshtein distance), or one name begins the other.
  static func nearest(to wanted: String, among names: [String]) -> String? {
    let target = Array(normalized(wanted).utf8)
    var best: (name: String, distance: Int)?
    for name in names {
      let candidate = Array(normalized(name).utf8)
      guard candidate.count >= 2 else { continue }
      let begins = candidate.count >= 4 && (target.starts(with: candidate) || candidate.starts(with: target))
      let distance = begins ? 1 : editDistance(target, candidate)
      guard distance <= max(1, target.count / 3), distance < best?.distance ?? .max else { continue }
      best = (name, distance)
    }
    return best?.name
  }

  /// The least number of letters to insert, delete or replace (Levenshtein 1966).
  static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
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
