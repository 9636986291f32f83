import Operations
import StockPolicy
import SupplyModel

/// The headings of a message.
enum DigestHeadings {
  /// What went wrong.
  static let troubles = Phrase(es: "Necesita su atención", en: "Needs your attention")
  /// What there is of each micro-network.
  static let overview = Phrase(es: "De un vistazo", en: "At a glance")
  /// What should have been done by now.
  static let overdue = Phrase(es: "Acciones de mejora vencidas", en: "Overdue actions of improvement")
  /// What is new of the forecasts themselves.
  static let forecasts = Phrase(es: "Sobre los pronósticos", en: "About the forecasts")
}

extension Language {
  /// What is new of an alert, as a heading.
  public func name(of news: RememberedAlert.News) -> String {
    switch news {
    case .new: text(es: "Nuevo", en: "New")
    case .worse: text(es: "Empeoró", en: "Worse")
    case .stillOut: text(es: "Sigue agotado un mes más", en: "Still out, a month on")
    case .late: text(es: "Se pidió y no llegó", en: "Ordered, and has not come")
    case .quantity: text(es: "Cambió la cantidad por pedir", en: "The quantity to order changed")
    case .solved: text(es: "Resuelto", en: "Solved")
    }
  }

  /// What kind of alert it is.
  public func name(of kind: AlertKey.Kind) -> String {
    switch kind {
    case .stock: text(es: "Stock", en: "Stock")
    case .bias: text(es: "Pronóstico sesgado", en: "Biased forecast")
    case .drift: text(es: "El pronóstico se desvía", en: "The forecast drifts")
    case .calibration: text(es: "Las probabilidades fallan", en: "The probabilities have slipped")
    }
  }

  /// What somebody did about an alert.
  public func name(of status: RememberedAlert.Status) -> String {
    switch status {
    case .open: text(es: "abierta", en: "open")
    case .acknowledged: text(es: "vista", en: "seen")
    case .ordered: text(es: "ya pedido", en: "ordered")
    case .solved: text(es: "resuelta", en: "solved")
    }
  }

  /// The subject of a message: `Colca: 2 nuevos, 1 empeoró · octubre de 2026`.
  func digestSubject(counts: [RememberedAlert.News: Int], troubles: Int, asOf: Month?) -> String {
    func part(_ news: RememberedAlert.News, es: (String, String), en: (String, String)) -> String? {
      counts[news].map { counted($0, es: es, en: en) }
    }
    let parts = [
      troubles > 0
        ? text(es: "atención (\(troubles))", en: "attention (\(troubles))") : nil,
      part(.new, es: ("nuevo", "nuevos"), en: ("new", "new")),
      part(.worse, es: ("empeoró", "empeoraron"), en: ("worse", "worse")),
      part(.stillOut, es: ("sigue agotado", "siguen agotados"), en: ("still out", "still out")),
      part(.late, es: ("no llegó", "no llegaron"), en: ("has not come", "have not come")),
      part(.quantity, es: ("cambió de cantidad", "cambiaron de cantidad"), en: ("changed", "changed")),
      part(.solved, es: ("resuelto", "resueltos"), en: ("solved", "solved")),
    ].compactMap { $0 }
    let what = parts.isEmpty ? text(es: "sin novedades", en: "no news") : parts.joined(separator: ", ")
    return "Colca: " + what + (asOf.map { " · " + monthText($0) } ?? "")
  }

  /// The first line of a message.
  func digestLead(_ input: DigestInput) -> String {
    let (day, asOf, hasNews) = (input.day, input.asOf, input.hasNews)
    let night = text(es: "Noche del \(dayText(day)).", en: "Night of \(dayText(day)).")
    let data =
      asOf.map {
        text(es: " Datos hasta \(monthText($0)).", en: " Data through \(monthText($0)).")
      } ?? text(es: " Todavía no hay datos.", en: " There are no data yet.")
    return night + data
      + (hasNews
        ? "" : text(es: " Nada nuevo desde el último aviso.", en: " Nothing new since the last notice."))
      + (input.outside.isEmpty
        ? "" : " " + outsideRows(input.outside, of: input.names.settings.scope))
  }

  /// The heading of those who have not reported.
  func noReportYet(of month: Month) -> String {
    text(es: "Falta el reporte de \(monthText(month))", en: "The report of \(monthText(month)) is missing")
  }

  /// When a facility last reported, and how to call it.
  func lastReport(_ month: Month?, telephone: String?) -> String {
    let last =
      month.map { text(es: "Último reporte: \(monthText($0))", en: "Last report: \(monthText($0))") }
      ?? text(es: "Ningún reporte todavía", en: "No report yet")
    return last + (telephone.map { text(es: " · teléfono \($0)", en: " · telephone \($0)") } ?? "")
  }

  /// How many lines are left out.
  func andFurther(_ count: Int) -> String {
    text(
      es: "… y \(NumberText.whole(count)) más, en el informe.",
      en: "… and \(NumberText.whole(count)) more, in the report.")
  }

  /// What was to be ordered, and what is now.
  func quantityChanged(from old: Int, to new: Int) -> String {
    text(
      es: "Por pedir antes: \(NumberText.whole(old)); ahora: \(NumberText.whole(new)).",
      en: "To order before: \(NumberText.whole(old)); now: \(NumberText.whole(new)).")
  }

  /// When an order should have come.
  func shouldHaveCome(in month: Month) -> String {
    text(es: "Debía llegar hasta \(monthText(month)).", en: "Should have come by \(monthText(month)).")
  }

  /// What an alert about forecasts means, and what to do.
  public func sentence(for alert: RememberedAlert, isSolved: Bool) -> String {
    let ratio = NumberText.decimal(Double(alert.state.quantity) / 100, decimals: 2)
    if isSolved {
      return text(es: "Volvió a lo usual.", en: "Back to what is usual.")
    }
    switch alert.key.kind {
    case .stock: return ""
    case .bias:
      return text(
        es:
          "En los últimos tres meses se usó \(ratio) veces lo pronosticado, descontado lo que les pasa a todos. Confirme con el "
          + "establecimiento si hubo campañas, derivaciones o errores de registro.",
        en:
          "Over the last three months use was \(ratio) times the forecast, apart from what happens to all. Ask the facility about "
          + "campaigns, referrals or mistakes in the books.")
    case .drift:
      return text(
        es:
          "El error del último mes fue \(ratio) veces el usual. Mire los hallazgos (colca findings) y confirme si cambió la "
          + "demanda antes de pedir grandes cantidades.",
        en:
          "The last month's error was \(ratio) times the usual. Look at the findings (colca findings) and find out "
          + "whether demand changed before ordering large quantities.")
    case .calibration:
      return text(
        es:
          "Las probabilidades de quedarse sin stock se apartaron de lo ocurrido en \(ratio) en promedio: tómelas con "
          + "cautela este mes.",
        en:
          "Probabilities of running out missed what came by \(ratio) on average: take them with care this month."
      )
    }
  }

  /// The end of a message.
  func digestFoot(folder: String?) -> String {
    let report =
      folder.map {
        text(es: "Informe completo: \($0). ", en: "The whole report: \($0). ")
      } ?? ""
    return report
      + text(
        es:
          "Una alerta no se repite mientras no cambie. Ya vista: colca alerts ack; ya pedida: colca alerts order.",
        en:
          "An alert is not told again until it changes. Seen: colca alerts ack; ordered: colca alerts order.")
  }

  /// A file of the inbox that needs somebody.
  public func inboxTrouble(_ trouble: InboxTally.Trouble, isSetAside: Bool) -> String {
    let what =
      isSetAside
      ? text(es: "quedó apartado", en: "was put aside")
      : text(
        es: "no se pudo tomar o retirar de la bandeja", en: "could not be taken or removed from the inbox")
    return "\(trouble.file) " + what + (trouble.reason.isEmpty ? "." : ": " + trouble.reason)
  }

  /// Files that went in with something to mend.
  public func inboxFindings(_ files: [InboxTally.Trouble]) -> String {
    let first = files.first.map { $0.file + ": " + $0.reason } ?? ""
    return counted(
      files.count, es: ("archivo entró con algo por corregir", "archivos entraron con algo por corregir"),
      en: ("file went in with something to mend", "files went in with something to mend")) + ". " + first
  }

  /// What a step that failed leaves as it was.
  public func stale(_ step: NightStep, asOf: Month?) -> String? {
    let month = asOf.map(monthText) ?? ""
    switch step {
    case .inbox:
      return text(es: "Los archivos siguen en la bandeja.", en: "The files are still in the inbox.")
    case .forecast where asOf != nil:
      return text(
        es: "Vale el pronóstico anterior, con datos hasta \(month).",
        en: "The earlier forecast holds, with data through \(month).")
    case .report where asOf != nil:
      return text(
        es: "«ultimo» puede ser el informe de antes.", en: "\"ultimo\" may be the report of before.")
    case .backup: return text(es: "Queda la copia anterior.", en: "The earlier copy remains.")
    default: return nil
    }
  }

  /// What a person is told who reopens alerts that are open.
  public func alreadyOpen(_ count: Int) -> String {
    count == 1
      ? text(es: "Ya está abierta; no se cambió nada.\n", en: "It is open already; nothing was changed.\n")
      : text(
        es: "Ya están abiertas; no se cambió nada.\n", en: "They are open already; nothing was changed.\n")
  }

  /// How many alerts somebody did something about.
  public func noted(_ count: Int) -> String {
    text(es: "Anotado: ", en: "Noted: ") + counted(count, es: ("alerta", "alertas"), en: ("alert", "alerts"))
      + ".\n"
  }
}
