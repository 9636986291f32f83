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
      text(es: "repite \(code), con el mismo destino.", en: "repeats \(code), with the same target.")
    case .contradicted:
      text(
        es: "\(code) ya tiene otro destino más arriba; deje uno solo.",
        en: "\(code) has another target further up; keep one of them.")
    case .unknownCode:
      text(
        es: "\(code): ese código no está en el pronóstico; revise cómo está escrito o quite la línea.",
        en: "\(code): no such code is in the run; check how it is written or take the line out.")
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
    case .notAdditive:
      text(
        es:
          "\(code): esas farmacias son una sola unidad allá, y este dato no se suma ni se promedia. No va.",
        en:
          "\(code): those pharmacies are one unit there, and this number is neither added nor averaged. It stays out."
      )
    case .oneElementForTwo:
      text(
        es:
          "Dos datos tienen el mismo elemento: \(code). Dé a cada uno su elemento o su combinación.",
        en: "Two numbers have one data element: \(code). Give each its own element or combination.")
    case .notComplete:
      text(
        es: "\(code): falta el reporte de alguna farmacia; sus datos van sin fecha de completado.",
        en: "\(code): the report of some pharmacy is missing; its data go without a date of completion.")
    case .notCountable:
      text(
        es: "\(code) no es un número entero de 0 a más, como lo pide OpenLMIS: no va.",
        en: "\(code) is no whole number of 0 or more, as OpenLMIS wants it: it stays out.")
    case .noStock:
      text(
        es: "\(code): no se sabe con cuánto stock cerró; ese producto no va.",
        en: "\(code): its closing stock is not known; that product stays out.")
    case .unbalanced:
      text(
        es:
          "\(code): saldo, ingresos y consumo no dan el stock por sí solos (hubo otras salidas); va el stock sin ellos.",
        en:
          "\(code): opening, receipts and consumption do not give the stock by themselves; the stock goes without them."
      )
    case .noProduct:
      text(
        es: "El producto \(code) no tiene código allá (product): no va.",
        en: "Product \(code) has no code there (product): it stays out.")
    case .noProgram:
      text(
        es: "No se nombra el programa (program), y sin él OpenLMIS no acepta nada.",
        en: "No program is named, and OpenLMIS takes nothing without one.")
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
    }
  }

  /// How much went into a file for another system and how much stayed out, in a sentence.
  ///
  /// - Parameters:
  ///   - told: the values of the file.
  ///   - leftOut: the numbers that the format could tell and the file does not.
  public func exchangeTotal(told: Int, leftOut: Int) -> String {
    let goes =
      told == 1
      ? text(es: "Va 1 dato", en: "1 number goes") : text(es: "Van \(told) datos", en: "\(told) numbers go")
    switch leftOut {
    case 0: return goes + text(es: ", y ninguno queda fuera.", en: ", and none stays out.")
    case 1:
      return goes
        + text(es: "; queda fuera 1, por lo dicho arriba.", en: "; 1 stays out, for what is said above.")
    case let count:
      return goes
        + text(
          es: "; quedan fuera \(count), por lo dicho arriba.",
          en: "; \(count) stay out, for what is said above.")
    }
  }

  /// Why the quantity of a requisition is not the one that the other system works out.
  var requisitionReason: String {
    text(
      es: "Colca: según la demanda pronosticada, el stock y lo que está en camino",
      en: "Colca: by forecast demand, stock and what is under way")
  }
}
