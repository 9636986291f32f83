import SupplyModel

extension SyntheticProduct {
  /// The eight contraceptives, in the order of their use in the files.
  public static let catalogue: [SyntheticProduct] = [
    SyntheticProduct(
      product: Product(
        code: "04594", name: "MEDROXIPROGESTERONA ACETATO - 150 mg/mL - INYECT - 1 mL",
        unit: "ampolla", type: "Inyectable trimestral", coupleYearsPerUnit: 0.25,
        substituteGroup: "inyectables"),
      coupleYearsText: "0.25", coupleYearsSource: standardTable + "; 4 dosis por APP",
      priceMicroSoles: 3_450_000, usersPerMonth: 48, dispersion: 25, unitsPerUser: [1],
      season: [0.94, 0.93, 1.02, 1.03, 1.04, 1.02, 0.99, 1.01, 1.03, 1.05, 1.01, 0.93],
      yearlyGrowth: -0.06...0.05, orderMultiple: 1,
      heldShare: HeldShare(centre: 1, postWithPhysician: 1, post: 1, communal: 1)),
    SyntheticProduct(
      product: Product(
        code: "03234",
        name: "ESTRADIOL CIPIONATO + MEDROXIPROGESTERONA ACETATO - 5 mg + 25 mg/0.5 mL - INYECT - 0.5 mL",
        unit: "ampolla", type: "Inyectable mensual", coupleYearsPerUnit: 0.076923,
        substituteGroup: "inyectables"),
      coupleYearsText: "0.076923", coupleYearsSource: standardTable + "; 13 dosis por APP",
      priceMicroSoles: 4_100_000, usersPerMonth: 34, dispersion: 18, unitsPerUser: [1],
      season: [1.03, 1.02, 1, 0.98, 0.98, 0.97, 1, 1.01, 1, 1, 1, 1.01],
      yearlyGrowth: -0.05...0.12, orderMultiple: 1,
      heldShare: HeldShare(centre: 1, postWithPhysician: 0.9, post: 0.65, communal: 0.3)),
    SyntheticProduct(
      product: Product(
        code: "18102",
        name:
          "ETINILESTRADIOL + LEVONORGESTREL (BLISTER) - 30 µg + 150 µg - TABLET - 21 tab + 7 tab SIN EFEC",
        unit: "blíster (1 ciclo)", type: "Anticonceptivo oral combinado", coupleYearsPerUnit: 0.066667),
      coupleYearsText: "0.066667", coupleYearsSource: standardTable + "; 15 ciclos por APP",
      priceMicroSoles: 1_480_000, usersPerMonth: 21, dispersion: 5, unitsPerUser: [1, 1, 1, 2, 3, 6],
      season: [1.05, 1, 0.98, 0.98, 1, 0.97, 1.03, 1, 0.98, 0.98, 1, 1.03],
      yearlyGrowth: -0.1...0.03, orderMultiple: 1,
      heldShare: HeldShare(centre: 1, postWithPhysician: 1, post: 0.9, communal: 0.8)),
    SyntheticProduct(
      product: Product(
        code: "03351", name: "ETONOGESTREL (IMPLANTE) - 68 mg - UNIDAD", unit: "implante",
        type: "Implante", coupleYearsPerUnit: 2.5),
      coupleYearsText: "2.5", coupleYearsSource: unitedStates + "; implante de 3 años (Implanon)",
      priceMicroSoles: 98_500_000, usersPerMonth: 4, dispersion: 4, unitsPerUser: [1],
      season: [0.85, 0.9, 1.05, 1.05, 1.1, 1.05, 0.95, 1.05, 1.1, 1.1, 1, 0.8],
      yearlyGrowth: 0...0.15, orderMultiple: 1,
      heldShare: HeldShare(centre: 1, postWithPhysician: 0.7, post: 0.35, communal: 0)),
    SyntheticProduct(
      product: Product(
        code: "08068", name: "DISPOSITIVO INTRAUTERINO DE COBRE (T 380A)", unit: "dispositivo",
        type: "Dispositivo intrauterino", coupleYearsPerUnit: 4.6),
      coupleYearsText: "4.6", coupleYearsSource: unitedStates + "; DIU de cobre",
      priceMicroSoles: 2_250_000, usersPerMonth: 0.9, dispersion: 3, unitsPerUser: [1],
      season: [0.9, 0.9, 1, 1, 1.1, 1.1, 0.9, 1, 1.1, 1.1, 1, 0.9],
      yearlyGrowth: -0.12...0.02, orderMultiple: 1,
      heldShare: HeldShare(centre: 0.9, postWithPhysician: 0.3, post: 0.05, communal: 0)),
    SyntheticProduct(
      product: Product(
        code: "08054", name: "PRESERVATIVOS SIN NONOXINOL - UNIDAD", unit: "condón",
        type: "Condón masculino", coupleYearsPerUnit: 0.008333),
      coupleYearsText: "0.008333", coupleYearsSource: unitedStates + "; 120 unidades por APP",
      priceMicroSoles: 148_000, usersPerMonth: 12, dispersion: 5, unitsPerUser: [10, 10, 20, 30],
      season: [1.02, 1.2, 0.98, 0.92, 0.93, 0.98, 1.12, 1, 0.97, 0.94, 0.94, 1],
      yearlyGrowth: -0.05...0.08, orderMultiple: 50,
      heldShare: HeldShare(centre: 1, postWithPhysician: 1, post: 1, communal: 1)),
    SyntheticProduct(
      product: Product(
        code: "29945", name: "LEVONORGESTREL - 1.5 mg - TABLET", unit: "tableta",
        type: "Anticoncepción oral de emergencia", coupleYearsPerUnit: 0.05,
        substituteGroup: "anticoncepción de emergencia"),
      coupleYearsText: "0.05", coupleYearsSource: unitedStates + "; 20 dosis por APP",
      priceMicroSoles: 1_420_000, usersPerMonth: 1.4, dispersion: 3, unitsPerUser: [1],
      season: [1.15, 1.25, 0.95, 0.9, 0.9, 0.9, 1.2, 1, 0.9, 0.9, 0.9, 1.05],
      yearlyGrowth: 0...0.2, orderMultiple: 1,
      heldShare: HeldShare(centre: 1, postWithPhysician: 0.7, post: 0.45, communal: 0)),
    SyntheticProduct(
      product: Product(
        code: "38680", name: "LEVONORGESTREL - 750 µg - TABLET - BLISTER X 2",
        unit: "blíster (1 tratamiento)", type: "Anticoncepción oral de emergencia", coupleYearsPerUnit: 0.05,
        substituteGroup: "anticoncepción de emergencia"),
      coupleYearsText: "0.05", coupleYearsSource: unitedStates + "; 20 dosis por APP; 1 blíster = 1 dosis",
      priceMicroSoles: 3_020_000, usersPerMonth: 1.1, dispersion: 3, unitsPerUser: [1],
      season: [1.15, 1.25, 0.95, 0.9, 0.9, 0.9, 1.2, 1, 0.9, 0.9, 0.9, 1.05],
      yearlyGrowth: -0.1...0, orderMultiple: 1,
      heldShare: HeldShare(centre: 0.8, postWithPhysician: 0.4, post: 0.15, communal: 0)),
  ]

  private static let unitedStates = "USAID CYP 2021-08"
  private static let standardTable = "Tabla estándar de APP"

  /// The old emergency pill, that its successor replaces during the months reported.
  static let replacedCode: ProductCode = "38680"
  /// The emergency pill that replaces the old one.
  static let successorCode: ProductCode = "29945"
  /// The injectable that users leave for the implant.
  static let leftCode: ProductCode = "04594"
  /// The implant that users of the injectable turn to.
  static let adoptedCode: ProductCode = "03351"
  /// The condom, which campaigns hand out in bulk.
  static let campaignCode: ProductCode = "08054"
}
