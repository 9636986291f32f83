import SupplyModel

/// The files of a network's service, in the layouts that an import reads: people, visits, checklists, standards and targets of teams.
enum ServiceFiles {
  /// `mejora/poblacion.csv`.
  static func populations(_ service: SyntheticService) -> [UInt8] {
    file(
      "facility,year,method,women_15_49,couples",
      service.populations.flatMap { people in
        ["\(people.facility),\(people.year),,\(people.women),\(people.couples)"]
          + people.byMethod.map { "\(people.facility),\(people.year),\($0.method),,\($0.couples)" }
      })
  }

  /// `mejora/servicios.csv`.
  static func services(_ service: SyntheticService) -> [UInt8] {
    file(
      "facility,month,service,visits,shift_hours,need",
      service.services.filter(\.isReported).map {
        "\($0.facility),\($0.month),planificación familiar,\($0.visits),\($0.hours),\($0.need)"
      })
  }

  /// `mejora/listas.csv`.
  static func checklists(_ service: SyntheticService) -> [UInt8] {
    file(
      "facility,month,standard,met,of",
      service.checklists.map { "\($0.facility),\($0.month),\($0.standard.rawValue),\($0.met),\($0.of)" })
  }

  /// `mejora/estandares.csv`: what the teams' own standards are.
  static let standards = file(
    "standard,name,name_en,definition,numerator,denominator,source,owner,better,target",
    [
      "consejeria_completa,Consejería completa,Complete counselling,"
        + "De diez atenciones observadas en cuántas se cumplieron todos los pasos de la consejería,"
        + "Atenciones con todos los pasos,Atenciones observadas,lista,establecimiento,alto,0.8",
      "tarjeta_al_dia,Tarjeta de control al día,Control card up to date,"
        + "De diez tarjetas de usuarias cuántas tienen la próxima cita,"
        + "Tarjetas con próxima cita,Tarjetas revisadas,lista,establecimiento,alto,0.8",
    ])

  /// `mejora/metas.csv`: targets of each network over eight months, two of them still to come, one of them in couple-years of half a year.
  static func targets(_ network: SyntheticNetwork, _ service: SyntheticService) -> [UInt8] {
    let last = network.settings.lastMonth
    let (from, to) = (last.advanced(by: -5), last.advanced(by: 2))
    var seen: Set<Int> = []
    let networks = network.facilities.filter { seen.insert($0.networkIndex).inserted }
    return file(
      "standard,level,place,regional_authority,from,to,value,months",
      networks.flatMap { place in
        let name = place.facility.network ?? ""
        let authority = place.facility.regionalAuthority ?? ""
        let asked = network.facilities.indices.reduce(0.0) {
          $0 + (network.facilities[$1].networkIndex == place.networkIndex ? service.coupleYears[$1] : 0)
        }
        // A tenth more than people ask for in half a year.
        let halfYear = Int((asked * 0.55 + 0.5).rounded(.down))
        return [
          ("normostock", "0.65", 1), ("tres_metodos", "1", 1), ("consejeria_completa", "0.8", 1),
          ("app_entregados", "\(halfYear)", 6),
        ].map { "\($0),red,\(name),\(authority),\(from),\(to),\($1),\($2)" }
      })
  }

  /// `truth_service.csv`: what reports hide of visits and checklists; never an input.
  static func truth(_ service: SyntheticService) -> [UInt8] {
    file(
      "facility,month,item,value",
      service.services.map {
        "\($0.facility),\($0.month),visits_without_method,\(hundredths($0.withoutMethodHundredths))"
      }
        + service.checklists.map {
          "\($0.facility),\($0.month),\($0.standard.rawValue),\(hundredths($0.trueHundredths))"
        })
  }

  private static func hundredths(_ value: Int) -> String {
    "\(value / 100)." + TextBytes.padded(value % 100, to: 2, with: "0")
  }

  private static func file(_ header: String, _ rows: [String]) -> [UInt8] {
    var text = TextBytes(.utf8, reserving: (rows.count + 1) * 60)
    text.append(header + "\n")
    for row in rows { text.append(row + "\n") }
    return text.bytes
  }
}
