import StockPolicy

/// What all the pages of a report have in common, made once: names, anchors, lines and files.
///
/// It is made from the whole run, so that no page calls a product, a number or a place otherwise than another.
struct ReportShared {
  let names: ReportNames
  let order: FacilityOrder
  let lines: LineViews
  let files: ReportFiles
  let transferReasons: TransferReasons
  /// Up to so many lines have their charts on the page of the whole run; beyond, it would weigh too much to be sent.
  let mostChartedLines: Int

  init(_ input: ReportInput, split: ReportScope.Split, mostChartedLines: Int = 600) {
    self.mostChartedLines = split == .region ? .max : mostChartedLines
    names = input.names
    order = FacilityOrder(run: input.run, names: names)
    lines = LineViews(input: input, names: names, order: order)
    files = ReportFiles(order: order, names: names, split: split)
    transferReasons = TransferReasons(run: input.run, names: names)
  }
}
