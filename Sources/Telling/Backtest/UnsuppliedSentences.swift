import ForecastScoring

extension Language {
  /// What "if nothing arrives" was worth, a sentence for each number of months ahead.
  ///
  /// `A 1 mes: se dijo 13 %; lo usado alcanzó al stock en 14 % de los casos, y donde nada llegó se agotó 10 % (dicho: 11 %).`
  func readings(of both: BacktestScore.Unsupplied) -> [String] {
    zip(both.everyWindow, both.withoutArrivals).compactMap { every, without in
      guard let seen = every.score.rate, let said = every.score.meanProbability else { return nil }
      let ahead = months(ahead: every.months)
      var sentence = text(
        es:
          "A \(ahead): se dijo \(NumberText.percent(said)) y lo usado alcanzó al stock en \(NumberText.percent(seen)) de los casos",
        en:
          "Within \(ahead): \(NumberText.percent(said)) was stated, and use reached the stock in \(NumberText.percent(seen)) of the cases"
      )
      if let seenThere = without.score.rate, let saidThere = without.score.meanProbability {
        sentence += text(
          es:
            "; donde nada llegó se dijo \(NumberText.percent(saidThere)) y se agotó \(NumberText.percent(seenThere))",
          en:
            "; where nothing arrived \(NumberText.percent(saidThere)) was stated and \(NumberText.percent(seenThere)) ran out"
        )
      }
      return sentence + "."
    }
  }
}
