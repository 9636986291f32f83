/// Something found in a file: a table, or what could not be read as one.
public enum TableEntry {
  /// A table, ready to be read.
  case table(Table)
  /// The file, or a member of it, by the name that people know, and why it is not read.
  case refused(name: String, reason: TableRefusal)
}
