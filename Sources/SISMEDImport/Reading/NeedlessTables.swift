import Files
import SupplyModel
import TableReading

/// What of SISMED's own files and of spreadsheets' leavings is no table that is needed.
///
/// | name, or columns | why it is passed over |
/// |---|---|
/// | `~$…`, `.~lock.…` | the mark of a document that somebody has open |
/// | IME1, IMED2, IMED3; IMPVTAS and IMPSIS, NRODEPO, NROGUIA and IMPGUIA | money |
/// | FORMATO; REC_VTAS and REC_SIS | the head of an ICI |
/// | TMOVIM, TMOVIMDET; MOVCODITIP and MOVNUMERO | movements one by one, with patients' names |
/// | MPRODUCTO, MSTKALMDE, FORMDETL … without a row | nothing in it; an empty FORMDET is asked about |
/// | HOJA, CODIGO, ESTABLECIMIENTO, PRODUCTOS and URGENTES | the list of the sheets of Colca's own requisitions |
/// | CODIGO ESTABLECIMIENTO, CODIGO PRODUCTO and NOMBRE CORTO, where no layout fits whole | a list of Colca's own |
/// | any other DBF that no layout fits, beside a table of SISMED's | of no known use |
enum NeedlessTables {
  /// Names of SISMED's tables by which a folder or an archive is known as its own.
  private static let ownNames: Set<String> = [
    "FORMDET", "TFORMDET", "FORMDETL", "FORMDETM", "FORMATO", "MPRODUCTO", "MSTKALMDE", "MSTOCKALM", "TMOVIM",
    "TMOVIMDET",
  ]

  /// Why a file is passed over for its name alone; nil where it is not.
  static func reason(name: String) -> PassedOver? {
    name.hasPrefix("~$") || name.hasPrefix(".~lock.") ? .lockFile : nil
  }

  /// Why a table that no layout fits whole is passed over; nil where somebody has to look at it.
  ///
  /// - Parameter columns: the names of its columns.
  static func reason(name: String, columns: [String]) -> PassedOver? {
    let names = Set(columns.map { HeaderNames.normalized($0) })
    func has(_ wanted: String...) -> Bool { wanted.allSatisfy(names.contains) }
    let stem = stem(of: name)
    let bare = String(stem.drop { $0 == "T" }.prefix { $0.isLetter })
    if has("MOVCODITIP", "MOVNUMERO") || stem.hasPrefix("TMOVIM") { return .movements }
    if has("RECVTAS", "RECSIS") || stem == "FORMATO" || stem == "TFORMATO" { return .reportHead }
    let isMoney = has("IMPVTAS", "IMPSIS") || has("NRODEPO", "IMPDEPO") || has("NROGUIA", "IMPGUIA")
    return isMoney || ["IME", "IMED"].contains(bare) ? .money : nil
  }

  /// Whether the columns of a sheet are those of the list that stands before Colca's own requisitions.
  static func isRequisitionIndex(_ columns: [String]) -> Bool {
    let names = Set(columns.map { HeaderNames.normalized($0) })
    return names.isSuperset(of: ["HOJA", "CODIGO", "ESTABLECIMIENTO", "PRODUCTOS", "URGENTES"])
      || names.isSuperset(of: ["SHEET", "CODE", "FACILITY", "PRODUCTS", "URGENT"])
  }

  /// Whether the columns of a sheet that no layout fits whole are those of one of Colca's own lists.
  static func isOwnList(_ columns: [String]) -> Bool {
    let names = Set(columns.map { HeaderNames.normalized($0) })
    return names.isSuperset(of: ["CODIGOESTABLECIMIENTO", "CODIGOPRODUCTO", "NOMBRECORTO"])
      || names.isSuperset(of: ["FACILITY", "PRODUCT", "PRODUCTSHORT"])
  }

  /// Whether one of the files of a folder or an archive is a table of SISMED's.
  static func areSISMED(_ names: [String]) -> Bool {
    names.contains { ownNames.contains(stem(of: PathText.lastComponent($0))) }
  }

  private static func stem(of name: String) -> String {
    let last = name.uppercased()
    return String(last.prefix { $0 != "." })
  }
}
