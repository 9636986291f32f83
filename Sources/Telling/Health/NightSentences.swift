import Files
import Operations
import SupplyModel

extension Language {
  /// The name of a step of the night.
  public func name(of step: NightStep) -> String {
    switch step {
    case .database: text(es: "Base de datos", en: "Database")
    case .inbox: text(es: "Bandeja", en: "Inbox")
    case .forecast: text(es: "Pronóstico", en: "Forecast")
    case .accuracy: text(es: "Exactitud", en: "Accuracy")
    case .report: text(es: "Informe", en: "Report")
    case .notice: text(es: "Aviso", en: "Notice")
    case .prune: text(es: "Limpieza", en: "Clean-up")
    case .backup: text(es: "Copia", en: "Backup")
    case .metrics: text(es: "Métricas", en: "Metrics")
    }
  }

  /// What a night's lines that its log did not take mean.
  public func logTrouble(_ fault: FileError) -> String {
    text(
      es: "El registro no se pudo escribir; sus líneas fueron a la salida de errores. ",
      en: "The log could not be written; its lines went to the standard error. ") + sentence(for: fault)
  }

  /// How a step ended, in a sentence.
  public func sentence(for outcome: StepOutcome) -> String {
    if let failure = outcome.failure { return text(es: "FALLÓ. ", en: "FAILED. ") + failure }
    guard let event = outcome.event else {
      return text(es: "No se intentó: falló lo que necesita.", en: "Not tried: what it needs failed.")
    }
    return sentence(for: event)
  }

  /// What a step did or found.
  public func sentence(for event: NightEvent) -> String {
    switch event {
    case .databaseIsSound(true):
      text(
        es: "En orden. La noche anterior quedó cortada; esta la completa.",
        en: "In order. The night before was cut off; this one completes it.")
    case .databaseIsSound(false): text(es: "En orden.", en: "In order.")
    case .inbox(let tally): sentence(for: tally)
    case .forecast(_, let asOf, let reasons, let later):
      text(
        es: "Hecho con datos hasta \(monthText(asOf)), porque \(list(reasons.map(clause))).",
        en: "Made with data through \(monthText(asOf)), since \(list(reasons.map(clause))).")
        + (later.map {
          text(
            es: " De \(monthText($0)) ha reportado menos de la mitad: todavía no cuenta.",
            en: " Less than half have reported \(monthText($0)): it does not count yet.")
        } ?? "")
    case .sameForecast(let run, let asOf):
      text(
        es: "Sin cambios desde el pronóstico \(run), con datos hasta \(monthText(asOf)).",
        en: "Unchanged since run \(run), with data through \(monthText(asOf)).")
    case .noReports:
      text(es: "Todavía no hay reportes.", en: "There are no reports yet.")
    case .accuracy(let months):
      text(
        es: "Los pronósticos anteriores se compararon con \(list(months.map(monthText))).",
        en: "Earlier forecasts were compared with \(list(months.map(monthText))).")
    case .sameAccuracy: text(es: "Ningún mes nuevo que comparar.", en: "No new month to compare.")
    case .report(let folder, let asOf):
      text(
        es: "Escrito en «\(folder)» y en «ultimo», con datos hasta \(monthText(asOf)).",
        en: "Written to \"\(folder)\" and \"ultimo\", with data through \(monthText(asOf)).")
    case .sameReport(let asOf):
      text(
        es: "«ultimo» ya es el informe con datos hasta \(monthText(asOf)).",
        en: "\"ultimo\" is the report with data through \(monthText(asOf)) already.")
    case .notice(let news, let isSent):
      counted(news, es: ("novedad", "novedades"), en: ("piece of news", "pieces of news"))
        + (isSent
          ? text(es: ", enviadas por correo.", en: ", sent by e-mail.")
          : text(es: ", en la carpeta de correo saliente.", en: ", in the folder for outgoing mail."))
    case .metrics: text(es: "Escritas.", en: "Written.")
    case .noMetrics: text(es: "No se piden.", en: "Not asked for.")
    case .noNews: text(es: "Nada que avisar.", en: "Nothing to tell.")
    case .pruned(let reports, let runs, let files, let backups):
      reports + runs + files + backups == 0
        ? text(es: "Nada que retirar.", en: "Nothing to remove.")
        : text(
          es: "Se retiraron informes \(reports), pronósticos \(runs), archivos \(files), copias \(backups).",
          en: "Removed: reports \(reports), forecasts \(runs), files \(files), copies \(backups).")
    case .pruneWaits(let days):
      text(
        es:
          "No se retiró nada: la noche anterior fue hace \(counted(days, es: ("día", "días"), en: ("day", "days"))). Revise el reloj; la próxima noche sigue.",
        en:
          "Nothing was removed: the night before was \(counted(days, es: ("día", "días"), en: ("day", "days"))) ago. Check the clock; the next night goes on."
      )
    case .backup(let file, let bytes):
      text(
        es: "\(file), \(NumberText.decimal(Double(bytes) / 1e6)) MB, revisada.",
        en: "\(file), \(NumberText.decimal(Double(bytes) / 1e6)) MB, looked over.")
    }
  }

  private func sentence(for tally: InboxTally) -> String {
    guard !tally.isEmpty else { return text(es: "Ningún archivo nuevo.", en: "No new file.") }
    func part(_ count: Int, es: (String, String), en: (String, String)) -> String? {
      count > 0 ? counted(count, es: es, en: en) : nil
    }
    let parts = [
      part(tally.taken, es: ("archivo entró", "archivos entraron"), en: ("file went in", "files went in")),
      part(
        tally.unchanged, es: ("ya había entrado", "ya habían entrado"),
        en: ("had gone in before", "had gone in before")),
      part(
        tally.setAside.count, es: ("quedó apartado", "quedaron apartados"),
        en: ("was put aside", "were put aside")),
      part(
        tally.waiting.count, es: ("todavía se está copiando", "todavía se están copiando"),
        en: ("is still being copied", "are still being copied")),
      part(
        tally.stuck.count, es: ("no se pudo tomar o retirar", "no se pudieron tomar o retirar"),
        en: ("could not be taken or removed", "could not be taken or removed")),
    ].compactMap { $0 }
    let rows = text(
      es:
        "filas: nuevas \(tally.rowsNew), reemplazadas \(tally.rowsReplaced), rechazadas \(tally.rowsRejected)",
      en: "rows: new \(tally.rowsNew), replaced \(tally.rowsReplaced), rejected \(tally.rowsRejected)")
    return parts.joined(separator: ", ") + "; " + rows + "."
  }

  private func clause(_ reason: ForecastReason) -> String {
    switch reason {
    case .first: text(es: "no había ninguno", en: "there was none")
    case .files(let new, let back):
      back == 0
        ? text(es: "entraron archivos (\(new))", en: "files went in (\(new))")
        : text(
          es: "entraron archivos (\(new)) y se deshicieron otros (\(back))",
          en: "files went in (\(new)) and others were taken back (\(back))")
    case .filesAside(let count):
      text(
        es: "se apartaron archivos de los que no entró nada (\(count))",
        en: "files of which nothing went in were set aside (\(count))")
    case .decisions(let count):
      text(es: "se anotaron decisiones (\(count))", en: "decisions were noted (\(count))")
    case .month(let from):
      text(
        es: "el último mes conocido ya no es \(monthText(from))",
        en: "the last known month is no longer \(monthText(from))")
    case .settings: text(es: "cambió la configuración", en: "the configuration changed")
    case .version: text(es: "cambió la versión de Colca", en: "Colca's version changed")
    }
  }

  /// `a`, `a y b`, `a, b y c`.
  func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + text(es: " y ", en: " and ") + last
  }
}
