extension ColcaError {
  /// Why a file could not be written, from what the system says.
  ///
  /// A full disk or a full quota asks for room (`inputOutput`); anything else for another place or for leave (`cannotWrite`).
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - errorNumber: Linux's `errno`: 28 is ENOSPC, 122 EDQUOT.
  ///   - reason: its words.
  public static func writing(_ path: String, errorNumber: Int32, reason: String) -> ColcaError {
    [28, 122].contains(errorNumber)
      ? .inputOutput(path: path, reason: reason) : .cannotWrite(path: path, reason: reason)
  }
}
