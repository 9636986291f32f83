import SupplyModel

/// A way in which files state reports, lots, registers or orders under way.
///
/// All that is particular to a layout stands in its own file: its columns, how its header is known, how its rows are
/// read, and how they come together with each other and with what is there already. To add one: write that file, and name it
/// in `KnownLayouts.all`.
protocol Layout: Sendable {
  /// Its name; no two layouts share one.
  var name: LayoutName { get }

  /// What its rows become.
  var content: LayoutContent { get }

  /// Whether texts are kept beside codes and numbers: then two code pages that both fit must be asked about.
  var keepsTexts: Bool { get }

  /// Whether it has columns whose names are months, as `MES12` or `202610`.
  var hasMonthColumns: Bool { get }

  /// The columns that it uses; others in a file are left alone.
  func columns(_ options: ImportOptions) -> [ColumnDefinition]

  /// Whether a header, complete or not, can be meant for no layout of another kind.
  ///
  /// A file of reports that lacks a column is still no register, though its descriptions would make a complete one.
  func claims(_ header: Header) -> Bool

  /// Takes from the file's name what the file and the person do not say.
  ///
  /// - Returns: what is to be announced: a month that nobody stated must be seen.
  func complete(_ header: inout Header, by name: FileNameFacts) -> [Finding]

  /// What keeps a file from having the month, facility or columns that its rows need; nil where all is well, and for
  /// columns that `Header.missing` names.
  func problem(with header: Header) -> Finding?

  /// A reader of its rows.
  ///
  /// - Parameters:
  ///   - header: the file's header, complete.
  ///   - options: what a person told the import.
  ///   - reports: gathers the reports of the rows, by the rule of `content`; registers need none.
  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader
}

extension Layout {
  var keepsTexts: Bool { true }
  var hasMonthColumns: Bool { false }
  func claims(_ header: Header) -> Bool { false }
  func complete(_ header: inout Header, by name: FileNameFacts) -> [Finding] { [] }
  func problem(with header: Header) -> Finding? { nil }
}

/// What the rows of a layout become.
enum LayoutContent: Sendable, Equatable {
  /// Reports, and how they come together.
  case reports(MergeRule)
  /// The entries of a register, each code with one meaning; an entry replaces what was known of its code.
  case register

  /// True for the layouts of stock reports, false for registers.
  var isReports: Bool { if case .reports = self { true } else { false } }
}

/// How the rows of one file make a report, and how that report comes together with one that is there already.
struct MergeRule: Sendable, Equatable {
  /// The columns in which the rows of one report differ: their quantities are summed.
  ///
  /// Rows that agree in all of them, in whatever dress, are the same row twice, and the second is rejected. Where there are none, a report is
  /// one row.
  let rowsDifferIn: [RowKey]
  /// What becomes of the report that is there already.
  let earlier: ReportMerge
  /// Whether the rows are lots, of which hardly two have the same quantities, and none is the sum of the others (`RepeatedRows`).
  let rowsAreLots: Bool

  /// A rule.
  init(rowsDifferIn: [RowKey], earlier: ReportMerge, rowsAreLots: Bool = false) {
    self.rowsDifferIn = rowsDifferIn
    self.earlier = earlier
    self.rowsAreLots = rowsAreLots
  }

  /// One row is one report, and takes the place of the earlier one.
  static let replace = MergeRule(rowsDifferIn: [], earlier: .replace)
  /// One row states only part of a report: a fuller one that is there stays, and is added to.
  static let add = MergeRule(rowsDifferIn: [], earlier: .fillGaps)

  /// Rows are the lots of a report; all together they take the place of the earlier one.
  static func sumOverLots(toldApartBy columns: [RowKey]) -> MergeRule {
    MergeRule(rowsDifferIn: columns, earlier: .replace, rowsAreLots: true)
  }

  /// Rows are days of a month; those of a file are summed, and the sum takes the place of the earlier one.
  ///
  /// A file must therefore state a month from its first day on: one that goes on where another ended would replace it.
  static func sumOverDays(toldApartBy column: RowKey) -> MergeRule {
    MergeRule(rowsDifferIn: [column], earlier: .replace)
  }

  /// Rows are the lots of a closing stock, and nothing else: the report stays as it is.
  static func lotsAlone(toldApartBy columns: [RowKey]) -> MergeRule {
    MergeRule(rowsDifferIn: columns, earlier: .lotsOnly, rowsAreLots: true)
  }
}
