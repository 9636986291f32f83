import Operations
import SupplyModel
import Telling

/// All files that the database holds, whoever brought them in: for tokens of all facilities.
enum ApiImportHandlers {
  private static let path = ApiTable.root + "/imports"

  static let operations = [
    ApiOperation(
      route: Route(.get, path, .right(.decide), reaches: .own) { try list($0) }, id: "imports",
      summary: "All files that the database holds, the latest first; for tokens of all facilities.",
      answer: "Imports"),
    ApiOperation(
      route: Route(.post, path + "/:number/undo", .right(.decide), reaches: .own) { try undo($0) },
      id: "undoImport", summary: "Takes one back by its number; for tokens of all facilities.",
      parameters: [ApiTable.repeating], status: 202, answer: "Work", isRepeatable: true),
  ]

  static func list(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    let files = try files(visit).reversed().map { file in
      JSONValue.object([
        ("number", .integer(Int(file.id))), ("name", .string(file.name)),
        ("layout", .string(file.layout.rawValue)), ("imported_at", .string(file.importedAt)),
        ("rows", .integer(file.rows)), ("new", .integer(file.accepted)),
        ("replaced", .integer(file.replaced)),
        ("unchanged", .integer(file.unchanged)), ("rejected", .integer(file.rejected)),
      ])
    }
    return ApiReply.json(.object([("imports", .lines(Array(files), breaksFirst: true))]))
  }

  static func undo(_ visit: Visit) throws -> WebReply {
    _ = try SentQuery(visit, foreseen: [])
    guard let number = Int64(visit.parameters["number"] ?? ""),
      try files(visit).contains(where: { $0.id == number })
    else { throw Refusal.notFound }
    return try ApiWorkHandlers.start(.undoingFile(number), visit) {
      ApiWorkHandlers.reply(visit, status: 202)
    }
  }

  /// Files of others hold what no other place may see.
  private static func files(_ visit: Visit) throws -> [ImportedFile] {
    guard try visit.known().place == .all else { throw Refusal.notFound }
    return try visit.site.database.importedFiles()
  }
}
