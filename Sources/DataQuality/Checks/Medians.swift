/// Medians of a few numbers, without allocation.
enum Medians {
  /// The median; the mean of the middle two when the count is even, 0 of nothing.
  ///
  /// Sorts `values` in place by insertion, which is the fastest way for a dozen.
  static func sorting(_ values: inout [Double]) -> Double {
    for index in values.indices.dropFirst() {
      let value = values[index]
      var slot = index
      while slot > 0, values[slot - 1] > value {
        values[slot] = values[slot - 1]
        slot -= 1
      }
      values[slot] = value
    }
    guard !values.isEmpty else { return 0 }
    let middle = values.count / 2
    return values.count.isMultiple(of: 2) ? (values[middle - 1] + values[middle]) / 2 : values[middle]
  }

  /// The median of numbers in any order.
  static func of(_ values: some Sequence<Double>) -> Double {
    var copy = Array(values)
    return sorting(&copy)
  }
}
