import Operations

extension Language {
  /// Values by their number.
  private func valueCount(_ count: Int) -> String {
    count == 1 ? text(es: "1 dato", en: "1 value") : text(es: "\(count) datos", en: "\(count) values")
  }

  /// What was sent, or tried, and where.
  func pushHead(_ report: PushReport) -> String {
    let count = valueCount(report.file.values.count)
    let (path, url) = (report.file.path, report.address.url)
    return report.isTrial
      ? text(
        es: "Ensayo, el servidor no guarda nada: \(count) de «\(path)» a \(url)",
        en: "Trial, the server keeps nothing: \(count) of \"\(path)\" to \(url)")
      : text(
        es: "Envío: \(count) de «\(path)» a \(url)",
        en: "Sent: \(count) of \"\(path)\" to \(url)")
  }

  /// How many values the server took.
  func pushCounts(_ summary: PushSummary) -> String {
    text(
      es:
        "Nuevos \(summary.imported), actualizados \(summary.updated), no tomados \(summary.ignored), borrados \(summary.deleted).",
      en:
        "New \(summary.imported), updated \(summary.updated), not taken \(summary.ignored), deleted \(summary.deleted)."
    )
  }

  /// That the server did not take everything though it has nothing against any value.
  func pushShortfall(_ summary: PushSummary, sent: Int) -> String {
    let said = summary.message.isEmpty ? "" : text(es: " Dice: ", en: " It says: ") + summary.message
    return text(
      es:
        "El servidor no tomó todos los \(sent) datos y no dice cuáles. Suele ser un 0 en un elemento que no guarda ceros: "
        + "actívelo en DHIS2 (zeroIsSignificant) y envíe otra vez.",
      en:
        "The server did not take all of the \(sent) values and does not say which. Mostly it is a 0 in an element that keeps no "
        + "zeros: turn that on in DHIS2 (zeroIsSignificant) and send again.") + said
  }

  /// Where the server's answer is kept.
  func pushAnswer(_ path: String) -> String {
    text(es: "La respuesta del servidor: \(path)", en: "The server's answer: \(path)")
  }

  /// A value with its place in the file, from 1.
  func pushedValue(_ value: PushedValue, place: Int) -> String {
    let key = value.key
    let combination =
      key.combination.isEmpty ? "" : text(es: ", combinación ", en: ", combination ") + key.combination
    return text(
      es:
        "dato \(place): elemento \(key.element), unidad \(key.orgUnit), período \(key.period)\(combination) → \(value.text)",
      en:
        "value \(place): element \(key.element), unit \(key.orgUnit), period \(key.period)\(combination) → \(value.text)"
    )
  }

  /// How many more values a conflict is about.
  func pushedOthers(_ count: Int) -> String { text(es: "y \(count) más", en: "and \(count) more") }

  /// What the server has against values, and what to do about it, with its own words.
  func sentence(for conflict: PushSummary.Conflict, count: Int) -> String {
    let code = conflict.code.map { " [\($0)]" } ?? ""
    let own =
      conflict.message.isEmpty
      ? "" : text(es: " El servidor dice: ", en: " The server says: ") + conflict.message
    let about = text(es: "Conflicto en \(valueCount(count))", en: "Conflict of \(valueCount(count))") + code
    guard let problem = conflict.problem else {
      let objects = conflict.objects.isEmpty ? "" : " (" + conflict.objects.joined(separator: ", ") + ")"
      return about + objects + "." + own
    }
    return about + ": " + sentence(for: problem) + own
  }

  /// What DHIS2 has against a value, and what to do about it.
  func sentence(for problem: ImportProblem) -> String {
    switch problem {
    case .unknownDataSet:
      text(
        es: "no conoce el conjunto de datos; revise data_set en las correspondencias.",
        en: "it does not know the data set; check data_set in the mapping.")
    case .closedDataSet:
      text(
        es: "el usuario de la clave no puede escribir en ese conjunto de datos; pídalo al administrador.",
        en: "the token's user may not write to that data set; ask the administrator.")
    case .noDataSet:
      text(
        es: "hace falta un conjunto de datos válido (data_set).", en: "a valid data set is needed (data_set)."
      )
    case .unknownOrgUnitOfSet, .unknownOrgUnit:
      text(
        es: "no conoce la unidad, o la clave no la ve; revise la línea facility.",
        en: "it does not know the organisation unit, or the token does not see it; check the line facility.")
    case .unknownAttributesOfSet, .unknownAttributes:
      text(
        es: "no conoce la combinación de atributos; revise attribute_option_combo.",
        en: "it does not know the attribute option combo; check attribute_option_combo.")
    case .unknownElement:
      text(
        es: "no conoce el elemento de datos, o la clave no lo ve; revise la línea data_element.",
        en: "it does not know the data element, or the token does not see it; check the line data_element.")
    case .badPeriod:
      text(es: "no entiende el período.", en: "it does not understand the period.")
    case .unknownCombination:
      text(
        es: "no conoce la combinación de categorías; revise category_option_combo.",
        en: "it does not know the category option combo; check category_option_combo.")
    case .closedCombination, .closedAttributes:
      text(
        es: "la clave no puede escribir en una opción de la combinación; pídalo al administrador.",
        en: "the token may not write to an option of the combination; ask the administrator.")
    case .orgUnitOfOthers:
      text(
        es: "la unidad está fuera de las del usuario de la clave; pida que se la asignen.",
        en: "the organisation unit is outside those of the token's user; ask to have it assigned.")
    case .noValue: text(es: "falta el valor.", en: "the value is missing.")
    case .badValue:
      text(
        es:
          "el valor no es del tipo que el elemento admite (entero, positivo, porcentaje…); cambie el tipo o el elemento.",
        en:
          "the value is not of the type that the element takes (whole, positive, percentage…); change type or element."
      )
    case .badComment: text(es: "el comentario no sirve.", en: "the comment is not valid.")
    case .noOption:
      text(es: "el valor no es una opción del elemento.", en: "the value is no option of the element.")
    case .lacksCombination:
      text(
        es: "el servidor exige la combinación de categorías; llene category_option_combo.",
        en: "the server requires the category option combo; fill in category_option_combo.")
    case .lacksAttributes:
      text(
        es: "el servidor exige la combinación de atributos; llene attribute_option_combo.",
        en: "the server requires the attribute option combo; fill in attribute_option_combo.")
    case .otherPeriodType:
      text(
        es: "el conjunto de datos no es mensual; use uno mensual.",
        en: "the data set is not monthly; use one that is.")
    case .elementOutsideSet:
      text(
        es: "el elemento no es parte del conjunto de datos.", en: "the element is no part of the data set.")
    case .combinationOfOthers:
      text(
        es: "la combinación de categorías no es de ese elemento.",
        en: "the category option combo is not of that element.")
    case .attributesOfOthers:
      text(
        es: "la combinación de atributos no es del conjunto de ese elemento.",
        en: "the attribute option combo is not of that element's data set.")
    case .elementOutsideOrgUnit:
      text(
        es: "el conjunto de ese elemento no está asignado a la unidad; pídalo al administrador.",
        en: "that element's data set is not assigned to the organisation unit; ask the administrator.")
    case .badAuthor: text(es: "el autor no sirve.", en: "the author is not valid.")
    case .periodOutsideAttributes:
      text(
        es: "el período está fuera de las fechas de la combinación de atributos.",
        en: "the period is outside the dates of the attribute option combo.")
    case .orgUnitOutsideAttributes:
      text(
        es: "la unidad no corresponde a la combinación de atributos.",
        en: "the organisation unit is not valid for the attribute option combo.")
    case .tooLate:
      text(
        es: "venció el plazo para ingresar ese mes; pida que lo abran.",
        en: "the days for entering that month are over; ask to have it opened.")
    case .tooEarly:
      text(
        es: "ese mes todavía no se abre; para pronósticos, el conjunto necesita meses futuros abiertos.",
        en: "that month is not open yet; for forecasts the data set needs open future periods.")
    case .approved:
      text(
        es: "esos datos ya fueron aprobados y no cambian; pida que se retire la aprobación.",
        en: "those data have been approved and do not change; ask to have the approval withdrawn.")
    case .notOpen, .outsideOpenPeriods:
      text(
        es: "el período no está abierto en el conjunto de datos.",
        en: "the period is not open in the data set.")
    case .noFile: text(es: "no existe el archivo del valor.", en: "the value's file does not exist.")
    }
  }
}
