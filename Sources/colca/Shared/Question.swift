import Foundation

/// Something that is asked on a terminal before it is done.
struct Question {
  private let text: String

  /// A question with its choice of answers; nothing but a yes is one.
  init(_ text: String) { self.text = text }

  /// Whether somebody sits at a terminal and can be asked.
  static var canBeAsked: Bool { isatty(STDIN_FILENO) == 1 }

  /// Asks, and waits for the answer.
  var isAgreed: Bool {
    Messages.put(text)
    let answer = (readLine() ?? "").trimmingCharacters(in: .whitespaces).lowercased()
    return ["s", "si", "sí", "y", "yes"].contains(answer)
  }
}
