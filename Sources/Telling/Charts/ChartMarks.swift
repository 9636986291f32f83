/// Strokes of one kind, gathered into one path: a chart of hundreds of lines stays a few hundred bytes.
///
/// Bars are thick strokes, whose width the style sheet gives.
struct ChartMarks {
  private var data = ""

  /// Strokes from a point by relative steps: `add(x: 6, y: 62, "v-12")`.
  mutating func add(x: Int, y: Int, _ steps: String) { data += "M\(x) \(y)\(steps)" }

  /// The path with its class, or nothing where there is no stroke.
  func path(_ name: String) -> String { data.isEmpty ? "" : "<path class=\"\(name)\" d=\"\(data)\"/>" }
}
