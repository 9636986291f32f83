/// Whatever can stop a command, as facts; `Telling` makes the sentence and the command line the exit code.
public enum ColcaError: Error, Equatable, Sendable {
  /// A named input does not exist.
  case noSuchFile(path: String)
  /// A named input exists but cannot be read.
  case unreadable(path: String, reason: String)
  /// Something cannot be created or written where it was asked for.
  case cannotWrite(path: String, reason: String)
  /// Reading or writing failed on the way: a full disk, a broken one.
  case inputOutput(path: String, reason: String)
  /// Another program holds the database.
  case databaseLocked(path: String)
  /// There is no database, and what was asked makes none.
  case noDatabase(path: String)
  /// The file is no database of Colca's, or is damaged.
  case notADatabase(path: String)
  /// The database is of a trial before the first release, which no version brings up to date.
  case trialDatabase(path: String)
  /// A later version of Colca wrote the database.
  case databaseFromLaterVersion(path: String)
  /// The database holds no report (at or before the month, where one is named).
  case noReports(month: Month?)
  /// Months that cannot be replayed: none is left to count, or one lies beyond those known.
  case replayWindow(first: Month, last: Month, warmUpMonths: Int, known: ClosedRange<Month>)
  /// No forecast has been run yet.
  case noRun
  /// A code that names no facility. `nearest` is the most similar one known.
  case unknownFacility(code: String, nearest: String?)
  /// A name that several facilities have, or a part of their names.
  case ambiguousFacility(name: String, candidates: [NameSearch.Entry])
  /// A name that several products have, or a part of their names.
  case ambiguousProduct(name: String, candidates: [NameSearch.Entry])
  /// A number that names no imported file.
  case unknownImport(id: Int64)
  /// The file is no model that this version can use.
  case notAModel(path: String)
  /// The model does not reach so many months ahead.
  case modelHorizon(path: String, months: Int)
  /// The header of streamed rows lacks a column.
  case streamColumn(String)
  /// A streamed row that cannot be used; `column` is nil where the row as a whole is wrong.
  case streamRow(line: Int, column: String?, value: String)
  /// The rows of a facility and product do not stand together.
  case streamOrder(line: Int, facility: FacilityCode, product: ProductCode)
  /// A streamed month that the model's month does not reach.
  case streamBeyondModel(line: Int, month: Month, model: Month)
  /// The facility has no report of the product, up to the month asked for.
  case noHistory(facility: FacilityCode, product: ProductCode)
  /// A code that names no product.
  case unknownProduct(code: String, nearest: String?)
  /// A copy of the database cannot take its place.
  case unusableCopy(path: String, fault: RestoreFault)
  /// The folder holds no copy of the database that can be used.
  case noCopy(folder: String)
  /// No alert is remembered of what was asked for.
  case noAlert
  /// A number that names no run.
  case unknownRun(id: Int64)
  /// Another program runs a night with the folder of the lock; `holder` is machine, process and time, as the lock says.
  case nightUnderWay(lock: String, holder: String)
  /// There is less room on the disk than the configuration asks for.
  case littleRoom(path: String, freeMegabytes: Int, neededMegabytes: Int)
  /// The database's file is damaged; `reason` is the first of SQLite's own words.
  case damagedDatabase(path: String, reason: String)
  /// The database holds nothing, and a copy of it in the folder of copies holds so many reports.
  case lostDatabase(path: String, copy: String, reports: Int, folder: String)
  /// A program that was asked to do something failed, or took too long where `status` is nil.
  case programFailed(program: String, status: Int32?)
  /// The configuration file that is named, or any of the usual ones where nil, does not exist.
  case noConfiguration(path: String?)
  /// The configuration has faults, which have been told.
  case badConfiguration(path: String, complaints: Int)
}
