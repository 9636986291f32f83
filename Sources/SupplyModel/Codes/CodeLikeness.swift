/// What a code is apart from capitals, leading zeros, blanks and the `.0` of a spreadsheet: codes alike in it are as a rule one code.
///
/// Where a grammar says what is damage, codes are mended; the open layout has none, and so its codes stay as they are written
/// and those that are alike are told of.
public enum CodeLikeness {
  /// The text in which alike codes agree.
  ///
  ///     CodeLikeness.text(of: "hc 007.0")  // "HC7"
  public static func text(of code: String) -> String {
    var letters = code.uppercased().unicodeScalars.filter { $0 != " " }
    if let mark = letters.lastIndex(of: "."), mark != letters.startIndex {
      let decimals = letters[letters.index(after: mark)...]
      if !decimals.isEmpty, decimals.allSatisfy({ $0 == "0" }), letters[..<mark].last.map(isDigit) ?? false {
        letters = String.UnicodeScalarView(letters[..<mark])
      }
    }
    // Zeros that lead a number: those of `HC007` too, but not the one of `HC0` nor those within `1007`.
    var result = String.UnicodeScalarView()
    var isInNumber = false
    for (index, letter) in zip(letters.indices, letters) {
      let next = letters.index(after: index)
      let leads = letter == "0" && !isInNumber && next != letters.endIndex && isDigit(letters[next])
      if leads { continue }
      isInNumber = isDigit(letter)
      result.append(letter)
    }
    return String(result)
  }

  /// The text in which a code agrees with what a hand or a spreadsheet easily makes of it besides: signs between its letters, a letter
  /// for the digit that it looks like, thousands told apart, powers of ten.
  ///
  /// Good enough to ask whether two codes are one, never to take them for one.
  ///
  ///     CodeLikeness.looseText(of: "O6528-F01")  // "6528F1", as of "06528F01"
  ///     CodeLikeness.looseText(of: "4.594E+03")  // "4594", as of "4,594"
  public static func looseText(of code: String) -> String {
    let plain = text(of: code)
    if let number = wholeNumber(plain) { return number }
    var letters = plain.unicodeScalars.filter(\.properties.isAlphabeticOrDigit)
    for index in letters.indices {
      let before = index > letters.startIndex ? letters[letters.index(before: index)] : nil
      let after = letters[letters.index(after: index)...].first
      guard [before, after].contains(where: { $0.map(isDigit) ?? false }) else { continue }
      let digit: UnicodeScalar? =
        switch letters[index] {
        case "O": "0"
        case "I", "L": "1"
        default: nil
        }
      if let digit { letters.replaceSubrange(index...index, with: [digit]) }
    }
    return text(of: String(letters))
  }

  /// The whole number that a code in capitals stands for, written with thousands apart (`4,594`) or as a power of ten (`4.594E+03`).
  private static func wholeNumber(_ code: String) -> String? {
    let groups = code.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    let isOfDigits = groups.allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy(isDigit) }
    if isOfDigits, groups.count > 1, groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) {
      return text(of: groups.joined())
    }
    let parts = code.split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2, let power = Int(parts[1]), (0...15).contains(power) else { return nil }
    let mantissa = parts[0].split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard (1...2).contains(mantissa.count), mantissa[0].count == 1,
      mantissa.joined().unicodeScalars.allSatisfy(isDigit)
    else { return nil }
    let decimals = mantissa.count == 2 ? String(mantissa[1]) : ""
    guard decimals.count <= power else { return nil }
    return text(of: mantissa[0] + decimals + String(repeating: "0", count: power - decimals.count))
  }

  private static func isDigit(_ letter: UnicodeScalar) -> Bool { ("0"..."9").contains(letter) }
}

extension UnicodeScalar.Properties {
  /// A letter of any script, or a digit.
  fileprivate var isAlphabeticOrDigit: Bool { isAlphabetic || numericType == .decimal }
}
