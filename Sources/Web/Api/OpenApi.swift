import SupplyModel
import Telling

/// The description of the API (OpenAPI 3.1), made of its table of operations and its schemas.
enum OpenApi {
  static var reply: WebReply {
    WebReply(status: 200, type: "application/json", body: bytes)
  }

  private static let bytes = Array((document.text + "\n").utf8)

  static var document: JSONValue {
    let paths = Dictionary(grouping: ApiTable.operations, by: \.route.path).sorted { $0.key < $1.key }
    return .object([
      ("openapi", .string("3.1.0")),
      (
        "info",
        .object([
          ("title", .string("Colca")), ("version", .string("1")),
          (
            "description",
            .string(
              "What the pages of `colca serve` show and take in, for programs. Words are Spanish, or English by Accept-Language; codes and keys are the same in both."
            )
          ),
        ])
      ), ("servers", .array([.object([("url", .string("/"))])])),
      ("security", .array([.object([("token", .array([]))])])),
      (
        "paths",
        .page(paths.map { path, all in [(template(path), .object(all.map { ($0.method, described($0)) }))] })
      ),
      (
        "components",
        .object([
          (
            "securitySchemes",
            .object([
              (
                "token",
                .object([
                  ("type", .string("http")), ("scheme", .string("bearer")),
                  (
                    "description",
                    .string(
                      "A token with a role and a place, made by an administrator on the page of people.")
                  ),
                ])
              )
            ])
          ), ("schemas", .page(ApiSchemas.all.map { [($0.name, .encoded($0.schema))] })),
        ])
      ),
    ])
  }

  /// A path as OpenAPI writes it.
  private static func template(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map {
      $0.first == ":" ? "{" + $0.dropFirst() + "}" : String($0)
    }.joined(separator: "/")
  }

  private static func described(_ one: ApiOperation) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("operationId", .string(one.id)), ("summary", .string(one.summary)),
    ]
    if one.route.access == .everybody { members.append(("security", .array([]))) }
    let inPath = one.route.path.split(separator: "/").filter { $0.first == ":" }.map { part in
      parameter(
        String(part.dropFirst()), "path", #"{"type":"string","minLength":1,"maxLength":100}"#, "", true)
    }
    let parameters =
      inPath
      + one.parameters.map {
        parameter($0.name, $0.place.rawValue, $0.schema, $0.meaning, $0.isRequired)
      }
    if !parameters.isEmpty { members.append(("parameters", .array(parameters))) }
    if let body = one.body {
      members.append(
        (
          "requestBody",
          .object([("required", .mark(true)), ("content", content("application/json", reference(body)))])
        ))
    }
    if one.takesFiles {
      let parts =
        #"{"type":"object","required":["file"],"properties":{"file":{"type":"array","minItems":1,"items":{"type":"string","format":"binary"}}}}"#
      members.append(
        (
          "requestBody",
          .object([
            ("required", .mark(true)),
            (
              "content",
              .object([
                ("multipart/form-data", .object([("schema", .encoded(parts))])),
                ("application/octet-stream", .object([("schema", .encoded("{}"))])),
              ])
            ),
          ])
        ))
    }
    members.append(("responses", .object(responses(one))))
    return .object(members)
  }

  private static func parameter(
    _ name: String, _ place: String, _ schema: String, _ meaning: String, _ isRequired: Bool
  ) -> JSONValue {
    .object([
      ("name", .string(name)), ("in", .string(place)), ("required", .mark(isRequired)),
      ("description", .string(meaning)), ("schema", .encoded(schema)),
    ])
  }

  private static func responses(_ one: ApiOperation) -> [(key: String, value: JSONValue)] {
    let good = one.answer.map(reference) ?? .object([("type", .string("object"))])
    var all: [(key: String, value: JSONValue)] = [
      (
        String(one.status),
        .object([
          ("description", .string(ApiStatus.title(one.status))),
          ("content", content("application/json", good)),
        ])
      )
    ]
    if one.route.method == .get {
      all.append(("304", .object([("description", .string(ApiStatus.title(304)))])))
    }
    for status in one.problems {
      all.append(
        (
          String(status),
          .object([
            ("description", .string(ApiStatus.title(status))),
            ("content", content("application/problem+json", reference("Problem"))),
          ])
        ))
    }
    return all
  }

  private static func content(_ type: String, _ schema: JSONValue) -> JSONValue {
    .object([(type, .object([("schema", schema)]))])
  }

  private static func reference(_ name: String) -> JSONValue {
    .object([("$ref", .string("#/components/schemas/" + name))])
  }
}

extension ApiOperation {
  /// The method as OpenAPI writes it.
  fileprivate var method: String { route.method.rawValue.lowercased() }
}
