import SupplyModel

/// Numbers as Peru writes them: comma between thousands, point before decimals, whatever the machine's locale.
public enum NumberText {
  /// A number with at most so many decimals, trailing zeros left out: `1,234.5`.
  ///
  /// Half rounds away from zero; a number that is none at all prints as `–`.
  ///
  /// - Parameters:
  ///   - value: the number.
  ///   - decimals: at most so many decimals, 0…6.
  ///   - grouped: whether thousands are set off; files for programs leave that out.
  public static func decimal(_ value: Double, decimals: Int = 1, grouped: Bool = true) -> String {
    guard value.isFinite else { return "–" }
    let text = PlainNumber.text(value, decimals: decimals)
    // What rounds to less has no thousands.
    guard grouped, value.magnitude >= 999 else { return text }
    let sign = text.utf8.prefix { $0 == UInt8(ascii: "-") }
    let whole = text.utf8[sign.endIndex...].prefix { $0 != UInt8(ascii: ".") }
    return String(text[..<sign.endIndex]) + self.grouped(Substring(whole)) + text[whole.endIndex...]
  }

  /// A number with exactly so many decimals, for columns that are compared: `0.900`; `–` where there is none.
  public static func fixed(_ value: Double?, decimals: Int = 3) -> String {
    guard let value, value.isFinite else { return "–" }
    let text = decimal(value, decimals: decimals, grouped: false)
    let given = text.split(separator: ".").dropFirst().first?.utf8.count ?? 0
    guard given < decimals else { return text }
    return text + (given == 0 ? "." : "") + String(repeating: "0", count: decimals - given)
  }

  /// A whole number: `1,234`.
  public static func whole(_ value: Int) -> String {
    guard value.magnitude >= 1000 else { return String(value) }
    return (value < 0 ? "-" : "") + grouped(String(value.magnitude))
  }

  /// An amount with two decimals, half a hundredth rounding away from zero: `1,234.50`.
  package static func cents(_ amount: Double) -> String {
    guard amount.isFinite else { return "–" }
    // A double of such a size does not hold every hundredth.
    guard abs(amount) < 9e13 else { return decimal(amount, decimals: 0) + ".00" }
    let all = Int((abs(amount) * 100).rounded())
    let rest = String(all % 100)
    let sign = amount < 0 && all > 0 ? "-" : ""
    return sign + grouped(String(all / 100)) + "." + (rest.utf8.count == 1 ? "0" : "") + rest
  }

  /// A share in percent without decimals; what is neither none nor all never prints as `0 %` or `100 %`.
  static func percent(_ share: Double) -> String {
    let whole = Int((min(max(0, share), 1) * 100).rounded())
    if whole == 0 && share > 0 { return "<1 %" }
    if whole == 100 && share < 1 { return ">99 %" }
    return "\(whole) %"
  }

  /// A difference in percent without decimals, with its sign: `+12 %`, `−8 %`; `0 %` where it rounds to none.
  static func signedPercent(_ share: Double) -> String {
    let whole = (min(max(-1e7, share), 1e7) * 100).rounded()
    guard whole != 0 else { return "0 %" }
    return (whole > 0 ? "+" : "−") + grouped(String(Int(whole.magnitude))) + " %"
  }

  /// Digits with a comma between thousands.
  private static func grouped(_ digits: some StringProtocol) -> String {
    let count = digits.utf8.count
    guard count > 3 else { return String(digits) }
    return String(unsafeUninitializedCapacity: count + count / 3) { room in
      var place = 0
      func put(_ byte: UInt8) {
        room.initializeElement(at: place, to: byte)
        place += 1
      }
      for (index, digit) in digits.utf8.enumerated() {
        if index > 0 && (count - index).isMultiple(of: 3) { put(UInt8(ascii: ",")) }
        put(digit)
      }
      return place
    }
  }
}

extension Language {
  /// `1 producto agotado`, `5 productos agotados`: a count with its noun.
  public func counted(_ count: Int, es spanish: (String, String), en english: (String, String)) -> String {
    let noun = count == 1 ? text(es: spanish.0, en: english.0) : text(es: spanish.1, en: english.1)
    return NumberText.whole(count) + " " + noun
  }

  /// `1 mes`, `2.5 meses`: months that need not be whole.
  func months(_ months: Double) -> String {
    let number = NumberText.decimal(months)
    return number + (number == "1" ? text(es: " mes", en: " month") : text(es: " meses", en: " months"))
  }

  /// `7 de 8`.
  func outOf(_ count: Int, _ all: Int) -> String {
    NumberText.whole(count) + text(es: " de ", en: " of ") + NumberText.whole(all)
  }
}
