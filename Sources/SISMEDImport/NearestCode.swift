/// Finds the code that somebody probably meant.
public enum NearestCode {
  /// The known code most like `text`, or nil when none is near enough to be a slip of the pen.
  public static func nearest(to text: String, among codes: [String]) -> String? {
    HeaderNames.nearest(to: text, among: codes)
  }
}
