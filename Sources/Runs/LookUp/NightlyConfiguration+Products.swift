import Operations
import SupplyModel
import SupplyStore

extension NightlyConfiguration {
  /// The products that nights look at, as a database has them.
  ///
  /// - Throws: `RunError.unknownScope`, `.emptyScope`; what reading throws.
  public func products(of database: SupplyDatabase) throws -> ScopedProducts {
    let resolver = ScopeResolver(database)
    return try resolver.products(of: resolver.scope(spoken: scope.text, path: scope.path))
  }

  /// The same for steps that go on where the scope is no good, which the forecast tells: every product then.
  public func productsOrAll(of database: SupplyDatabase) -> ScopedProducts {
    (try? products(of: database)) ?? .all
  }
}
