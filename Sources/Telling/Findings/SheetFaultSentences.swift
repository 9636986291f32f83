import SupplyModel

extension Language {
  /// What is wrong with a line of a filled-in sheet; nil for what is wrong with other rows.
  func sheetSentence(for fault: RowFault) -> String? {
    switch fault {
    case .sheetRunUnknown(let cell):
      text(
        es:
          "No se guarda ningún pronóstico oficial con datos hasta \(cell.written): no se sabe qué se recomendó; la fila no "
          + "entró. Revise el mes de la hoja.",
        en:
          "No official forecast with data through \(cell.written) is kept: nobody knows what was advised; the row did not go "
          + "in. Check the month of the sheet.")
    case .sheetNotAdvised(let cell):
      text(
        es:
          "El pronóstico de ese mes no recomendó nada de «\(cell.written)» aquí; la fila no entró. Revise los códigos; lo que "
          + "se pidió por cuenta propia se anota con colca decide.",
        en:
          "The forecast of that month advised nothing of \"\(cell.written)\" here; the row did not go in. Check the codes; "
          + "what was ordered beyond it is noted by colca decide.")
    case .sheetOtherAdvice(let cell, let advised):
      text(
        es:
          "La hoja salió con \(cell.written) y el pronóstico de ese mes recomienda \(advised): es de otro pronóstico, o se "
          + "escribió encima; la fila no entró. Escriba lo que se autoriza o entrega en su columna, en la hoja del último informe.",
        en:
          "The sheet was handed out with \(cell.written) and the forecast of that month advises \(advised): it is of another "
          + "forecast, or was written over; the row did not go in. Write what is authorised or issued into its column, on the sheet of "
          + "the latest report.")
    case .sheetAnsweredOtherwise(let cell, let units?):
      text(
        es:
          "La hoja dice \(cell.written), y ya está anotado \(units); no se cambió nada. Si vale la hoja, impórtela con "
          + "--replace.",
        en:
          "The sheet says \(cell.written), and \(units) is noted already; nothing was changed. If the sheet is right, import "
          + "it with --replace.")
    case .sheetAnsweredOtherwise(let cell, nil):
      text(
        es:
          "La hoja dice \(cell.written), y ya está anotado que se pospone; no se cambió nada. Si vale la hoja, impórtela con "
          + "--replace.",
        en:
          "The sheet says \(cell.written), and it is noted already that it is put off; nothing was changed. If the sheet is "
          + "right, import it with --replace.")
    case .sheetOfEarlierMonth(let cell, let answered):
      text(
        es:
          "La hoja es de un mes anterior y dice \(cell.written); ya se respondió la recomendación con datos hasta "
          + "\(answered), y esa queda. Si no corresponde, corríjala con colca decide.",
        en:
          "The sheet is of an earlier month and says \(cell.written); the advice with data through \(answered) is answered "
          + "already, and that stays. If it is not right, correct it by colca decide.")
    case .sheetLessIssued(let cell, let noted):
      text(
        es:
          "La hoja dice \(cell.written) y ya se anotaron \(noted) recibidas; no se cambió nada. Escriba el total entregado, o "
          + "deshaga la hoja anterior con colca import --undo.",
        en:
          "The sheet says \(cell.written) and \(noted) are noted as come already; nothing was changed. Write what came in all, "
          + "or take the earlier sheet back by colca import --undo.")
    case .sheetContradiction(let cell, let other):
      text(
        es:
          "La fila entrega \(cell.written) y autoriza o envía solo \(other); la fila no entró. Corrija uno de los dos.",
        en:
          "The row hands over \(cell.written) and authorises or sends only \(other); the row did not go in. Correct one of "
          + "the two.")
    case .sheetBeyondStock(let cell, let sent, let stock):
      text(
        es:
          "La hoja envía \(sent) de este producto y quien entrega contó solo \(stock); la fila (\(cell.written)) no entró. Corrija lo "
          + "enviado, o importe antes el reporte con el conteo nuevo.",
        en:
          "The sheet sends \(sent) of this product and the giver counted only \(stock); the row (\(cell.written)) did not go in. "
          + "Correct what is sent, or import the report with the new count first.")
    case .sheetTooEarly(let cell, let month):
      text(
        es:
          "La hoja anota \(cell.written) como llegado, y \(month), desde cuando podría llegar, no ha empezado; la fila no "
          + "entró. Impórtela de nuevo ese mes.",
        en:
          "The sheet notes \(cell.written) as come, and \(month), from when on it could come, has not begun; the row did not "
          + "go in. Import it again in that month.")
    case .sheetNoteAlone(let cell):
      text(
        es:
          "Hay una observación («\(cell.written)») sin ninguna cantidad: no es una respuesta y no se anotó. Escriba lo "
          + "autorizado, 0 si nada.",
        en:
          "There is a note (\"\(cell.written)\") without any quantity: it is no answer and was not kept. Write what is "
          + "authorised, 0 if nothing.")
    case .tooShort, .tooLong, .damaged, .unclosedQuote, .lineTooLong, .blankCell, .blankReport, .badNumber,
      .textTooLong, .brokenLetters, .mergedQuantity, .badMonth, .badDay, .badFacilityCode, .badProductCode,
      .duplicateRow,
      .totalRow,
      .rowsAlike,
      .duplicateCode, .negativeConsumption, .negativeStock, .negativeQuantity, .unbalanced,
      .otrasSalAboveConsumption, .positionSwapped, .positionOutside, .unknownWord, .metAboveTotal,
      .couplesAboveWomen, .futureServedMonth, .unknownServedFacility, .closedServedFacility:
      nil
    }
  }
}
