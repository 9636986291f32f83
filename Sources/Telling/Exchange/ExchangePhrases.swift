/// The sentences of files for other systems.
extension Language {
  /// What a mapping lacks or does not say clearly, by the stable name of the finding.
  ///
  /// - Parameters:
  ///   - kind: the finding's name.
  ///   - code: what it is about.
  ///   - line: the mapping's line, where it is one.
  public func exchangeSentence(_ kind: ExchangeFinding.Kind, code: String, line: Int?) -> String {
    let place = line.map { text(es: "línea \($0): ", en: "line \($0): ") } ?? ""
    return place + exchangeProblem(kind, code)
  }

  private func exchangeProblem(_ kind: ExchangeFinding.Kind, _ code: String) -> String {
    switch kind {
    case .missingColumn:
      text(es: "falta la columna \(code).", en: "the column \(code) is missing.")
    case .unknownKind:
      text(
        es: "«\(code)» no es una clase de correspondencia; vea colca export --template.",
        en: "“\(code)” is no kind of mapping; see colca export --template.")
    case .unreadableLine:
      text(
        es: "comillas sin cerrar, o línea demasiado larga: la línea no cuenta. Quite la comilla.",
        en: "a quote not closed, or too long a line: the line does not count. Take the quote out.")
    case .unknownMeasure:
      text(es: "«\(code)» no es una medida.", en: "“\(code)” is no measure.")
    case .repeated:
      text(
        es: "repite \(code); vale lo último.", en: "repeats \(code); the last one counts.")
    case .writtenTwoWays:
      text(
        es: "\(code) está escrito de dos maneras con dos destinos; deje una sola.",
        en: "\(code) is written in two ways with two targets; keep one of them.")
    case .partOfSum:
      text(
        es: "Falta un sumando: \(code). La suma de esa unidad no va, porque sería menor que la verdadera.",
        en:
          "A part of a sum is missing: \(code). That unit's sum stays out, for it would be less than the true one."
      )
    case .oneElementForTwo:
      text(
        es:
          "Dos productos tienen el mismo elemento de datos: \(code). Ninguno va; dé a cada uno su elemento o su combinación.",
        en:
          "Two products have one data element: \(code). Neither goes; give each its own element or combination."
      )
    case .noFacility:
      text(
        es: "El establecimiento \(code) no tiene correspondencia: sus datos no van.",
        en: "Facility \(code) is not mapped: its data stay out.")
    case .noElement:
      text(
        es: "Sin elemento de datos: \(code). Ese dato no va.",
        en: "No data element: \(code). That number stays out.")
    case .noCommodity:
      text(
        es: "El producto \(code) no tiene tipo de bien (commodity_type): no va.",
        en: "Product \(code) has no commodity_type: it stays out.")
    case .noPeriod:
      text(
        es: "El mes \(code) no tiene período (period): no va nada de él.",
        en: "Month \(code) has no period: nothing of it goes.")
    case .noDataSet:
      text(
        es: "No se nombra el conjunto de datos (data_set); el archivo va sin él.",
        en: "No data_set is named; the file goes without one.")
    case .noSystem:
      text(
        es: "No se nombra el sistema de códigos (system, \(code)); los códigos van sin él.",
        en: "No system is named for \(code); codes go without one.")
    case .nothingMapped:
      text(
        es: "Nada tiene correspondencia todavía: llene la plantilla (colca export --template).",
        en: "Nothing is mapped yet: fill in the template (colca export --template).")
    }
  }
}
