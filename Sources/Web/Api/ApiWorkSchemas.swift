import Operations
import Telling

extension ApiSchemas {
  /// Those of sendings, background work, reviews, remarks and trials.
  static let ofWork: [(name: String, schema: String)] = [
    (
      "Upload",
      object([
        ("id", text), ("state", words(["waiting", "checked", "taken", "undone"])), ("is_at_work", mark),
        ("arrived", count), ("files", list(of: object([("name", text), ("bytes", count)]))),
        ("digest", textOrNull), ("may_confirm", mark), ("problem", textOrNull), ("outside", textOrNull),
        ("numbers", list(of: count)), ("tables", list(of: ref("UploadTable"))),
      ])
    ),
    (
      "UploadTable",
      object([
        ("path", text), ("layout", textOrNull), ("rows", count), ("new", count), ("replaced", count),
        ("unchanged", count), ("rejected", count), ("is_unusable", mark), ("finding_count", count),
        (
          "findings",
          list(of: object([("severity", text), ("is_error", mark), ("place", text), ("text", text)]))
        ),
      ])
    ), ("Uploads", object([("uploads", list(of: ref("Upload")))])),
    ("Confirmation", object([("digest", text)])),
    (
      "Imports",
      object([
        (
          "imports",
          list(
            of: object([
              ("number", count), ("name", text), ("layout", text), ("imported_at", text), ("rows", count),
              ("new", count), ("replaced", count), ("unchanged", count), ("rejected", count),
            ]))
        )
      ])
    ),
    (
      "Work",
      object([
        (
          "running",
          orNull(
            object([
              ("kind", words(MonthWork.Kind.words)), ("by", text), ("since", count), ("progress", textOrNull),
              ("is_stopping", mark), ("is_own", mark),
            ]))
        ), ("last_forecast", orNull(ref("WorkOutcome"))), ("last_trial", orNull(ref("WorkOutcome"))),
        ("last_undone", orNull(ref("WorkOutcome"))),
      ])
    ), ("WorkOutcome", object([("by", text), ("ended", count), ("is_good", mark), ("text", text)])),
    (
      "Reviews",
      object([
        ("run", count),
        (
          "reviews",
          list(
            of: object([
              ("place", ref("Place")), ("version", count), ("orders", count), ("pending", count),
              ("unpriced", count), ("advised_soles", number), ("decided_soles", number),
              ("official_soles", number), ("verdict", textOrNull), ("comment", textOrNull),
              ("by", textOrNull),
              ("at", textOrNull), ("standing", orNull(words(OrderReview.Standing.words))),
            ]))
        ),
      ])
    ),
    (
      "Review",
      object(
        [
          ("run", count), ("place", written(400)), ("version", count),
          ("verdict", words(OrderReview.Verdict.allCases.map(\.rawValue))), ("comment", written(300)),
        ], optional: ["comment"])
    ), ("Reviewed", object([("version", count)])),
    (
      "Remarks",
      object([
        (
          "remarks",
          list(
            of: object([
              ("finding", text), ("at", text), ("by", text), ("act", words(["assign", "comment"])),
              ("account", textOrNull), ("comment", textOrNull),
            ]))
        )
      ])
    ),
    (
      "Remark",
      #"{"anyOf":["#
        + object(
          [("findings", someFindings), ("act", #"{"const":"assign"}"#), ("account", written(32))],
          optional: ["account"]) + ","
        + object([
          ("findings", someFindings), ("act", #"{"const":"comment"}"#),
          (
            "comment",
            #"{"type":"string","minLength":1,"maxLength":300,"pattern":"^[^\\u0000]*[^\\u0000\\s][^\\u0000]*$"}"#
          ),
        ]) + "]}"
    ),
    (
      "Trials",
      object([
        (
          "trials",
          list(
            of: object([
              ("name", text), ("run", count), ("made_at", text), ("by", textOrNull), ("as_of", month),
              ("differs", list(of: words(RunSetting.allCases.map(\.rawValue)))),
            ]))
        )
      ])
    ),
    (
      "TrialChanges",
      object(
        [
          (
            "name",
            #"{"type":"string","maxLength":40,"pattern":"^[A-Za-z][ -~]*$","not":{"enum":["latest","ultimo"]}}"#
          ),
          (RunSetting.movesStock.rawValue, mark), ("is_unlimited", mark),
        ] + TrialChanges.limited.map { ($0.rawValue, limited($0)) },
        optional: Set(
          TrialChanges.limited.map(\.rawValue) + [RunSetting.movesStock.rawValue, "is_unlimited"]))
    ), ("SeenTrial", object([("run", count)])), ("Adopted", object([("run", count)])),
    ("Dropped", object([("dropped", count)])),
    (
      "Trial",
      object([
        ("name", text), ("run", count), ("official_run", count), ("made_at", text), ("by", textOrNull),
        ("as_of", month), ("same_inputs", mark),
        (
          "settings",
          list(
            of: object([
              ("setting", text), ("setting_name", text), ("before", text), ("after", text),
            ]))
        ),
        (
          "totals",
          list(
            of: object([
              ("total", text), ("total_name", text), ("before", number), ("after", number),
              ("change", number),
            ]))
        ), ("total", count), ("next", textOrNull),
        ("differences", #"{"type":"array","items":{"type":"object"}}"#),
      ])
    ),
  ]

  private static let number = #"{"type":"number"}"#
  private static let someFindings =
    #"{"type":"array","minItems":1,"maxItems":2000,"items":{"type":"string"}}"#

  /// A setting that a trial changes, within its limits.
  private static func limited(_ setting: RunSetting) -> String {
    guard let limits = TrialChanges.limits(of: setting) else { return number }
    let type = setting == .leadTimeMonths || setting == .reviewPeriodMonths ? "integer" : "number"
    return #"{"type":"\#(type)","minimum":\#(limits.lowerBound),"maximum":\#(limits.upperBound)}"#
  }
}
