import SupplyModel

/// An error of ours that people are told of in a sentence: what stopped a command, and what to do about it.
///
/// Every `ColcaError` is one; the sentences of each type stand in a file of their own beside this one.
protocol ErrorWithSentence: ColcaError {
  /// The sentence.
  func sentence(in language: Language) -> String
}

extension Language {
  /// What stopped a command, and what to do about it.
  ///
  /// An error that is not ours was not foreseen, and is told as a fault of the program.
  public func sentence(for error: any Error) -> String {
    let told = error as? any ErrorWithSentence ?? ProgrammingError(unforeseen: error)
    return told.sentence(in: self)
  }
}

extension ProgrammingError: ErrorWithSentence {
  /// That the program is at fault and nobody else, and what to pass on to whoever mends it.
  func sentence(in language: Language) -> String {
    language.text(
      es:
        "Colca tiene una falla (\(what)). Es un error del programa, no de usted ni de su disco: avise a quien lo "
        + "mantiene, con este mensaje, la orden que dio y lo que dice colca --version",
      en:
        "There is a fault in Colca (\(what)). It is an error of the program, not of yours or your disk's: tell whoever "
        + "maintains it, with this message, the command that you gave and what colca --version says")
  }
}
