import Foundation
import Operations
import StockPolicy
import SupplyModel

/// The schemas of what the API takes and gives, as JSON.
///
/// Rows of lists are those of the command line: from `docs/schemas`, as they stand there.
enum ApiSchemas {
  static func words(_ words: [String]) -> String {
    #"{"type":"string","enum":[\#(words.map { "\"\($0)\"" }.joined(separator: ","))]}"#
  }

  static let level = words(MonthCounts.levels.map(\.rawValue))
  static let states = words(ApiListHandlers.states.map(\.name))
  static let ages = words(AlertAge.allCases.map(\.rawValue))
  static let month = #"{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}$"}"#
  static let count = #"{"type":"integer","minimum":0}"#
  static let text = #"{"type":"string"}"#
  /// What somebody writes: no character is zero.
  static func written(_ length: Int) -> String {
    #"{"type":"string","maxLength":\#(length),"pattern":"^[^\\u0000]*$"}"#
  }
  static let textOrNull = #"{"type":["string","null"]}"#
  private static let numberOrNull = #"{"type":["number","null"]}"#
  static let mark = #"{"type":"boolean"}"#
  private static let id =
    #"{"type":"string","pattern":"^(order|transfer|expiry)(/[A-Za-z0-9._~%-]+){2,3}$","maxLength":500}"#

  static func ref(_ name: String) -> String { ##"{"$ref":"#/components/schemas/\##(name)"}"## }

  static func orNull(_ schema: String) -> String { #"{"anyOf":[\#(schema),{"type":"null"}]}"# }

  static func list(of schema: String) -> String { #"{"type":"array","items":\#(schema)}"# }

  /// An object of these fields and no others, all of which are there but those that may be missing.
  static func object(_ fields: [(String, String)], optional: Set<String> = []) -> String {
    let needed = fields.map(\.0).filter { !optional.contains($0) }.map { "\"\($0)\"" }.joined(separator: ",")
    return #"{"type":"object","additionalProperties":false,"required":[\#(needed)],"properties":{"#
      + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}}"
  }

  /// The rows of a list of the command line, by its published schema.
  private static func row(of bytes: [UInt8], _ list: String) -> String {
    guard let whole = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let properties = whole["properties"] as? [String: Any],
      let rows = properties[list] as? [String: Any], let row = rows["items"],
      let text = try? JSONSerialization.data(
        withJSONObject: row, options: [.sortedKeys, .withoutEscapingSlashes])
    else { return "{}" }
    return String(decoding: text, as: UTF8.self)
  }

  private static func listed(_ key: String, _ row: String) -> String {
    object([
      ("run", count), ("total", count), ("next", textOrNull),
      (
        key,
        list(
          of: object([
            ("id", id), ("version", count), ("may_decide", mark), ("line", ref(row)),
          ]))
      ),
    ])
  }

  /// A decision of one act, with the fields that go with it.
  private static func decision(_ act: ApiAct) -> String {
    let advice = object([("id", id), ("version", count)], optional: ["version"])
    let fields: [(String, String)] =
      [
        ("run", count), ("act", #"{"const":"\#(act.name)"}"#),
        ("advice", #"{"type":"array","minItems":1,"maxItems":\#(act.most),"items":\#(advice)}"#),
      ] + (act.needed + act.optional).map { ($0, field($0)) } + [("note", written(300))]
    return object(fields, optional: Set(act.optional + ["run", "note"]))
  }

  private static func field(_ name: String) -> String {
    switch name {
    case "quantity": #"{"type":"integer","minimum":1,"maximum":\#(DecisionState.mostUnits)}"#
    case "reason": words(DecisionReason.allCases.map(\.rawValue))
    case "document": written(60)
    default: month
    }
  }

  /// All of them by their names, in their order.
  static let all = ofLists + ofWork

  private static let ofLists: [(name: String, schema: String)] = [
    (
      "Problem",
      object([
        ("type", text), ("title", text), ("status", #"{"type":"integer"}"#), ("detail", text), ("code", text),
      ])
    ),
    (
      "Month",
      object([
        ("run", count), ("made_at", text), ("as_of", month), ("place", text), ("facilities", count),
        ("alerts", object(MonthCounts.levels.map { ($0.rawValue, count) })), ("orders", ref("Progress")),
        ("transfers", ref("Progress")), ("expiries", ref("Progress")),
        ("micro_networks", list(of: ref("Place"))),
      ])
    ), ("Progress", object([("lines", count), ("decided", count), ("pending", count)])),
    ("Place", object([("key", text), ("name", text)])),
    ("AlertRow", row(of: PackageResources.alerts_schema_json, "alerts")),
    ("OrderRow", row(of: PackageResources.orders_schema_json, "orders")),
    ("TransferRow", row(of: PackageResources.transfers_schema_json, "transfers")),
    ("ExpiryRow", row(of: PackageResources.expiries_schema_json, "expiries")),
    ("FindingRow", row(of: PackageResources.findings_schema_json, "findings")),
    ("Alerts", listed("alerts", "AlertRow")), ("Orders", listed("orders", "OrderRow")),
    ("Transfers", listed("transfers", "TransferRow")), ("Expiries", listed("expiries", "ExpiryRow")),
    (
      "Line",
      object([
        ("id", id), ("version", count), ("run", count), ("as_of", month), ("may_decide", mark),
        ("advised_units", count), ("stands", textOrNull), ("usual_month", month),
        ("alert", orNull(ref("AlertRow"))), ("order", orNull(ref("OrderRow"))),
        ("transfers", list(of: ref("TransferRow"))), ("lots", list(of: ref("ExpiryRow"))),
        ("why", list(of: text)),
        ("arithmetic", list(of: object([("step", text), ("units", numberOrNull)]))),
        (
          "history",
          list(
            of: object([
              ("month", month), ("state", text), ("opening", numberOrNull), ("received", numberOrNull),
              ("consumed", numberOrNull), ("closing", numberOrNull),
            ]))
        ), ("decisions", list(of: ref("NotedDecision"))),
      ])
    ),
    ("Decision", #"{"anyOf":[\#(ApiAct.all.map(decision).joined(separator: ","))]}"#),
    ("Noted", object([("noted", count), ("decisions", list(of: ref("NotedDecision")))])),
    (
      "NotedDecision",
      object([
        ("id", id), ("version", count), ("at", text), ("by", text),
        ("act", words(DecisionAct.Kind.allCases.map(\.rawValue))),
        ("quantity", #"{"type":["integer","null"]}"#), ("month", textOrNull), ("reason", textOrNull),
        ("document", textOrNull), ("note", textOrNull),
      ])
    ),
    (
      "Findings", object([("total", count), ("next", textOrNull), ("findings", list(of: ref("FindingRow")))])
    ),
    (
      "Judgement",
      object(
        [
          ("findings", #"{"type":"array","minItems":1,"maxItems":2000,"items":{"type":"string"}}"#),
          ("act", words(["confirm", "dismiss", "correct", "reopen"])),
          ("note", written(300)),
        ], optional: ["note"])
    ), ("Judged", object([("noted", count)])),
    (
      "Account",
      object([
        ("name", text), ("role", words(AccountRole.allCases.map(\.rawValue))),
        ("state", words(Account.State.allCases.map(\.rawValue))), ("place", ref("Place")),
      ])
    ), ("Accounts", object([("accounts", list(of: ref("Account"))), ("places", list(of: ref("Place")))])),
    (
      "Invitation",
      object([
        ("name", #"{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9._-]{2,31}$"}"#),
        ("role", words(AccountRole.allCases.map(\.rawValue))), ("place", text),
      ])
    ), ("AccountChange", object([("role", words(AccountRole.allCases.map(\.rawValue))), ("place", text)])),
    ("Link", object([("name", text), ("link", text)])),
  ]
}
