import SupplyModel

/// What stands in the margins of a printed page: whose it is and how old, and which of how many.
enum PaperRules {
  /// The rules of a page for whom and until when it is.
  static func text(_ language: Language, scope: String?, period: String) -> String {
    let pages = language.text(
      es: #""página " counter(page) " de " counter(pages)"#,
      en: #""page " counter(page) " of " counter(pages)"#)
    let whose = quoted((scope.map { $0 + " · " } ?? "") + period)
    let boxes =
      "@bottom-left{content:\(whose);font:9px sans-serif}@bottom-right{content:\(pages);font:9px sans-serif}"
    return "@page{\(boxes)}\n@page wide{\(boxes)}\n"
  }

  /// A text as a style sheet takes it, whatever is in it: all but letters, digits and plain signs by their numbers.
  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars.prefix(120) {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ".", ",", "-": quoted.unicodeScalars.append(scalar)
      default: quoted += "\\" + String(scalar.value, radix: 16) + " "
      }
    }
    return "\"" + quoted + "\""
  }
}
