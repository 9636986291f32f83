import Foundation
import SupplyModel

/// A body of JSON that a program sent: one object, with no field but those that are foreseen.
struct SentBody {
  /// A value of JSON.
  indirect enum Value: Decodable {
    case text(String)
    case whole(Int)
    case real(Double)
    case flag(Bool)
    case list([Value])
    case object([String: Value])
    case null
    /// Anything that no request of ours holds.
    case other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? container.decode(Int.self) {
        self = .whole(number)
      } else if let number = try? container.decode(Double.self) {
        self = .real(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let list = try? container.decode([Value].self) {
        self = .list(list)
      } else if let object = try? container.decode([String: Value].self) {
        self = .object(object)
      } else {
        self = .other
      }
    }
  }

  private let fields: [String: Value]

  /// The fields of a body.
  ///
  /// - Parameter foreseen: the names that may stand in it.
  /// - Throws: `ApiProblem`.
  init(_ request: WebRequest, foreseen: Set<String>) throws {
    let type = (request.headers["content-type"] ?? "").lowercased().prefix { $0 != ";" }
    guard String(type).trimmed == "application/json" else { throw ApiProblem.notJSON }
    guard case .object(let fields)? = try? JSONDecoder().decode(Value.self, from: Data(request.body)) else {
      throw ApiProblem.unreadable(
        es: "El cuerpo no es un objeto de JSON.", en: "The body is no object of JSON.")
    }
    try self.init(fields, foreseen: foreseen)
  }

  private init(_ fields: [String: Value], foreseen: Set<String>) throws {
    if let other = fields.keys.filter({ !foreseen.contains($0) }).min() { throw ApiProblem.field(other) }
    self.fields = fields
  }

  /// The text of a field; nil where there is none.
  func text(_ name: String) throws -> String? {
    switch fields[name] {
    case nil, .null?: return nil
    case .text(let text)?:
      guard !text.unicodeScalars.contains("\0") else { throw ApiProblem.field(name) }
      return text
    default: throw ApiProblem.field(name)
    }
  }

  /// The text of a field that has to be there.
  func neededText(_ name: String) throws -> String {
    guard let text = try text(name) else { throw ApiProblem.field(name) }
    return text
  }

  /// The whole number of a field; nil where there is none.
  func whole(_ name: String) throws -> Int? {
    switch fields[name] {
    case nil, .null?: return nil
    case .whole(let number)?: return number
    default: throw ApiProblem.field(name)
    }
  }

  /// The number of a field, whole or not; nil where there is none.
  func number(_ name: String) throws -> Double? {
    switch fields[name] {
    case nil, .null?: return nil
    case .whole(let number)?: return Double(number)
    case .real(let number)?: return number
    case .text?, .flag?, .list?, .object?, .other?: throw ApiProblem.field(name)
    }
  }

  /// Whether a field is set; nil where there is none.
  func flag(_ name: String) throws -> Bool? {
    switch fields[name] {
    case nil, .null?: return nil
    case .flag(let flag)?: return flag
    case .text?, .whole?, .real?, .list?, .object?, .other?: throw ApiProblem.field(name)
    }
  }

  /// The word of a field that has to be there.
  func word<Word: RawRepresentable>(_ name: String) throws -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: try neededText(name)) else { throw ApiProblem.field(name) }
    return word
  }

  /// The objects of a list that has to be there.
  func objects(_ name: String, foreseen: Set<String>) throws -> [SentBody] {
    try list(name).map { value in
      guard case .object(let fields) = value else { throw ApiProblem.field(name) }
      return try SentBody(fields, foreseen: foreseen)
    }
  }

  /// The texts of a list that has to be there.
  func texts(_ name: String) throws -> [String] {
    try list(name).map { value in
      guard case .text(let text) = value else { throw ApiProblem.field(name) }
      return text
    }
  }

  private func list(_ name: String) throws -> [Value] {
    guard case .list(let list)? = fields[name], (1...2000).contains(list.count) else {
      throw ApiProblem.field(name)
    }
    return list
  }
}
