import Operations
import SupplyModel

/// By which places adherence is counted.
public enum AdherencePlace: String, Sendable, CaseIterable {
  case all, network
  case microNetwork = "micro-network"
  case facility
}

/// What became of what was advised, by month and place.
public enum AdherenceTable {
  /// A row of it.
  private struct Row {
    let month: Month
    let kind: AdviceKey.Kind
    let place: String
    let name: String
    let tally: AdherenceTally
  }

  /// The list, the latest month first; in each place orders before transfers, which belong to who receives them.
  ///
  /// - Parameters:
  ///   - lines: an order or a transfer each.
  ///   - by: which places are told apart.
  public static func table(
    for lines: [AdherenceLine], by: AdherencePlace, facilities: FacilityDirectory, language: Language
  ) -> ListTable {
    let networks = Set(lines.map(\.shelf.facility)).compactMap { MicroNetwork(of: facilities[$0]) }.toldApart
    func place(_ code: FacilityCode) -> (code: String, name: String) {
      let known = facilities[code]
      switch by {
      case .all: return ("", language.text(es: "Todo", en: "All"))
      case .facility: return (code.text, known.name ?? code.text)
      case .microNetwork:
        let name = MicroNetwork(of: known).flatMap { networks[$0] }
        return (name ?? "", name ?? Headings.noMicroNetwork.text(in: language))
      case .network:
        let name = known.network.flatMap { $0.isEmpty ? nil : $0 }
        return (name ?? "", name ?? language.text(es: "Sin red", en: "No network"))
      }
    }
    struct Group: Hashable {
      let month: Month
      let kind: AdviceKey.Kind
      let code: String
    }
    var names: [String: String] = [:]
    let groups = Dictionary(grouping: lines) { line in
      let place = place(line.shelf.facility)
      names[place.code] = place.name
      return Group(month: line.month, kind: line.key.kind, code: place.code)
    }
    let rows = groups.map { group, lines in
      Row(
        month: group.month, kind: group.kind, place: group.code, name: names[group.code] ?? group.code,
        tally: AdherenceTally(lines))
    }.sorted { left, right in
      left.month != right.month
        ? left.month > right.month
        : (left.name, left.place, left.kind) < (right.name, right.place, right.kind)
    }
    return ListTable(name: "adherence", rows: rows, language: language) {
      Column("month", es: "Mes") { .month($0.month) }
      Column("place", es: "Código lugar", .files) { .optional($0.place.isEmpty ? nil : $0.place) }
      Column("place_name", es: "Lugar") { .text($0.name) }
      Column.coded("kind", es: "Qué") { CodedCell($0.kind, language.name(of: $0.kind)) }
      Column("asked_before", es: "Ya pedidos antes", .files) { .whole($0.tally.askedBefore) }
      Column("advised", es: "Recomendados") { .whole($0.tally.advised) }
      for answer in AdherenceLine.Answer.allCases {
        Column(answer.rawValue, es: language.plural(of: answer)) { .whole($0.tally.count(answer)) }
      }
      for answer in AdherenceLine.Answer.allCases {
        Column("share_" + answer.rawValue, es: "Parte " + language.plural(of: answer).lowercased(), .files) {
          .optional(share: $0.tally.share(answer))
        }
      }
      Column("arrived", es: "Con llegada") { .whole($0.tally.arrived) }
      for group in AdherenceTally.Group.allCases {
        Column(group.rawValue + "_seen", es: "Vistos " + language.name(of: group), .files) {
          .whole($0.tally.shelves(group).seen)
        }
        Column(group.rawValue + "_out", es: "Agotados " + language.name(of: group), .files) {
          .whole($0.tally.shelves(group).out)
        }
      }
      Column("followed", es: "Agotados si se siguió", .everywhere) { ofSeen($0, .followed, language) }
      Column("not_followed", es: "Agotados si no se siguió", .everywhere) {
        ofSeen($0, .notFollowed, language)
      }
    }
  }

  /// `3 de 12`: how many shelves ran out of those that were seen; blank where none was.
  private static func ofSeen(_ row: Row, _ group: AdherenceTally.Group, _ language: Language) -> ListCell {
    let shelves = row.tally.shelves(group)
    return shelves.seen == 0 ? .blank : .text(language.outOf(shelves.out, shelves.seen))
  }
}

extension Language {
  /// What is to be known before anybody compares who followed advice with who did not.
  public var adherenceWarning: String {
    text(
      es:
        "No es un experimento: quien no siguió la recomendación pudo tener otros motivos y otro stock. Agotado es sin stock a "
        + "fin del mes siguiente al de los datos, entre los que reportaron.",
      en:
        "This is no experiment: who did not follow the advice may have had other reasons and another stock. Out is without "
        + "stock at the end of the month after that of the data, of those that reported.")
  }

  /// Orders that were answered alike.
  fileprivate func plural(of answer: AdherenceLine.Answer) -> String {
    switch answer {
    case .accepted: "Aceptados"
    case .changed: "Cambiados"
    case .rejected: "Rechazados"
    case .snoozed: "Pospuestos"
    case .unanswered: "Sin respuesta"
    }
  }

  /// Who decided alike, within a Spanish heading.
  fileprivate func name(of group: AdherenceTally.Group) -> String {
    switch group {
    case .followed: "seguidos"
    case .changed: "cambiados"
    case .notFollowed: "no seguidos"
    }
  }
}
