import SupplyModel

extension RunError: ErrorWithSentence {
  /// What a run, a look-up or an act lacks, and what to do about it.
  func sentence(in language: Language) -> String {
    switch self {
    case .noReports(let month?):
      language.text(
        es: "No hay ningún reporte hasta \(month). Importe antes los archivos ICI, o elija otro mes.",
        en: "There is no report up to \(month). Import the ICI files first, or choose another month.")
    case .noReports(nil):
      language.text(
        es: "La base no tiene reportes todavía. Importe primero los archivos ICI: colca import ARCHIVO…",
        en: "The database holds no reports yet. Import the ICI files first: colca import FILE…")
    case .monthBeyondReports(let asked, let last):
      language.text(
        es: "Nadie ha reportado \(asked) todavía; el último mes con reportes es \(last).",
        en: "Nobody has reported \(asked) yet; the last month with reports is \(last).")
    case .closedFacility(let code):
      language.text(
        es:
          "\(code) está cerrado según el registro: no se pronostica. Si trabaja, corrija el registro e impórtelo.",
        en:
          "\(code) is closed by the register: nothing is forecast. If it works, correct the register and import it."
      )
    case .noRun:
      language.text(
        es: "Todavía no hay un pronóstico. Ejecute primero: colca forecast",
        en: "There is no forecast yet. Run first: colca forecast")
    case .noHistory(let facility, let product):
      language.text(
        es: "No hay ningún reporte de \(product) en \(facility) hasta ese mes.",
        en: "There is no report of \(product) at \(facility) up to that month.")
    case .unknownFacility(let code, let nearest):
      language.text(
        es: "No hay ningún establecimiento «\(code)»." + (nearest.map { " ¿Quiso decir \($0)?" } ?? ""),
        en: "There is no facility \"\(code)\"." + (nearest.map { " Did you mean \($0)?" } ?? ""))
    case .unknownProduct(let code, let nearest):
      language.text(
        es: "No hay ningún producto «\(code)»." + (nearest.map { " ¿Quiso decir \($0)?" } ?? ""),
        en: "There is no product \"\(code)\"." + (nearest.map { " Did you mean \($0)?" } ?? ""))
    case .unknownSuccession(let code, let nearest):
      language.text(
        es:
          "Sucesiones (--successions, clave sucesiones, columna successor del catálogo): nadie ha reportado «\(code)» y ningún "
          + "catálogo lo nombra."
          + (nearest.map { " ¿Quiso decir \($0)?" } ?? ""),
        en:
          "Successions (--successions, key successions, column successor of the catalogue): nobody has reported \"\(code)\" and no "
          + "catalogue names it."
          + (nearest.map { " Did you mean \($0)?" } ?? ""))
    case .circularSuccession(let code):
      language.text(
        es:
          "Sucesiones (--successions, clave sucesiones, columna successor del catálogo): los códigos se reemplazan en círculo desde "
          + "«\(code)». Quite el que sobre.",
        en:
          "Successions (--successions, key successions, column successor of the catalogue): codes take one another's place in a circle "
          + "from \"\(code)\" on. Remove the one that is wrong.")
    case .ambiguousFacility(let name, let candidates):
      language.text(
        es:
          "Hay \(candidates.count) establecimientos «\(name)»: \(language.list(candidates)). Escriba más del nombre, o el código.",
        en:
          "There are \(candidates.count) facilities \"\(name)\": \(language.list(candidates)). Type more of the name, or the code."
      )
    case .ambiguousProduct(let name, let candidates):
      language.text(
        es:
          "Hay \(candidates.count) productos «\(name)»: \(language.list(candidates)). Escriba más del nombre, o el código.",
        en:
          "There are \(candidates.count) products \"\(name)\": \(language.list(candidates)). Type more of the name, or the code."
      )
    case .unknownPlace(let name, let nearest):
      language.text(
        es: "No hay ningún lugar «\(name)»." + (nearest.map { " ¿Quiso decir \($0)?" } ?? ""),
        en: "There is no place \"\(name)\"." + (nearest.map { " Did you mean \($0)?" } ?? ""))
    case .ambiguousPlace(let name, let candidates):
      language.text(
        es:
          "Hay \(candidates.count) lugares «\(name)»: \(language.list(candidates)). Escriba más del nombre, o indique el nivel "
          + "con --level.",
        en:
          "There are \(candidates.count) places \"\(name)\": \(language.list(candidates)). Type more of the name, or give its "
          + "level with --level.")
    case .unknownStandard(let code, let nearest):
      language.text(
        es: "No hay ningún estándar «\(code)»." + (nearest.map { " ¿Quiso decir \($0)?" } ?? "")
          + " Los que hay: colca standards --list",
        en: "There is no standard \"\(code)\"." + (nearest.map { " Did you mean \($0)?" } ?? "")
          + " Those that there are: colca standards --list")
    case .unknownService(let name, let known):
      language.text(
        es: known.isEmpty
          ? "No hay servicios: importe un archivo con «servicio» y «atenciones» (docs/layouts.md)."
          : "Ningún servicio, o más de uno, se llama «\(name)». Los que hay: \(known.joined(separator: ", ")).",
        en: known.isEmpty
          ? "There are no services: import a file with \"service\" and \"visits\" (docs/layouts.md)."
          : "No service, or more than one, is called \"\(name)\". Those that there are: \(known.joined(separator: ", "))."
      )
    case .badFactor(let text):
      language.text(
        es:
          "«\(text)» no es un factor: escriba el método y cuántas unidades protegen a una pareja un año, como «implante=0.4». Los "
          + "métodos: colca need --factors",
        en:
          "\"\(text)\" is no factor: write the method and how many units protect a couple for a year, as \"implante=0.4\". The "
          + "methods: colca need --factors")
    case .unknownCycle(let number):
      language.text(
        es: "No hay ningún ciclo de mejora \(number). Los que hay: colca improve status",
        en: "There is no cycle of improvement \(number). Those that there are: colca improve status")
    case .closedCycle(let number):
      language.text(
        es: "El ciclo \(number) ya está cerrado. Empiece otro: colca improve start",
        en: "Cycle \(number) has been closed. Begin another: colca improve start")
    case .otherBasis(let cycle, let scope, nil):
      language.text(
        es:
          "La línea de base del ciclo \(cycle) se midió con otros productos (\(language.name(of: scope))): las dos cifras no se "
          + "comparan. Quite --scope: el ciclo se mide con los suyos.",
        en:
          "The baseline of cycle \(cycle) was measured for other products (\(language.name(of: scope))): the two figures cannot be "
          + "compared. Leave out --scope: the cycle is measured for its own.")
    case .otherBasis(let cycle, _, let day?):
      language.text(
        es:
          "La línea de base del ciclo \(cycle) se midió con reportes esperados hasta el día \(day): las dos cifras no se comparan. "
          + "Quite --expected-by: el ciclo se mide con el suyo.",
        en:
          "The baseline of cycle \(cycle) was measured with reports expected by day \(day): the two figures cannot be compared. "
          + "Leave out --expected-by: the cycle is measured with its own.")
    case .unknownAction(let cycle, let number):
      language.text(
        es: "El ciclo \(cycle) no tiene una acción \(number). Las que hay: colca improve status \(cycle)",
        en: "Cycle \(cycle) has no action \(number). Those that there are: colca improve status \(cycle)")
    case .noFigure(let standard, let place, let month):
      language.text(
        es:
          "No hay ninguna cifra de \(standard) en \(place), \(month): sin denominador no hay porcentaje. Importe los reportes o "
          + "las listas de ese mes, o elija otro.",
        en:
          "There is no figure of \(standard) at \(place), \(month): without a denominator there is no percentage. Import the "
          + "reports or checklists of that month, or choose another.")
    case .noAlert:
      language.text(
        es: "No se recuerda ninguna alerta así. Las que hay: colca alerts list",
        en: "No such alert is remembered. Those that there are: colca alerts list")
    case .noFinding(let id?):
      language.text(
        es: "No hay ningún hallazgo \(id) que siga en pie. Los que hay: colca findings",
        en: "There is no finding \(id) that still stands. Those that there are: colca findings")
    case .noFinding(nil):
      language.text(
        es: "No hay ningún hallazgo así que siga en pie. Los que hay: colca findings",
        en: "There is no such finding that still stands. Those that there are: colca findings")
    case .notAModel(let path):
      language.text(
        es:
          "«\(path)» no es un modelo de esta versión. Guárdelo de nuevo: colca forecast --save-model ARCHIVO",
        en: "\"\(path)\" is no model of this version. Save it again: colca forecast --save-model FILE")
    case .modelWithoutTotals(let path):
      language.text(
        es:
          "El modelo «\(path)» no dice totales de varios meses. Guárdelo con colca forecast --save-model … --with-totals.",
        en:
          "The model \"\(path)\" does not tell totals of several months. Save it with colca forecast --save-model … --with-totals."
      )
    case .modelHorizon(let path, let months):
      language.text(
        es: "El modelo «\(path)» pronostica hasta \(months) meses. Pida menos con --horizon, o guarde otro.",
        en:
          "The model \"\(path)\" forecasts up to \(months) months. Ask for fewer with --horizon, or save another."
      )
    case .unknownScope(let scope, let nearest, let programmes):
      language.unknownScope(scope, nearest: nearest, programmes: programmes)
    case .emptyScope(let scope):
      language.text(
        es:
          "La base no tiene ningún reporte del ámbito pedido (\(language.name(of: scope))). Revise --scope o la clave ambito "
          + "de la configuración; con «todos» se mira todo lo que hay.",
        en:
          "The database has no report of the scope asked for (\(language.name(of: scope))). Check --scope or the "
          + "configuration's key scope; \"all\" looks at everything there is.")
    case .outsideScope(let product, let scope):
      language.text(
        es:
          "El producto \(product) queda fuera del ámbito de ese pronóstico (\(language.name(of: scope))). Para incluirlo: "
          + "colca forecast --scope todos",
        en:
          "The product \(product) is outside the scope of that forecast (\(language.name(of: scope))). To include it: "
          + "colca forecast --scope all")
    case .prunedRun(let id):
      language.text(
        es: "Del pronóstico \(id) ya no se guardan las líneas, solo con qué se hizo: colca runs show \(id)",
        en: "The lines of run \(id) are no longer kept, only what it was made from: colca runs show \(id)")
    case .staleTrial(let name, .otherInputs):
      language.text(
        es:
          "El ensayo «\(name)» se hizo con otros datos: desde entonces se importó, se deshizo o se decidió algo. Hágalo de nuevo "
          + "con los datos de hoy: colca forecast --what-if \"\(name)\" … y adóptelo después.",
        en:
          "The trial \"\(name)\" was made from other data: something was imported, taken back or decided since. Make it again by "
          + "the data of now: colca forecast --what-if \"\(name)\" … and adopt it then.")
    case .staleTrial(let name, .otherVersion(let version)):
      language.text(
        es:
          "El ensayo «\(name)» es de otra versión de Colca (\(version)). Hágalo de nuevo: colca forecast --what-if \"\(name)\" …",
        en:
          "The trial \"\(name)\" is of another version of Colca (\(version)). Make it again: colca forecast --what-if \"\(name)\" …"
      )
    case .staleTrial(let name, .earlierMonth(let month, let official)):
      language.text(
        es:
          "El ensayo «\(name)» termina en \(month) y el pronóstico oficial en \(official): las listas volverían atrás. Haga el ensayo "
          + "con --as-of \(official).",
        en:
          "The trial \"\(name)\" ends with \(month) and the official forecast with \(official): the lists would go back. Make the "
          + "trial with --as-of \(official).")
    }
  }
}

extension Language {
  /// How many candidates are spelled out.
  fileprivate static let spelledOut = 6

  /// The candidates by code and name, as far as there is room.
  fileprivate func list(_ candidates: [NameSearch.Entry]) -> String {
    let shown = candidates.prefix(Self.spelledOut).map {
      [$0.code, $0.name].compactMap { $0 }.joined(separator: " ")
    }
    return (shown + (candidates.count > shown.count ? ["…"] : [])).joined(separator: ", ")
  }
}
