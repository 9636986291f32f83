import SupplyModel

extension Language {
  /// What came of keeping a forecast as a trial.
  ///
  /// - Parameters:
  ///   - run: its number.
  ///   - replaced: the number of the trial that had the name before.
  public func kept(_ name: TrialName, run: Int64, replacing replaced: Int64?) -> String {
    let kept = text(
      es: "ensayo «\(name)» guardado aparte (número \(run)); el pronóstico oficial queda como estaba.",
      en: "trial \"\(name)\" kept apart (number \(run)); the official forecast stays as it was.")
    guard let replaced else { return kept }
    return kept
      + text(
        es: " Reemplaza al ensayo que tenía ese nombre (número \(replaced)).",
        en: " It replaces the trial that had this name (number \(replaced)).")
  }

  /// That a list is none of the official forecast.
  public func listed(_ name: TrialName) -> String {
    text(
      es: "del ensayo «\(name)», no del pronóstico oficial.",
      en: "of the trial \"\(name)\", not of the official forecast.")
  }

  /// What came of making a trial official.
  public func adopted(_ name: TrialName, run: Int64) -> String {
    text(
      es: "El ensayo «\(name)» es ahora el pronóstico oficial, con el número \(run).",
      en: "The trial \"\(name)\" is the official forecast now, with the number \(run).")
  }

  /// What came of dropping a trial.
  public func dropped(_ name: TrialName, run: Int64) -> String {
    text(
      es: "Ensayo «\(name)» (número \(run)) quitado.", en: "Trial \"\(name)\" (number \(run)) dropped.")
  }
}
