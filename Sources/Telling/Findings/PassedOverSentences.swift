import SupplyModel

extension Language {
  /// Why a table is not read, where that is no fault.
  func sentence(for reason: PassedOver, of table: String) -> String {
    switch reason {
    case .lockFile:
      text(
        es: "\(table) es la marca de un documento abierto y no se leyó. Ciérrelo e importe el documento.",
        en:
          "\(table) is the mark of a document that is open, and was not read. Close it and import the document."
      )
    case .money:
      text(
        es: "\(table) lleva dinero (IME): no hace falta y no se leyó.",
        en: "\(table) holds money (IME): it is not needed and was not read.")
    case .reportHead:
      text(
        es: "\(table) es la cabecera del ICI: cada fila de FORMDET ya dice lo que hace falta. No se leyó.",
        en: "\(table) is the head of the ICI: each row of FORMDET states what is needed. It was not read.")
    case .movements:
      text(
        es:
          "\(table) lleva movimientos uno por uno, con datos de pacientes: FORMDET trae su suma por mes. No se leyó.",
        en:
          "\(table) holds movements one by one, with data of patients: FORMDET has their sum by month. It was not read."
      )
    case .otherTable:
      text(
        es: "\(table) es una tabla del SISMED que no se conoce: no se leyó.",
        en: "\(table) is a table of SISMED that is not known: it was not read.")
    case .emptyTable:
      text(
        es: "\(table) no tiene filas y no es un reporte: no hay nada que leer en ella.",
        en: "\(table) has no rows and is no report: there is nothing in it to read.")
    case .pharmacyStock(let rows):
      text(
        es:
          "\(counted(rows, "fila es", "filas son")) de farmacias y no se usaron: su stock de cada cierre viene en su ICI. "
          + "Solo se usan las de almacenes.",
        en:
          "\(counted(rows, "row is", "rows are")) of pharmacies and were not used: the stock of each close is in their ICI. "
          + "Only those of warehouses are used.")
    case .requisitionIndex:
      text(
        es: "\(table) es la lista de las hojas de los requerimientos: no tiene respuestas y no se leyó.",
        en: "\(table) is the list of the sheets of requisitions: it holds no answers and was not read.")
    case .pivotTable:
      text(
        es:
          "\(table) es una tabla dinámica, que resume lo que está en otra hoja: no se leyó. Si los datos solo están ahí, cópiela como "
          + "valores en un libro aparte.",
        en:
          "\(table) is a pivot table, which sums what is on another sheet: it was not read. If the data are only there, copy it as "
          + "values into a workbook of its own.")
    case .ownList:
      text(
        es: "\(table) es una lista de Colca que no trae respuestas: no se leyó.",
        en: "\(table) is a list of Colca's that holds no answers: it was not read.")
    }
  }
}
