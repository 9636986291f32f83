import ArgumentParser

extension ArgumentHelp {
  /// The help of an option or argument in both languages, with the kind of its value; a flag has none.
  ///
  ///     @Option(help: .told(.month, es: "Solo este mes.", en: "Only this month."))
  ///     var month: Month?
  public static func told(
    _ kind: ValueKind? = nil, es spanish: String, en english: String, isHidden: Bool = false
  ) -> ArgumentHelp {
    ArgumentHelp(
      .init(stringLiteral: .told(es: spanish, en: english)), valueName: kind?.rawValue,
      visibility: isHidden ? .hidden : .default)
  }
}

extension ValidationError {
  /// What is wrong with what was typed, in both languages.
  public init(es spanish: String, en english: String) { self.init(.told(es: spanish, en: english)) }
}
