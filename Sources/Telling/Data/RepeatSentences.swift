import Operations

extension Language {
  /// What came of making a run again, as lines.
  public func text(for verdict: RepeatVerdict) -> String {
    let lines = verdict.differences.map { "- " + sentence(for: $0) + "\n" }.joined()
    let outputs = counted(
      verdict.sameOutputs.count, es: ("archivo idéntico", "archivos idénticos"),
      en: ("file identical", "files identical"))
    guard !verdict.isSame else {
      return text(
        es: "Pronóstico \(verdict.run): el mismo resultado, \(outputs), byte por byte.\n",
        en: "Run \(verdict.run): the same result, \(outputs), byte for byte.\n") + lines
    }
    return text(
      es: "Pronóstico \(verdict.run): no se puede repetir igual (\(outputs)).\n",
      en: "Run \(verdict.run): cannot be repeated as it was (\(outputs)).\n") + lines
  }

  private func sentence(for difference: RepeatVerdict.Difference) -> String {
    switch difference {
    case .fileTakenBack(let name, let digest):
      text(
        es:
          "El archivo «\(name)» (SHA-256 \(digest.prefix(12))…) se deshizo después. Impórtelo en otra base para comparar.",
        en:
          "The file \"\(name)\" (SHA-256 \(digest.prefix(12))…) was taken back since. Import it elsewhere to compare."
      )
    case .inputs:
      text(
        es: "La base ya no contiene lo que contenía entonces, aunque los archivos son los mismos.",
        en: "The database no longer holds what it held then, though the files are the same.")
    case .version(let then, let now):
      text(
        es: "Lo hizo la versión \(then); esta es la \(now).", en: "Version \(then) made it; this is \(now).")
    case .earlierRunPruned(let run):
      text(
        es: "Lo que cambió se contaba desde el pronóstico \(run), del que ya no se guarda el detalle.",
        en: "What changed was told since run \(run), whose forecasts are no longer kept.")
    case .result: text(es: "El resultado es otro.", en: "The result is another.")
    case .output(let name, let code):
      text(es: "«\(name)» (\(code)) es otro.", en: "\"\(name)\" (\(code)) is another.")
    case .noOutput(let name, let code):
      text(es: "«\(name)» (\(code)) ya no se escribe.", en: "\"\(name)\" (\(code)) is no longer written.")
    }
  }
}
