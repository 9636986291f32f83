import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The checks of DHIS2's import of data values, and its answers, as its documentation and `ErrorCode` have them.
///
/// <https://docs.dhis2.org/en/develop/using-the-api/dhis-core-version-240/data.html>, <https://github.com/dhis2/dhis2-core>.
public struct DHIS2Importer: Sendable {
  /// The types of values that elements take.
  public enum ValueType: String, Sendable {
    case number = "NUMBER"
    case integer = "INTEGER"
    case zeroOrPositive = "INTEGER_ZERO_OR_POSITIVE"

    fileprivate func takes(_ text: String) -> Bool {
      switch self {
      case .number: text.wholeMatch(of: /-?(0|[1-9]\d*)(\.\d+)?/) != nil
      case .integer: text.wholeMatch(of: /0|-?[1-9]\d*/) != nil
      case .zeroOrPositive: text.wholeMatch(of: /0|[1-9]\d*/) != nil
      }
    }
  }

  /// The status and body of an answer.
  public struct Answer {
    let status: Int
    let body: String
  }

  private struct Value {
    let element: String, period: String, orgUnit: String, combination: String, text: String

    var key: String { "\(element)/\(orgUnit)/\(period)/\(combination)" }
  }

  private struct Problem: Hashable {
    let code: String, object: String, property: String, message: String
  }

  /// The header that is let in.
  public var authorization = "ApiToken d2pat_prueba"
  /// Elements with the type of their values.
  public var elements: [String: ValueType]
  /// Organisation units.
  public var orgUnits: Set<String>
  /// Organisation units that the token's user does not see the data of.
  public var orgUnitsOfOthers: Set<String> = []
  /// Category option combos.
  public var combinations: Set<String> = []
  /// The latest month that is open.
  public var latestPeriod = "999912"
  /// Whether zeros are kept.
  public var keepsZeros = true
  /// Values by their key.
  public private(set) var values: [String: String] = [:]

  /// A server that knows some elements and places.
  public init(elements: [String: ValueType], orgUnits: Set<String>) {
    self.elements = elements
    self.orgUnits = orgUnits
  }

  mutating func answer(_ request: DHIS2Stub.Request, isWrapped: Bool) -> Answer {
    let parts = request.target.split(separator: "?", maxSplits: 1).map(String.init)
    guard request.headers["authorization"] == authorization else {
      return message(401, "Unauthorized", "Unauthorized")
    }
    guard parts[0].wholeMatch(of: /(\/[a-z]+)?\/api(\/[0-9]+)?\/dataValueSets/) != nil else {
      return message(404, "Not Found", "HTTP 404 Not Found")
    }
    guard request.method == "POST" else { return message(405, "Method Not Allowed", "Method not allowed") }
    guard let sent = read(request) else { return message(409, "Conflict", "Unrecognized payload") }
    let isTrial = parts.count > 1 && parts[1].contains("dryRun=true")
    return take(sent, isTrial: isTrial, isWrapped: isWrapped)
  }

  /// The values of a request; nil for what is of another type than it says.
  private func read(_ request: DHIS2Stub.Request) -> [Value]? {
    switch request.headers["content-type"] {
    case "application/json":
      struct ValueSet: Decodable {
        struct Value: Decodable {
          let dataElement: String, period: String, orgUnit: String, value: String
          let categoryOptionCombo: String?
        }
        let dataValues: [Value]
      }
      return (try? JSONDecoder().decode(ValueSet.self, from: Data(request.body.utf8)))?.dataValues.map {
        Value(
          element: $0.dataElement, period: $0.period, orgUnit: $0.orgUnit,
          combination: $0.categoryOptionCombo ?? "", text: $0.value)
      }
    case "application/csv":
      return request.body.split(separator: "\n").dropFirst().map { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return Value(
          element: cells[0], period: cells[1], orgUnit: cells[2], combination: cells[3], text: cells[5])
      }
    case "application/adx+xml":
      guard let root = try? XMLDocument(xmlString: request.body).rootElement() else { return nil }
      func text(_ name: String, _ element: XMLElement) -> String {
        element.attributes?.first { $0.name == name }?.stringValue ?? ""
      }
      return root.elements(forName: "group").flatMap { group in
        group.elements(forName: "dataValue").map { value in
          Value(
            element: text("dataElement", value), period: Self.month(text("period", group)),
            orgUnit: text("orgUnit", group), combination: text("categoryOptionCombo", value),
            text: text("value", value))
        }
      }
    default: return nil
    }
  }

  /// `202610` of `2026-10-01/P1M`.
  private static func month(_ period: String) -> String {
    let parts = period.wholeMatch(of: /(\d{4})-(\d{2})-01\/P1M/)
    return parts.map { String($0.output.1 + $0.output.2) } ?? period
  }

  private func problem(of value: Value) -> Problem? {
    func refuse(_ code: String, _ object: String, _ property: String, _ words: String) -> Problem {
      Problem(code: code, object: object, property: property, message: words)
    }
    guard let type = elements[value.element] else {
      return refuse(
        "E7610", value.element, "dataElement", "Data element not found or not accessible: `\(value.element)`")
    }
    guard value.period.wholeMatch(of: /\d{4}(0[1-9]|1[0-2])/) != nil else {
      return refuse("E7611", value.period, "period", "Period not valid: `\(value.period)`")
    }
    guard orgUnits.contains(value.orgUnit) else {
      return refuse(
        "E7612", value.orgUnit, "orgUnit",
        "Organisation unit not found or not accessible: `\(value.orgUnit)`")
    }
    guard value.combination.isEmpty || combinations.contains(value.combination) else {
      return refuse(
        "E7613", value.combination, "categoryOptionCombo",
        "Category option combo not found or not accessible for writing data: `\(value.combination)`")
    }
    guard !orgUnitsOfOthers.contains(value.orgUnit) else {
      return refuse(
        "E7617", value.orgUnit, "orgUnit",
        "Organisation unit: `\(value.orgUnit)` not in hierarchy of current user: `prueba`")
    }
    guard type.takes(value.text) else {
      return refuse(
        "E7619", value.element, "value",
        "Value must match data element's `\(value.element)` type constraints: \(type.rawValue)")
    }
    guard value.period <= latestPeriod else {
      return refuse(
        "E7641", value.period, "period",
        "Period: `\(value.period)` is after latest open future period: `\(latestPeriod)`")
    }
    return nil
  }

  private mutating func take(_ sent: [Value], isTrial: Bool, isWrapped: Bool) -> Answer {
    var (imported, updated, ignored) = (0, 0, 0)
    var problems: [(problem: Problem, places: [Int])] = []
    var kept = values
    for (place, value) in sent.enumerated() {
      if let found = problem(of: value) {
        ignored += 1
        if let known = problems.firstIndex(where: { $0.problem == found }) {
          problems[known].places.append(place)
        } else {
          problems.append((found, [place]))
        }
      } else if value.text == "0", !keepsZeros {
        ignored += 1
      } else if kept.updateValue(value.text, forKey: value.key) == nil {
        imported += 1
      } else {
        updated += 1
      }
    }
    if !isTrial { values = kept }
    let conflicts = problems.map { problem, places -> String in
      let (object, message) = (Self.quoted(problem.object), Self.quoted(problem.message))
      // Versions before 2.36 tell neither code nor places.
      guard isWrapped else { return "{\"object\":\(object),\"value\":\(message)}" }
      return """
        {"object":\(object),"objects":{"\(problem.property)":\(object)},"value":\(message),\
        "errorCode":"\(problem.code)","property":"\(problem.property)","indexes":\(places)}
        """
    }
    let summary = """
      {"responseType":"ImportSummary","status":"\(problems.isEmpty ? "SUCCESS" : "WARNING")",\
      "description":"Import process completed successfully",\
      "importCount":{"imported":\(imported),"updated":\(updated),"ignored":\(ignored),"deleted":0},\
      "conflicts":[\(conflicts.joined(separator: ","))],\
      "rejectedIndexes":\(problems.flatMap(\.places).sorted()),"dataSetComplete":"false"}
      """
    guard isWrapped else { return Answer(status: 200, body: summary) }
    let (status, word, state, message) =
      problems.isEmpty
      ? (200, "OK", "OK", "Import was successful.")
      : (409, "Conflict", "WARNING", "One more conflicts encountered, please check import summary.")
    return Answer(
      status: status,
      body: """
        {"httpStatus":"\(word)","httpStatusCode":\(status),"status":"\(state)","message":"\(message)",\
        "response":\(summary)}
        """)
  }

  private func message(_ status: Int, _ word: String, _ text: String) -> Answer {
    Answer(
      status: status,
      body:
        "{\"httpStatus\":\"\(word)\",\"httpStatusCode\":\(status),\"status\":\"ERROR\",\"message\":\"\(text)\"}"
    )
  }

  private static func quoted(_ text: String) -> String {
    let data = try? JSONEncoder().encode(text)
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}
