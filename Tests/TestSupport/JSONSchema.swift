import Foundation

/// A JSON Schema of `docs/schemas`, with as much of draft 2020-12 as those use: `type`, `const`, `enum`, `pattern`, `minimum`, `maximum`,
/// `items`, `properties`, `required`, `patternProperties` and `additionalProperties`; and what the description of the API uses besides:
/// `anyOf`, `minLength`, `maxLength`, `minItems`, `maxItems`, `default`, and `$ref` to its components.
///
/// Any other keyword is told as a fault, so that no schema says what nobody checks.
public struct JSONSchema {
  /// The folder of the schemas.
  public static let folder = Golden.root.appendingPathComponent("docs/schemas")

  private static let known: Set = [
    "$schema", "title", "description", "type", "const", "enum", "pattern", "minimum", "maximum", "items",
    "properties", "required", "patternProperties", "additionalProperties", "anyOf", "$ref", "minLength",
    "maxLength", "minItems", "maxItems", "default",
  ]

  private let schema: [String: Any]
  /// What `#/components/schemas/…` stands for.
  private var components: [String: Any] = [:]

  /// A schema that a description of an API (OpenAPI 3.1) names in its components.
  public init(component name: String, of description: [String: Any]) {
    components = (description["components"] as? [String: Any])?["schemas"] as? [String: Any] ?? [:]
    schema = ["$ref": "#/components/schemas/" + name]
  }

  /// A schema that stands in such a description.
  public init(_ schema: [String: Any], of description: [String: Any]) {
    components = (description["components"] as? [String: Any])?["schemas"] as? [String: Any] ?? [:]
    self.schema = schema
  }

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
  public func faults(in value: Any) -> [String] { faults(value, schema, "$") }

  private func faults(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    var faults = Set(schema.keys).subtracting(Self.known).sorted().map {
      "\(place): keyword \($0) is not checked"
    }
    if let reference = schema["$ref"] as? String {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      guard let other = components[name] as? [String: Any] else { return ["\(place): no \(reference)"] }
      return faults + self.faults(value, other, place)
    }
    if let choices = schema["anyOf"] as? [[String: Any]] {
      let told = choices.map { self.faults(value, $0, place) }
      if !told.contains(where: \.isEmpty) { faults += told.min { $0.count < $1.count } ?? [] }
    }
    let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
    let kind = Self.kind(value)
    if !types.isEmpty, !types.contains(kind), !(kind == "integer" && types.contains("number")) {
      return faults + ["\(place): \(kind), not \(types.joined(separator: " or "))"]
    }
    if let only = schema["const"], !Self.isEqual(only, value) { faults.append("\(place): not \(only)") }
    if let choices = schema["enum"] as? [Any], !choices.contains(where: { Self.isEqual($0, value) }) {
      faults.append("\(place): \(value) is no choice")
    }
    if let text = value as? String, let pattern = schema["pattern"] as? String, !Self.matches(text, pattern) {
      faults.append("\(place): «\(text)» does not match \(pattern)")
    }
    if let number = value as? NSNumber, kind == "integer" || kind == "number" {
      let least = schema["minimum"] as? Double ?? -.infinity
      let most = schema["maximum"] as? Double ?? .infinity
      if !(least...most).contains(number.doubleValue) { faults.append("\(place): \(number) is out of range") }
    }
    if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
      faults += list.enumerated().flatMap { self.faults($1, items, "\(place)[\($0)]") }
    }
    let size = (value as? String)?.unicodeScalars.count ?? (value as? [Any])?.count ?? 0
    let (least, most) = value is String ? ("minLength", "maxLength") : ("minItems", "maxItems")
    if size < schema[least] as? Int ?? 0 || size > schema[most] as? Int ?? .max {
      faults.append("\(place): \(size) is out of bounds")
    }
    if let object = value as? [String: Any] { faults += members(object, schema, place) }
    return faults
  }

  private func members(_ object: [String: Any], _ schema: [String: Any], _ place: String) -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let patterns = schema["patternProperties"] as? [String: [String: Any]] ?? [:]
    var faults = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
      "\(place): \($0) is missing"
    }
    for (key, value) in object.sorted(by: { $0.key < $1.key }) {
      let fitting =
        [properties[key]].compactMap { $0 } + patterns.filter { Self.matches(key, $0.key) }.map(\.value)
      if fitting.isEmpty, schema["additionalProperties"] as? Bool == false {
        faults.append("\(place): \(key) is not foreseen")
      }
      for one in fitting { faults += self.faults(value, one, "\(place).\(key)") }
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
