import ForecastScoring
import SupplyModel

/// What is told of a backtest, and in which words.
public struct BacktestInput: Sendable {
  /// The score.
  public let score: BacktestScore
  /// What is known of the products, for their names.
  public let products: ProductCatalogue
  /// The language of what is told.
  public let language: Language
  /// The program's version, for the page's foot.
  public let programVersion: String

  /// What is told of a backtest.
  public init(
    score: BacktestScore, products: ProductCatalogue, language: Language,
    programVersion: String = ColcaVersion.current
  ) {
    self.score = score
    self.products = products
    self.language = language
    self.programVersion = programVersion
  }

  /// A product's short name with its code, or its code alone where nothing else is known.
  func product(_ code: ProductCode) -> String {
    let name = language.shortName(of: products[code])
    return name == code ? code : name + " · " + code
  }
}
