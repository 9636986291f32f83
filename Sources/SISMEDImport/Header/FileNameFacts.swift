import SupplyModel

/// What the name of a file says of its content: `DISP_06528F01_202610.csv`, `ici-2026-10`, `OCTUBRE 2026`.
struct FileNameFacts {
  /// The months that it names, each once; one where it is to be trusted.
  let months: [Month]
  /// The pharmacy or warehouse that it names; nil when none or several.
  ///
  /// Only codes with their letter count: five digits alone may as well be a product.
  let facility: FacilityCode?
  /// The day on which a table of today's stock was copied; nil where nothing tells.
  var stockDay: Day?

  /// The day that the name of one of SISMED's backups tells: `BKDA202611021830.zip` is of 2 November 2026.
  static func backupDay(in name: String) -> Day? {
    let upper = name.uppercased()
    guard upper.hasPrefix("BKDA") else { return nil }
    let digits = upper.dropFirst(4).prefix { $0.isASCII && $0.isNumber }
    guard digits.count >= 8 else { return nil }
    let (year, month, day) = (digits.prefix(4), digits.dropFirst(4).prefix(2), digits.dropFirst(6).prefix(2))
    return Day("\(year)-\(month)-\(day)").flatMap { plausible($0.month) == nil ? nil : $0 }
  }

  /// A run of digits, of letters, or of anything else.
  private struct Run {
    enum Kind { case digits, letters, other }
    let kind: Kind
    var text: String
  }

  init(_ name: String) {
    var stem = name.uppercased()
    if let point = stem.lastIndex(of: "."), point != stem.startIndex, stem[point...].utf8.count <= 5 {
      // A short ending is the kind of file, unless it is a month: `ici-2026.10`.
      if !stem[point...].dropFirst().allSatisfy(\.isNumber) { stem = String(stem[..<point]) }
    }
    let runs = Self.runs(of: stem)
    var months: [Month] = []
    for index in runs.indices {
      if let month = Self.month(at: index, of: runs), !months.contains(month) { months.append(month) }
    }
    self.months = months
    let words = stem.split { !($0.isLetter || $0.isNumber) }
    let codes = Set(words.filter(Self.isPharmacyOrWarehouse).compactMap(FacilityCodeGrammar.normalized))
    facility = codes.count == 1 ? codes.first : nil
  }

  private static func isPharmacyOrWarehouse(_ word: Substring) -> Bool {
    let digits = word.prefix { $0.isNumber }.count
    return word.dropFirst(digits).first == "F" ? digits >= 4 : digits >= 2 && digits < word.count
  }

  private static func runs(of text: String) -> [Run] {
    var runs: [Run] = []
    for letter in text {
      let kind: Run.Kind = letter.isASCII && letter.isNumber ? .digits : letter.isLetter ? .letters : .other
      if runs.last?.kind == kind {
        runs[runs.count - 1].text.append(letter)
      } else {
        runs.append(Run(kind: kind, text: String(letter)))
      }
    }
    return runs
  }

  /// The month that begins or, for the name of a month, stands at a run.
  private static func month(at index: Int, of runs: [Run]) -> Month? {
    func run(_ offset: Int) -> Run? {
      runs.indices.contains(index + offset) ? runs[index + offset] : nil
    }
    switch runs[index].kind {
    case .digits where runs[index].text.count == 6: return month(runs[index].text)
    case .digits where runs[index].text.count == 4:
      guard let mark = run(1), mark.text.count == 1, let rest = run(2), rest.kind == .digits,
        rest.text.count == 2
      else { return nil }
      // A whole date is the day of the export more often than the month of the report.
      if let next = run(3), next.text == mark.text, let day = run(4), day.kind == .digits, day.text.count <= 2
      {
        return nil
      }
      return month(runs[index].text + rest.text)
    case .letters:
      guard let number = NamedMonth.number(of: runs[index].text) else { return nil }
      let after = runs[(index + 1)...].first { $0.kind != .other && !["DE", "DEL"].contains($0.text) }
      let before = runs[..<index].last { $0.kind != .other && !["DE", "DEL"].contains($0.text) }
      let year = [after, before].compactMap { $0 }.first { $0.kind == .digits && $0.text.count == 4 }
      return year.flatMap { Int($0.text) }.flatMap { plausible(Month(year: $0, month: number)) }
    default: return nil
    }
  }

  private static func month(_ digits: String) -> Month? { plausible(Month(digits)) }

  /// SISMED's files are of this century; other numbers are other things.
  private static func plausible(_ month: Month?) -> Month? {
    month.flatMap { (2000...2099).contains($0.year) ? $0 : nil }
  }
}
