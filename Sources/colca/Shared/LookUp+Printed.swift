import Runs
import SupplyStore
import Telling

extension LookUp {
  /// Looks in the registers of a database, where products are also known by the names that lists print, in each language.
  init(asPrinted database: SupplyDatabase) {
    self.init(database: database) { product in Language.allCases.flatMap { $0.printedNames(of: product) } }
  }
}
