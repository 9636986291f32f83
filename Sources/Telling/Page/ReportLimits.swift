/// How much stands on one page, so that it can be read, sent and printed whatever the number of facilities.
struct ReportLimits {
  /// Parts of a place, and rows of a list above micro-networks: what a person reads.
  var parts = 20
  /// Rows of a list on the page of those who work with all of them.
  var rowsOfWork = 120
  /// Facilities that are one page's work.
  var facilitiesOfWork = 60
  /// Rows of a file that goes on with the parts of a place.
  var rowsOfList = 1_500
  /// Lines whose cards stand on a page of more than one facility.
  var linesOfCards = 600
  /// Lines with charts on one page; beyond, it would weigh too much to be sent.
  var chartedLines = 400
  /// Lines with large charts on the page of one facility.
  var largeCharts = 120
  /// Facilities that have each a mark of its own on a map; beyond, the parts of the place have.
  var mappedFacilities = 400
}
