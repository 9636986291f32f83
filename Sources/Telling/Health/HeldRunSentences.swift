import Operations

extension Language {
  /// Why a run is held back, and what to do about it.
  public func sentence(for held: HeldRun) -> String {
    text(
      es: "El pronóstico \(held.run) (datos hasta \(monthText(held.asOf))) vaciaría "
        + "\(list(held.lists.map(phrase))), y los datos no dicen por qué. No se publica: queda el informe del pronóstico "
        + "\(held.published). Revise los últimos archivos (colca status --files, colca findings); si es correcto: "
        + "colca nightly --confirm \(held.run)",
      en: "Run \(held.run) (data through \(monthText(held.asOf))) would empty "
        + "\(list(held.lists.map(phrase))), and the data do not say why. It is not published: the report of run "
        + "\(held.published) stays. Look at the latest files (colca status --files, colca findings); if it is right: "
        + "colca nightly --confirm \(held.run)")
  }

  private func phrase(_ emptied: EmptiedList) -> String {
    name(of: emptied.list) + " (\(NumberText.whole(emptied.before)) → \(NumberText.whole(emptied.now)))"
  }

  private func name(of list: PublishedList) -> String {
    switch list {
    case .stockouts: text(es: "los agotados", en: "stock-outs")
    case .alerts: text(es: "las alertas", en: "alerts")
    case .orders: text(es: "los pedidos", en: "orders")
    }
  }
}
