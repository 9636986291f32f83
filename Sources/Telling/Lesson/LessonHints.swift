import Operations
import SupplyModel

extension LessonNames {
  /// Where to look for what a task asks: never what is to be found there.
  func clue(_ task: LessonTask) -> String {
    let month = subjects.month
    return switch task {
    case .importing:
      language.text(
        es:
          "En lo que imprimió colca import hay una línea por archivo: el repetido tiene todas las filas «iguales».",
        en:
          "What colca import printed has a line for each file: the repeated one has all its rows unchanged."
      )
    case .missingReport:
      language.text(
        es: "colca status dice quién no reportó el último mes: es la lista del final.",
        en: "colca status tells who has not reported the last month: the list at its end.")
    case .wrongSheet:
      language.text(
        es:
          "colca findings --code unbalanced --month \(month) dice cuál es y por cuánto. Un reporte corregido se importa como cualquier archivo, y cierra el hallazgo.",
        en:
          "colca findings --code unbalanced --month \(month) tells which it is and by how much. A corrected report is imported like any file, and closes the finding."
      )
    case .expiredLot:
      language.text(
        es:
          "colca findings --code expired_before_period --month \(month): un vencimiento anterior al mes, con stock.",
        en:
          "colca findings --code expired_before_period --month \(month): an expiry before the month, with stock left."
      )
    case .forecast: "colca forecast · colca report --out " + language.text(es: "informe", en: "report")
    case .mostUrgent: "colca alerts --first 1"
    case .firstTransfer:
      language.text(
        es: "colca transfers: en cada línea, primero quien entrega y luego quien recibe.",
        en: "colca transfers: in each line first who gives, then who receives.")
    case .orderReckoning:
      language.text(
        es:
          "colca explain \(options(subjects.placed)): la cuenta empieza en «Regla oficial» y termina en «Pedido»; la columna del medio es lo que cambia cada paso.",
        en:
          "colca explain \(options(subjects.placed)): the reckoning goes from \"Official rule\" to \"Order\"; the middle column is what each step changes."
      )
    case .shortage:
      language.text(
        es: "colca shortages: la última columna es lo que falta.",
        en: "colca shortages: the last column is what is lacking.")
    case .decisions:
      language.text(
        es:
          "colca decide transfer y colca decide order; con --ayuda se ven las razones. La cantidad de --change es la nueva, no la diferencia. Si se equivocó: --reopen.",
        en:
          "colca decide transfer and colca decide order; --help tells the reasons. The quantity of --change is the new one, not the difference. After a mistake: --reopen."
      )
    case .placement:
      language.text(
        es:
          "colca decide order … --placed --document REQ-001 --expected AAAA-MM. colca explain \(options(subjects.placed)) dice cuánto tarda un pedido ahí; se cuenta desde \(month). Si se equivocó: --reopen, y anótelo de nuevo.",
        en:
          "colca decide order … --placed --document REQ-001 --expected YYYY-MM. colca explain \(options(subjects.placed)) tells how long an order takes there, from \(month) on. After a mistake: --reopen, and note it again."
      )
    case .nextMonth:
      language.text(
        es:
          "colca forecast imprime cuántos están en «Agotado»; colca orders --facility \(subjects.placed.facility) lista los pedidos: lo que no está en la lista es 0.",
        en:
          "colca forecast prints how many are \"Stocked out\"; colca orders --facility \(subjects.placed.facility) lists the orders: what is not in the list is 0."
      )
    }
  }

  /// What a task still lacks.
  func told(_ gap: LessonGap) -> String {
    switch gap {
    case .notImported(let files):
      language.text(
        es: "Falta importar: " + files.prefix(4).joined(separator: ", ") + (files.count > 4 ? " …" : "."),
        en: "Still to be imported: " + files.prefix(4).joined(separator: ", ") + (files.count > 4 ? "…" : "")
          + ".")
    case .unanswered: language.text(es: "Falta su respuesta.", en: "Your answer is missing.")
    case .uncorrected:
      language.text(es: "La hoja sigue como llegó.", en: "The sheet is still as it came.")
    case .noRun(let month):
      language.text(es: "Falta pronosticar \(month).", en: "\(month) was not forecast yet.")
    case .runIsOlder(let month):
      language.text(
        es: "Después del pronóstico de \(month) entró o se anotó algo: pronostique otra vez.",
        en: "Something came in or was noted after the forecast of \(month): forecast again.")
    case .undecided(let decisions):
      language.text(es: "Falta decidir: ", en: "Still to be decided: ")
        + decisions.map(letter).joined(separator: ", ") + "."
    case .notPlaced:
      language.text(es: "El pedido no está anotado como pedido.", en: "The order is not noted as placed.")
    case .wentAhead(let files):
      language.text(
        es:
          "Ya entró el mes siguiente, que es de la tarea 12: las listas son de ese mes. Quítelo y pronostique otra vez: "
          + files.map { "colca import --undo \($0)" }.joined(separator: " · ") + " · colca forecast.",
        en:
          "The next month has come in, which is for task 12: lists are of that month. Take it back and forecast again: "
          + files.map { "colca import --undo \($0)" }.joined(separator: " · ") + " · colca forecast.")
    case .after(let task):
      language.text(es: "Primero la tarea \(task.rawValue).", en: "Task \(task.rawValue) comes first.")
    }
  }

  /// What is wrong with what was done or answered.
  func told(_ mistake: LessonMistake) -> String {
    switch mistake {
    case .answer(let given):
      language.text(es: "«\(given)» no es. Mire otra vez.", en: "\"\(given)\" is not it. Look again.")
    case .answerCount(let given, let expected):
      language.text(
        es:
          "Respuestas esperadas: \(expected); hay \(given). Un nombre de varias palabras va entre comillas; un número va solo.",
        en:
          "Answers expected: \(expected); there are \(given). A name of several words goes into quotes; a number stands alone."
      )
    case .sheetConfirmed:
      language.text(
        es: "Se anotó que la hoja está bien, y no cuadra. Reabra el hallazgo (colca findings reopen CLAVE).",
        en:
          "The sheet was said to be right, and it does not balance. Reopen the finding (colca findings reopen KEY)."
      )
    case .changedTo(let quantity, let meant):
      language.text(
        es:
          "b) Se cambió a \(quantity): es \(quantity < meant ? "menos" : "más") de lo aconsejado más \(subjects.raisedBy).",
        en:
          "b) It was changed to \(quantity): \(quantity < meant ? "less" : "more") than advised and \(subjects.raisedBy)."
      )
    case .changedWithoutReason:
      language.text(
        es: "b) La cantidad está bien; falta decir por qué (--reason).",
        en: "b) The quantity is right; why is missing (--reason).")
    case .decidedOtherwise(let decision):
      language.text(
        es: "\(letter(decision))) se decidió otra cosa.", en: "\(letter(decision))) was decided otherwise.")
    case .rejectedBecause(let reason):
      language.text(
        es: "c) La razón no es «\(language.name(of: reason))»: lea otra vez qué contaron.",
        en: "c) The reason is not \"\(language.name(of: reason))\": read again what they counted.")
    case .placedUnits(let quantity, let meant):
      language.text(
        es:
          "Se anotaron \(quantity) unidades: es \(quantity < meant ? "menos" : "más") de lo que se aconseja.",
        en: "\(quantity) units were noted: \(quantity < meant ? "less" : "more") than advised.")
    case .placedWithoutDocument:
      language.text(es: "Falta el documento, REQ-001.", en: "The paper, REQ-001, is missing.")
    case .placedFor(let month, let usual):
      language.text(
        es:
          "Se anotó que llega en \(month): eso es \(month < usual ? "antes" : "después") de lo que ahí tarda un pedido.",
        en: "It was noted for \(month): that is \(month < usual ? "before" : "after") an order comes there.")
    }
  }

  private func letter(_ decision: LessonDecision) -> String {
    switch decision {
    case .accept: "a"
    case .change: "b"
    case .reject: "c"
    }
  }
}
