/// What kind of value an option takes: its name in help, what is expected of it, and how a shell completes it.
public enum ValueKind: String, CaseIterable, Sendable {
  case facility, product, scope
  case month, months, monthCount, day, date
  case count, number, share, levels, soles, identifier, finding
  case file, folder
  case run, trial
  case choice, text, columns, account, time, command

  /// What stands for the value in help.
  public var name: Told {
    switch self {
    case .facility: Told(es: "ESTABLECIMIENTO", en: "FACILITY")
    case .product: Told(es: "PRODUCTO", en: "PRODUCT")
    case .scope: Told(es: "ÁMBITO", en: "SCOPE")
    case .month: Told(es: "AAAA-MM", en: "YYYY-MM")
    case .months: Told(es: "AAAA-MM,…", en: "YYYY-MM,…")
    case .monthCount: Told(es: "MESES", en: "MONTHS")
    case .day: Told(es: "DÍA", en: "DAY")
    case .date: Told(es: "AAAA-MM-DD", en: "YYYY-MM-DD")
    case .count: Told("N")
    case .number: Told(es: "NÚMERO", en: "NUMBER")
    case .share: Told(es: "PARTE", en: "SHARE")
    case .levels: Told(es: "NIVEL,…", en: "LEVEL,…")
    case .soles: Told("SOLES")
    case .identifier: Told(es: "NÚMERO", en: "NUMBER")
    case .finding: Told(es: "HALLAZGO", en: "FINDING")
    case .run: Told(es: "PRONÓSTICO", en: "RUN")
    case .trial: Told(es: "NOMBRE", en: "NAME")
    case .file: Told(es: "ARCHIVO", en: "FILE")
    case .folder: Told(es: "CARPETA", en: "FOLDER")
    case .choice: Told(es: "VALOR", en: "VALUE")
    case .text: Told(es: "TEXTO", en: "TEXT")
    case .columns: Told(es: "COLUMNA,…", en: "COLUMN,…")
    case .account: Told(es: "CUENTA", en: "ACCOUNT")
    case .time: Told(es: "HORA", en: "TIME")
    case .command: Told(es: "COMANDO", en: "COMMAND")
    }
  }

  /// What is expected, after «se espera» and `expected is`.
  public var expectation: Told {
    switch self {
    case .facility: Told(es: "el código o el nombre de un establecimiento", en: "a facility's code or name")
    case .product: Told(es: "el código o el nombre de un producto", en: "a product's code or name")
    case .scope:
      Told(
        es: "anticonceptivos, todos, un programa o códigos", en: "contraceptives, all, a programme or codes")
    case .month:
      Told(es: "un mes, como 2026-10 u octubre de 2026", en: "a month, like 2026-10 or October 2026")
    case .months:
      Told(es: "meses separados por comas, como 2026-03,2026-06", en: "months, like 2026-03,2026-06")
    case .monthCount: Told(es: "un número entero de meses", en: "a whole number of months")
    case .day: Told(es: "un día del mes", en: "a day of the month")
    case .date: Told(es: "una fecha, como 2027-02-15", en: "a date, like 2027-02-15")
    case .count: Told(es: "un número entero", en: "a whole number")
    case .number: Told(es: "un número, como 1.5", en: "a number, like 1.5")
    case .share: Told(es: "un número de 0 a 1, como 0.9", en: "a number from 0 to 1, like 0.9")
    case .levels: Told(es: "números separados por comas, como 0.8,0.95", en: "numbers, like 0.8,0.95")
    case .soles: Told(es: "un importe en soles, como 5000", en: "an amount in soles, like 5000")
    case .identifier: Told(es: "un número de la lista", en: "a number of the list")
    case .finding:
      Told(es: "un hallazgo de la lista, como k3v0x9q2m7ab", en: "a finding of the list, like k3v0x9q2m7ab")
    case .run:
      Told(
        es: "latest, el número de un pronóstico o el nombre de un ensayo",
        en: "latest, the number of a run or the name of a trial")
    case .trial:
      Told(
        es: "un nombre de 1 a 40 caracteres con alguna letra, como nivel-95",
        en: "a name of 1 to 40 characters with some letter, like level-95")
    case .file: Told(es: "la ruta de un archivo", en: "the path of a file")
    case .folder: Told(es: "la ruta de una carpeta", en: "the path of a folder")
    case .choice: Told(es: "uno de sus valores", en: "one of its values")
    case .text: Told(es: "un texto", en: "a text")
    case .columns: Told(es: "nombres de columnas separados por comas", en: "names of columns, with commas")
    case .account: Told(es: "el nombre de una cuenta del sistema", en: "the name of a system account")
    case .time:
      Told(
        es: "una hora ISO 8601, como 2026-11-26T02:00:00Z",
        en: "a time of ISO 8601, like 2026-11-26T02:00:00Z")
    case .command: Told(es: "el nombre de un comando", en: "the name of a command")
    }
  }
}
