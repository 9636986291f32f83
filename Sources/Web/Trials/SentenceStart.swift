extension String {
  /// The same as the beginning of a sentence: its first letter large, the rest as it is.
  var asSentenceStart: String { prefix(1).uppercased() + dropFirst() }
}
