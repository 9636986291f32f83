/// The methods of family planning that Colca knows without any catalogue.
///
/// The table is `data/productos.csv`, written out; a test holds one against the other. What an imported catalogue states of a
/// product comes before it (`ProductCatalogue`).
public enum FamilyPlanning {
  /// The methods, in the order of `data/productos.csv`: code, name, unit, couple-years per unit, method, successors.
  public static let products: [Product] = [
    Product(
      code: "04594",
      name: "MEDROXIPROGESTERONA ACETATO - 150 mg/mL - INYECT - 1 mL",
      unit: "ampolla", type: "Inyectable trimestral", coupleYearsPerUnit: 0.25,
      substituteGroup: "inyectables"),
    Product(
      code: "03234",
      name: "ESTRADIOL CIPIONATO + MEDROXIPROGESTERONA ACETATO - 5 mg + 25 mg/0.5 mL - INYECT - 0.5 mL",
      unit: "ampolla", type: "Inyectable mensual", coupleYearsPerUnit: 0.076923,
      substituteGroup: "inyectables"),
    Product(
      code: "18102",
      name: "ETINILESTRADIOL + LEVONORGESTREL (BLISTER) - 30 µg + 150 µg - TABLET - 21 tab + 7 tab SIN EFEC",
      unit: "blíster (1 ciclo)", type: "Anticonceptivo oral combinado", coupleYearsPerUnit: 0.066667),
    Product(
      code: "03351",
      name: "ETONOGESTREL (IMPLANTE) - 68 mg - UNIDAD",
      unit: "implante", type: "Implante", coupleYearsPerUnit: 2.5),
    Product(
      code: "08068",
      name: "DISPOSITIVO INTRAUTERINO DE COBRE (T 380A)",
      unit: "dispositivo", type: "Dispositivo intrauterino", coupleYearsPerUnit: 4.6),
    Product(
      code: "08054",
      name: "PRESERVATIVOS SIN NONOXINOL - UNIDAD",
      unit: "condón", type: "Condón masculino", coupleYearsPerUnit: 0.008333),
    Product(
      code: "29945",
      name: "LEVONORGESTREL - 1.5 mg - TABLET",
      unit: "tableta", type: "Anticoncepción oral de emergencia", coupleYearsPerUnit: 0.05,
      substituteGroup: "anticoncepción de emergencia"),
    Product(
      code: "38680",
      name: "LEVONORGESTREL - 750 µg - TABLET - BLISTER X 2",
      unit: "blíster (1 tratamiento)", type: "Anticoncepción oral de emergencia", coupleYearsPerUnit: 0.05,
      substituteGroup: "anticoncepción de emergencia"),
  ]

  private static let byCode = Dictionary(
    products.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  /// The method of a code, written with or without its leading zeros; nil for any other product.
  public static func product(_ code: ProductCode) -> Product? { byCode[code.padded] }
}
