import Testing

@testable import DemandForecasting

/// Trees and bins, small enough to be worked out by hand.
@Suite struct TreeTests {
  /// Three groups by the second feature, of ten examples each; the first feature says nothing.
  private var table: TrainingTable {
    var table = TrainingTable(featureCount: 3)
    for example in 0..<30 {
      let group = example % 3
      table.features += [Float(example / 3 % 2), [1, 3, 7][group], 4]
      table.targets.append([0, 1, 1.25][group])
      table.codes.append(UInt16(group + 1))
    }
    return table
  }

  private func settings(smallestLeaf: Int) -> ForestSettings {
    var settings = ForestSettings()
    settings.smallestLeaf = smallestLeaf
    settings.sampleShare = 1
    settings.featureShare = 1
    return settings
  }

  private func grown(smallestLeaf: Int) -> Tree {
    TreeGrower(
      table, bins: FeatureBins(table), settings: settings(smallestLeaf: smallestLeaf), tree: 0
    ).grow()
  }

  /// Telling 0 from 1 and 1.25 gains most, then 1 from 1.25; cuts lie midway, at 2 and 5.
  ///
  /// The second child is closed first.
  @Test func aTreeSplitsWhereTheTargetsDiffer() {
    let tree = grown(smallestLeaf: 2)
    #expect(tree.feature == [1, -1, 1, -1, -1])
    #expect(tree.threshold == [2, 0, 5, 0, 0])
    #expect(tree.next == [1, 2, 3, 1, 0])
    #expect(tree.codes == [3, 2, 1] && tree.shares == [1, 1, 1] && tree.leafStarts == [0, 1, 2, 3])
    for (x, code) in [(Float(1), 1), (2, 1), (3, 2), (5, 2), (5.5, 3), (7, 3), (99, 3)] {
      let leaf = [Float(0), x, 4].withUnsafeBufferPointer { row in
        row.baseAddress.map { Array(tree.codes[tree.leaf(of: $0)]) } ?? []
      }
      #expect(leaf == [UInt16(code)], "at \(x)")
    }
  }

  @Test func aLeafHoldsWhatWasDrawnAsOftenAsItWasDrawn() {
    let tree = grown(smallestLeaf: 16)
    #expect(tree.feature == [-1] && tree.next == [0] && tree.leafStarts == [0, 3])
    var random = SplitMix(seed: ForestSettings().seed, place: 0)
    let drawn = (0..<30).map { _ in table.codes[random.below(30)] }
    #expect(tree.codes == [1, 2, 3])
    for (code, share) in zip(tree.codes, tree.shares) {
      #expect(abs(share - Float(drawn.count { $0 == code }) / 30) < 1e-6)
    }
  }

  @Test func targetsThatAreAllAlikeAreNotSplit() {
    var flat = table
    flat.targets = Array(repeating: 1, count: 30)
    let tree = TreeGrower(flat, bins: FeatureBins(flat), settings: settings(smallestLeaf: 2), tree: 0).grow()
    #expect(tree.feature == [-1])
  }

  // MARK: Bins

  private func column(_ values: [Float]) -> TrainingTable {
    var table = TrainingTable(featureCount: 1)
    table.features = values
    table.targets = values.map { _ in 0 }
    table.codes = values.map { _ in 0 }
    return table
  }

  @Test func fewValuesGetABinEach() {
    let bins = FeatureBins(table)
    #expect(bins.edges == [[0.5], [2, 5], []])
    #expect(bins.varying == [0, 1])
    // Example after example, three bins each.
    func column(_ feature: Int) -> [UInt8] { stride(from: feature, to: 90, by: 3).map { bins.bins[$0] } }
    #expect(column(0).prefix(6) == [0, 0, 0, 1, 1, 1] && column(1).prefix(3) == [0, 1, 2])
    #expect(column(2).allSatisfy { $0 == 0 })
  }

  @Test func sixtyFourValuesStillGetABinEach() {
    let bins = FeatureBins(column((0..<64).map { Float($0) }))
    #expect(bins.edges[0].count == 63 && bins.edges[0][0] == 0.5 && bins.edges[0][62] == 62.5)
    #expect(bins.bins == (0..<64).map { UInt8($0) })
  }

  /// 640 values, cut at every 639·b/64-th: bins of ten, a value in the first bin whose edge it does not exceed.
  @Test func manyValuesShareBinsEvenly() {
    let bins = FeatureBins(column((0..<640).map { Float($0) }))
    #expect(bins.edges[0].count == 63 && bins.edges[0].prefix(2) == [9, 19])
    #expect(bins.bins[9] == 0 && bins.bins[10] == 1 && bins.bins[639] == 63)
    let sizes = (0..<64).map { bin in bins.bins.count { $0 == bin } }
    #expect(sizes.allSatisfy { (9...11).contains($0) })
  }

  /// Where most values are one and the same, edges are not repeated, and the last value is no edge.
  @Test func aHeavyValueIsOneBin() {
    let bins = FeatureBins(column(Array(repeating: 0, count: 900) + (1...100).map { Float($0) }))
    #expect(bins.edges[0] == bins.edges[0].sorted() && Set(bins.edges[0]).count == bins.edges[0].count)
    #expect(bins.edges[0][0] == 0 && (bins.edges[0].last ?? 100) < 100)
    #expect(bins.bins.prefix(900).allSatisfy { $0 == 0 } && bins.bins[900] == 1)
  }

  /// The examples of a month stand in a row, a step each: a stride of 3 or 6 would see one step alone.
  @Test(arguments: [24_600, 49_200, 57_000])
  func edgesAreTakenFromEveryStep(count: Int) {
    let bins = FeatureBins(column((0..<count).map { Float($0 % 3 + 1) }))
    #expect(bins.edges == [[1.5, 2.5]])
    #expect(bins.bins.prefix(3) == [0, 1, 2])
  }

  @Test func numbersAreSortedByTheirBits() {
    var random = SplitMix(seed: 5, place: 1)
    var values =
      (0..<3000).map { _ in Float(random.below(2001) - 1000) / 8 } + [
        0, -0.0, 1e30, -1e30, .leastNonzeroMagnitude,
      ]
    let expected = values.sorted()
    var spare: [UInt32] = []
    RadixSort.sort(&values, spare: &spare)
    #expect(values == expected)
    var none: [Float] = []
    RadixSort.sort(&none, spare: &spare)
    #expect(none.isEmpty)
  }

  /// A feature that is left out is as one that does not vary, and the same trees grow as without it.
  @Test func featuresThatAreLeftOutSplitNothing() {
    let bins = FeatureBins(table, ignored: 1..<2)
    #expect(bins.edges[1].isEmpty && bins.varying == [0])
    var most = settings(smallestLeaf: 2)
    most.trees = 3
    let forest = Forest(table, ignored: 1..<2, settings: most, workers: 1)
    #expect(forest.trees.allSatisfy { tree in !tree.feature.contains(1) })
  }
}
