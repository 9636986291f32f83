/// What makes nights happen by themselves, shown before it is done.
public enum ScheduleText {
  /// Files under their paths, folders and commands; all but what is in the files as comments.
  public static func text(
    account: String, files: [(path: String, text: String)], folders: [String], commands: [[String]],
    language: Language
  ) -> String {
    var text = "# " + language.planIntroduction(account: account) + "\n"
    for file in files { text += "\n# " + file.path + "\n" + file.text }
    text += "\n# " + language.planFolders + "\n" + folders.map { "#   " + $0 + "\n" }.joined()
    guard !commands.isEmpty else { return text }
    return text + "\n# " + language.planCommands + "\n"
      + commands.map { "#   " + $0.map(word).joined(separator: " ") + "\n" }.joined()
  }

  private static func word(_ text: String) -> String {
    text.contains { " '\"$&;*?".contains($0) } ? "'" + text.replacing("'", with: "'\\''") + "'" : text
  }
}
