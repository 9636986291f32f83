import Foundation
import Operations

extension PushSummary {
  /// The summary in an answer's JSON, by itself or within `response`; nil where there is none.
  init?(json: [UInt8]) {
    let decoder = JSONDecoder()
    guard let answer = try? decoder.decode(Answer.self, from: Data(json)) else { return nil }
    let summary = answer.response ?? answer.summary
    guard let summary, let status = Status(rawValue: summary.status ?? ""), let count = summary.importCount
    else { return nil }
    self.init(
      status: status, imported: count.imported, updated: count.updated, ignored: count.ignored,
      deleted: count.deleted, conflicts: (summary.conflicts ?? []).map(\.conflict),
      message: summary.description ?? answer.message ?? "")
  }

  /// The server's own words in an answer that holds no summary; empty for none.
  static func message(inJSON json: [UInt8]) -> String {
    (try? JSONDecoder().decode(Answer.self, from: Data(json)))?.message ?? ""
  }

  /// An answer: a message around a summary (from version 2.38 on), or a summary.
  private struct Answer: Decodable {
    let message: String?
    let response: Summary?
    /// The answer itself, read as a summary.
    let summary: Summary?

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      message = try? values.decode(String.self, forKey: .message)
      response = try? values.decode(Summary.self, forKey: .response)
      summary = try? Summary(from: decoder)
    }

    private enum Key: String, CodingKey { case message, response }
  }

  private struct Summary: Decodable {
    let status: String?
    let description: String?
    let importCount: Count?
    let conflicts: [AnsweredConflict]?
  }

  private struct Count: Decodable {
    let imported, updated, ignored, deleted: Int
  }

  private struct AnsweredConflict: Decodable {
    let object: String?
    let objects: [String: String]?
    let value: String?
    let errorCode: String?
    let indexes: [Int]?

    var conflict: Conflict {
      let named = [object].compactMap(\.self) + (objects ?? [:]).sorted { $0.key < $1.key }.map(\.value)
      var known: Set<String> = []
      return Conflict(
        code: errorCode, objects: named.filter { known.insert($0).inserted }, message: value ?? "",
        places: indexes ?? [])
    }
  }
}
