import Foundation

/// A JSON Schema of `docs/schemas`, with as much of draft 2020-12 as those use: `type`, `const`, `enum`, `pattern`, `minimum`, `maximum`,
/// `items`, `properties`, `required`, `patternProperties` and `additionalProperties`.
///
/// Any other keyword is told as a fault, so that no schema says what nobody checks.
public struct JSONSchema {
  /// The folder of the schemas.
  public static let folder = Golden.root.appendingPathComponent("docs/schemas")

  private static let known: Set = [
    "$schema", "title", "description", "type", "const", "enum", "pattern", "minimum", "maximum", "items",
    "properties", "required", "patternProperties", "additionalProperties",
  ]

  private let schema: [String: Any]

  /// The schema of a name: `orders` is `docs/schemas/orders.schema.json`.
  public init(_ name: String) throws {
    let file = Self.folder.appendingPathComponent(name + ".schema.json")
    let value = try JSONSerialization.jsonObject(with: try Data(contentsOf: file))
    schema = value as? [String: Any] ?? ["no object": true]
  }

  /// What of a text does not fit, each with its place; empty where all does.
  public func faults(of text: String) throws -> [String] {
    faults(in: try JSONSerialization.jsonObject(with: Data(text.utf8)))
  }

  /// The same of a value as `JSONSerialization` gives it.
  public func faults(in value: Any) -> [String] { Self.faults(value, schema, "$") }

  private static func faults(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    var faults = Set(schema.keys).subtracting(known).sorted().map { "\(place): keyword \($0) is not checked" }
    let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
    let kind = Self.kind(value)
    if !types.isEmpty, !types.contains(kind), !(kind == "integer" && types.contains("number")) {
      return faults + ["\(place): \(kind), not \(types.joined(separator: " or "))"]
    }
    if let only = schema["const"], !isEqual(only, value) { faults.append("\(place): not \(only)") }
    if let choices = schema["enum"] as? [Any], !choices.contains(where: { isEqual($0, value) }) {
      faults.append("\(place): \(value) is no choice")
    }
    if let text = value as? String, let pattern = schema["pattern"] as? String, !matches(text, pattern) {
      faults.append("\(place): «\(text)» does not match \(pattern)")
    }
    if let number = value as? NSNumber, kind == "integer" || kind == "number" {
      let least = schema["minimum"] as? Double ?? -.infinity
      let most = schema["maximum"] as? Double ?? .infinity
      if !(least...most).contains(number.doubleValue) { faults.append("\(place): \(number) is out of range") }
    }
    if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
      faults += list.enumerated().flatMap { Self.faults($1, items, "\(place)[\($0)]") }
    }
    if let object = value as? [String: Any] { faults += members(object, schema, place) }
    return faults
  }

  private static func members(_ object: [String: Any], _ schema: [String: Any], _ place: String) -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let patterns = schema["patternProperties"] as? [String: [String: Any]] ?? [:]
    var faults = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
      "\(place): \($0) is missing"
    }
    for (key, value) in object.sorted(by: { $0.key < $1.key }) {
      let fitting =
        [properties[key]].compactMap { $0 } + patterns.filter { matches(key, $0.key) }.map(\.value)
      if fitting.isEmpty, schema["additionalProperties"] as? Bool == false {
        faults.append("\(place): \(key) is not foreseen")
      }
      for one in fitting { faults += Self.faults(value, one, "\(place).\(key)") }
    }
    return faults
  }

  private static func kind(_ value: Any) -> String {
    switch value {
    case is NSNull: "null"
    case is String: "string"
    case is [Any]: "array"
    case is [String: Any]: "object"
    // `JSONSerialization` gives true and false as numbers of one byte.
    case let number as NSNumber where String(cString: number.objCType) == "c": "boolean"
    case let number as NSNumber: number.doubleValue.rounded() == number.doubleValue ? "integer" : "number"
    default: "unknown"
    }
  }

  private static func isEqual(_ left: Any, _ right: Any) -> Bool {
    kind(left) == kind(right) && "\(left)" == "\(right)"
  }

  private static func matches(_ text: String, _ pattern: String) -> Bool {
    text.range(of: pattern, options: .regularExpression) != nil
  }
}
