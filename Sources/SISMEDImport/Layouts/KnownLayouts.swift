import SupplyModel

/// The layouts that an import knows.
public enum KnownLayouts {
  /// All of them; of two that fit a header equally well the earlier one is taken.
  static let all: [any Layout] = [
    FormdetLayout(), DisponibilidadLayout(), OpenLayout(), LotsLayout(), RenipressLayout(), CatalogueLayout(),
    CalendarLayout(), OnOrderLayout(), ProductTableLayout(), WarehouseStockLayout(), AnswersLayout(),
    TransferAnswersLayout(), StandardsLayout(), ChecklistLayout(), PopulationLayout(), ServicesLayout(),
    TargetsLayout(),
  ]

  /// Their names, in the same order.
  public static let names: [LayoutName] = all.map(\.name)
}
