import SupplyModel

extension Language {
  /// Which of two files counts, and how to have it the other way.
  func sentence(for dispute: ReportDispute) -> String {
    switch dispute {
    case .setAside(let reports, let file, let reason):
      text(
        es:
          "«\(file)» dice otra cosa de \(counted(reports, "producto", "productos")) del mes y \(why(reason)): vale aquel, "
          + "y lo de este archivo quedó de lado. Si debe valer este, impórtelo con --replace.",
        en:
          "\"\(file)\" states \(counted(reports, "product", "products")) of the month otherwise and \(why(reason)): that one "
          + "counts, and what this file says was put aside. If this one is to count, import it with --replace."
      )
    case .joined(let reports, let file):
      text(
        es:
          "«\(file)», de la misma importación, trae otra parte de \(counted(reports, "producto", "productos")) del mes: se sumaron, "
          + "pues ningún lote está en los dos o solo juntos cuadran con los saldos. Si este archivo es una corrección de aquel, impórtelo solo con --replace.",
        en:
          "\"\(file)\", of the same import, has another part of \(counted(reports, "product", "products")) of the month: they were "
          + "summed, as no lot is in both or only together they meet the balances. If this file is a correction of that one, import it alone with --replace."
      )
    case .possibleParts(let reports, let file, let isSetAside):
      text(
        es:
          "«\(file)», de la misma importación, da otras cantidades de \(counted(reports, "producto", "productos")) del mes y "
          + "faltan los números de lote: pueden ser partes de un informe o dos versiones. Cuenta solo "
          + "\(isSetAside ? "aquel" : "este"). Si son partes, ponga en cada fila su lote, o súmelas en una, e impórtelas con "
          + "--replace; si debe valer el otro, impórtelo solo con --replace.",
        en:
          "\"\(file)\", of the same import, gives other quantities of \(counted(reports, "product", "products")) of the month, "
          + "and the numbers of the lots are missing: they may be parts of one report or two versions. Only "
          + "\(isSetAside ? "that one" : "this one") counts. If they are parts, write its lot in each row, or sum them in one, "
          + "and import them with --replace; if the other one is to count, import it alone with --replace.")
    case .impossibleDate(let reports, let day):
      text(
        es:
          "La FECHA de \(counted(reports, "producto", "productos")) del mes es \(day), y un reporte no se hace antes de su mes ni "
          + "después de hoy: no decide cuál de dos reportes vale. Corríjala e impórtelo otra vez.",
        en:
          "The FECHA of \(counted(reports, "product", "products")) of the month is \(day), and no report is made before its month "
          + "or after today: it does not decide which of two reports counts. Correct it and import it again.")
    case .tookOver(let reports, let file, let reason):
      text(
        es:
          "«\(file)» decía otra cosa de \(counted(reports, "producto", "productos")) del mes; \(whyNot(reason)). Si debe "
          + "valer aquel, impórtelo con --replace.",
        en:
          "\"\(file)\" stated \(counted(reports, "product", "products")) of the month otherwise; \(whyNot(reason)). If that one is "
          + "to count, import it with --replace.")
    }
  }

  /// Why the other file counts.
  private func why(_ reason: ReportDispute.Reason) -> String {
    switch reason {
    case .date(let own, let other):
      text(
        es: "lleva FECHA \(other), posterior a \(own)", en: "has the FECHA \(other), later than \(own)")
    case .fullness:
      text(
        es: "sabe más (saldos, movimientos o lotes que aquí faltan)",
        en: "knows more (balances, movements or lots that are missing here)")
    case .fileTime: text(es: "se escribió después", en: "was written later")
    case .hiddenSheet:
      text(
        es: "está en una hoja a la vista, y esta está oculta",
        en: "is on a sheet that is shown, and this one is hidden")
    case .nothing: text(es: "ya estaba", en: "was there already")
    }
  }

  /// Why this file counts, and why that may be wrong.
  private func whyNot(_ reason: ReportDispute.Reason) -> String {
    switch reason {
    case .date(let own, let other):
      text(
        es: "vale este, con FECHA \(own) y no \(other)",
        en: "this one counts, with the FECHA \(own) and not \(other)")
    case .fullness:
      text(
        es: "vale este porque sabe más, aunque aquel se escribió después",
        en: "this one counts for it knows more, though that one was written later")
    case .fileTime: text(es: "vale este, escrito después", en: "this one, written later, counts")
    case .hiddenSheet:
      text(es: "vale este, de una hoja a la vista", en: "this one, of a sheet that is shown, counts")
    case .nothing:
      text(
        es: "vale este por importarse después, pues nada dice cuál es el correcto",
        en: "this one counts as it came in later, for nothing says which is right")
    }
  }
}
