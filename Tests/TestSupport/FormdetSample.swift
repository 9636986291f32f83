/// Small FORMDET files for tests: a header and rows of which only some columns matter.
public enum FormdetSample {
  /// The 46 columns in SISMED's order.
  public static let columns = [
    "CODIGO_EJE", "CODIGO_PRE", "TIPSUM", "ANNOMES", "CODIGO_MED", "SALDO", "PRECIO", "INGRE", "REINGRE",
    "VENTA", "SIS", "INTERSAN", "FAC_PERD", "DEFNAC", "EXO", "SOAT", "CREDHOSP", "OTR_CONV", "DEVOL",
    "VENCIDO", "MERMA", "DISTRI", "TRANSF", "VENTAINST", "DEV_VEN", "DEV_MERMA", "OTRAS_SAL", "STOCK_FIN",
    "STOCK_FIN1", "REQ", "TOTAL", "FEC_EXP", "DO_SALDO", "DO_INGRE", "DO_CON", "DO_OTR", "DO_TOT", "DO_STK",
    "DO_FECEXP", "FECHA", "USUARIO", "INDIPROC", "SIT", "INDISIGA", "DSTKCERO", "MPTOREPO",
  ]

  /// A row in which every quantity is 0 but those named; codes and price have defaults.
  public static func row(_ values: [String: String], delimiter: String = ";") -> String {
    let fixed = [
      "CODIGO_EJE": "036", "CODIGO_PRE": "06528F01", "TIPSUM": "S", "ANNOMES": "202610",
      "CODIGO_MED": "04594", "PRECIO": "3.500000", "FEC_EXP": "", "DO_FECEXP": "", "FECHA": "",
      "USUARIO": "", "INDIPROC": "", "SIT": "1", "INDISIGA": "",
    ]
    return columns.map { values[$0] ?? fixed[$0] ?? "0" }.joined(separator: delimiter)
  }

  /// A file of rows, CRLF as SISMED writes it.
  public static func file(_ rows: [[String: String]], delimiter: String = ";") -> String {
    let lines = [columns.joined(separator: delimiter)] + rows.map { row($0, delimiter: delimiter) }
    return lines.map { $0 + "\r\n" }.joined()
  }
}
