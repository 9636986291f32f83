import SupplyModel

/// Files and findings as the template prints them.
struct DataViews {
  let input: ReportInput

  var view: ReportPage.View {
    let findings = input.findings
    var view: ReportPage.View = [
      "fileCount": NumberText.whole(input.files.count), "hasFiles": !input.files.isEmpty,
      "files": input.files.map(fileView), "findingCount": NumberText.whole(findings.count),
      "hasFindings": !findings.shown.isEmpty, "findings": findings.shown.map(findingView),
    ]
    if findings.shown.count < findings.count {
      view["moreFindings"] = input.language.shownOf(findings.shown.count, of: findings.count)
    }
    return view
  }

  private func fileView(_ file: ImportedFile) -> ReportPage.View {
    [
      "fileName": file.name, "layout": file.layout, "fileRows": NumberText.whole(file.rows),
      "accepted": NumberText.whole(file.accepted), "replaced": NumberText.whole(file.replaced),
      "unchanged": NumberText.whole(file.unchanged), "rejected": NumberText.whole(file.rejected),
    ]
  }

  private func findingView(_ line: ReviewedFinding) -> ReportPage.View {
    let place = [line.facility, line.product, line.month?.description].compactMap { $0 }
    let tones: [Finding.Severity: String] = [.error: "t-red", .warning: "t-orange", .notice: "t-grey"]
    return [
      "severity": input.language.name(of: line.finding.severity),
      "severityTone": tones[line.finding.severity] ?? "t-grey",
      "sentence": input.language.sentence(for: line.finding),
      "fileName": line.file ?? place.joined(separator: " · "),
      "line": line.finding.line.map(String.init) ?? "–",
      "column": line.finding.column ?? "–",
    ]
  }
}
