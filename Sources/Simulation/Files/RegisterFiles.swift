import SupplyModel

/// The registers beside the reports: facilities, products, supply calendar.
enum RegisterFiles {
  /// The columns of RENIPRESS's open data, in its order and spelling.
  static let renipressColumns = [
    "INSTITUCION", "COD_IPRESS", "NOMBRE", "CLASIFICACION", "TIPO_ESTABLECIMIENTO", "DEPARTAMENTO",
    "PROVINCIA", "DISTRITO", "UBIGEO", "DIRECCION", "CO_DISA", "COD_RED", "COD_MICRORRED", "DISA", "RED",
    "MICRORED", "COD_UE", "UNIDAD_EJECUTORA", "CATEGORIA", "TELEFONO", "HORARIO", "INICIO_ACTIVIDAD",
    "ESTADO", "SITUACION", "CONDICION", "NORTE", "ESTE", "IMAGEN_1", "FE_ACT_IMAGEN_1", "IMAGEN_2",
    "FE_ACT_IMAGEN_2", "IMAGEN_3", "FE_ACT_IMAGEN_3",
  ]

  /// `establecimientos.csv`: one row per IPRESS (communal posts are no IPRESS), UTF-8 with a byte-order mark.
  static func facilities(_ network: SyntheticNetwork) -> [UInt8] {
    var text = TextBytes(.utf8)
    text.append("\u{FEFF}" + renipressColumns.joined(separator: ";") + "\r\n")
    for place in network.facilities where place.kind != .communal {
      let facility = place.facility
      let isCentre = place.kind == .centre
      let numbers = [facility.latitude, facility.longitude].map { degrees in
        TextBytes.decimal(millionths: Int(((degrees ?? 0) * 1_000_000).rounded()))
      }
      let district = TextBytes.padded(place.microNetworkIndex % 99 + 1, to: 2, with: "0")
      let fields = [
        "GOBIERNO REGIONAL", "000" + place.ipressCode, facility.name ?? "",
        isCentre ? "CENTROS DE SALUD O CENTROS MEDICOS" : "PUESTOS DE SALUD O POSTAS DE SALUD",
        "ESTABLECIMIENTO DE SALUD SIN INTERNAMIENTO", "DEPARTAMENTO SINTÉTICO", "PROVINCIA SINTÉTICA",
        facility.district ?? "", "9901" + district, "SIN DIRECCIÓN (SINTÉTICO)", "99",
        TextBytes.padded(place.networkIndex + 1, to: 2, with: "0"), district,
        facility.regionalAuthority ?? "",
        facility.network ?? "", facility.microNetwork ?? "", place.executingUnitCode,
        "UNIDAD EJECUTORA SINTÉTICA " + place.executingUnitCode, facility.category ?? "", "", "", "",
        "ACTIVO",
        "REGISTRADO", "ACTIVO", numbers[0], numbers[1], "", "", "", "", "", "",
      ]
      text.append(fields.joined(separator: ";") + "\r\n")
    }
    return text.bytes
  }

  /// `productos.csv`: the catalogue, with the source of each CYP for those who keep it by hand.
  static func products(_ products: [SyntheticProduct], withSources: Bool = false) -> [UInt8] {
    var text = TextBytes(.utf8)
    text.append(
      "code,name,unit,cyp_per_unit,type,substitute_group" + (withSources ? ",cyp_source" : "") + "\r\n")
    for product in products {
      let fields =
        [
          product.product.code.text, product.product.name ?? "", product.product.unit ?? "",
          product.coupleYearsText, product.product.type ?? "", product.product.substituteGroup ?? "",
        ] + (withSources ? [product.coupleYearsSource] : [])
      text.append(fields.joined(separator: ",") + "\r\n")
    }
    return text.bytes
  }

  /// `calendario.csv`: the facilities that state how they are supplied.
  static func calendars(_ facilities: [SyntheticFacility]) -> [UInt8] {
    var text = TextBytes(.utf8)
    text.append("facility,lead_time_months,review_period_months\r\n")
    for place in facilities where place.statesCalendar {
      let calendar = place.calendar
      text.append("\(place.facility.code),\(calendar.leadTimeMonths),\(calendar.reviewPeriodMonths)\r\n")
    }
    return text.bytes
  }
}
