import SupplyModel

/// Column names as people and programs vary them, brought to one form.
enum HeaderNames {
  /// Upper case, without accents, and without anything but letters and digits: `Código Pre.` is `CODIGOPRE`.
  static func normalized(_ name: some StringProtocol) -> String {
    var name = String(name)
    let plain = name.withUTF8(plain)
    if let plain { return plain }
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

  /// The name with the digits of any script as those of ours: full-width ones come from Asian input methods.
  static func withPlainDigits(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 > 127 }) else { return name }
    var result = ""
    for scalar in name.unicodeScalars {
      let isDigit = !scalar.isASCII && scalar.properties.numericType == .decimal
      if isDigit, let value = scalar.properties.numericValue {
        result += String(Int(value))
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The normal form of a name of ASCII, as nearly all are; nil for others.
  private static func plain(_ name: UnsafeBufferPointer<UInt8>) -> String? {
    guard name.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: name.count) { letters in
      var count = 0
      for byte in name {
        let isSmall = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
        let letter = isSmall ? byte - 0x20 : byte
        guard
          letter >= UInt8(ascii: "A") && letter <= UInt8(ascii: "Z")
            || letter >= UInt8(ascii: "0") && letter <= UInt8(ascii: "9")
        else { continue }
        letters[count] = letter
        count += 1
      }
      return count
    }
  }

  /// The name most like `wanted` and near enough to be a slip of the pen, or nil.
  ///
  /// Near enough: at most a third of the letters differ (Levenshtein distance), or one name begins the other.
  static func nearest(to wanted: String, among names: [String]) -> String? {
    NearestName.nearest(to: wanted, among: names) { normalized($0) }
  }
}

/// Finds the code that somebody probably meant.
public enum NearestCode {
  /// The known code most like `text`, or nil when none is near enough to be a slip of the pen.
  public static func nearest(to text: String, among codes: [String]) -> String? {
    HeaderNames.nearest(to: text, among: codes)
  }
}
