/// The version of the program.
public enum ColcaVersion {
  /// As reports and runs carry it.
  public static let current = "0.2.0"
}
