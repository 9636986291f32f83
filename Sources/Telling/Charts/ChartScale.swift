import Foundation

/// A vertical scale from 0 to a round number, with at most six gridlines.
struct ChartScale {
  /// What the top stands for.
  let top: Double
  /// From one gridline to the next.
  let step: Double
  /// How high the drawing is, and where its bottom lies.
  let height: Int
  let base: Int

  /// A scale that holds a quantity; what is not a number counts as none.
  ///
  /// - Parameter least: the smallest step between gridlines; 1 for what is counted in whole units.
  init(holding most: Double, height: Int, base: Int, least: Double = 1) {
    let most = most.isFinite ? max(most, least) : least
    let rough = most / 4
    let magnitude = pow(10, log10(rough).rounded(.down))
    let lead = rough / magnitude
    let nice = lead <= 1 ? 1.0 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10
    step = max(least, nice * magnitude)
    top = (most / step - 1e-9).rounded(.up) * step
    self.height = height
    self.base = base
  }

  /// Where a quantity stands, at most at the top.
  func y(_ quantity: Double) -> Int {
    guard quantity.isFinite, quantity > 0 else { return base }
    return base - Int((min(quantity, top) / top * Double(height)).rounded())
  }

  /// The quantities of the gridlines, 0 first.
  var ticks: [Double] { Array(stride(from: 0, through: top * 1.0001, by: step)) }

  /// The gridlines with their values left of them.
  func grid(from left: Int, to right: Int, label: (Double) -> String) -> DrawnText {
    var (lines, labels) = (DrawnText(), DrawnText())
    for tick in ticks {
      lines += "M\(left) \(y(tick))H\(right)"
      labels +=
        "<text class=\"e\" x=\"\(left - 5)\" y=\"\(y(tick) + 4)\">\(MarkupText.escaped(label(tick)))</text>"
    }
    return "<path class=\"gr\" d=\"\(lines)\"/>\(labels)"
  }
}
