import Operations
import SupplyModel
import Telling

/// How far a transfer is: proposed, agreed to by both places, on its way, received.
enum TransferStages {
  struct Stage: TemplateValue {
    let name: String
    /// Who it waits for, or with what it was done.
    let told: String?
    let isDone: Bool
  }

  /// The stages of a transfer; none of other advice.
  ///
  /// - Parameters:
  ///   - standing: how it stands with what reports show; nil where nobody has said anything.
  ///   - units: so many are advised now.
  static func stages(
    _ key: AdviceKey, _ standing: DecisionStanding?, state: DecisionState, advised units: Int,
    names: ReportNames
  ) -> [Stage] {
    guard let receiver = key.receiver else { return [] }
    let language = names.language
    let isAccepted = [.accepted, .changed].contains(standing?.answer?.act.kind)
    let placed = state.placements
    let arrived = placed.reduce(0) { $0 + $1.arrived }
    let sent = placed.reduce(0) { $0 + $1.quantity }
    func agreed(_ end: TransferEnd, _ place: FacilityCode) -> Stage {
      let isDone = isAccepted || !placed.isEmpty || standing?.agreed == end
      let waiting = language.text(es: "falta su respuesta", en: "has not answered")
      return Stage(
        name: end == .giver
          ? language.text(es: "De acuerdo quien entrega: ", en: "The giver agrees: ") + names.shownName(place)
          : language.text(es: "De acuerdo quien recibe: ", en: "The receiver agrees: ")
            + names.shownName(place), told: isDone ? nil : waiting, isDone: isDone)
    }
    return [
      Stage(
        name: language.text(es: "Propuesta", en: "Proposed"),
        told: units > 0 ? names.counted(units, of: key.product) : nil, isDone: true),
      agreed(.giver, key.facility), agreed(.receiver, receiver),
      Stage(
        name: language.text(es: "En camino", en: "On its way"),
        told: placed.isEmpty ? nil : names.counted(sent, of: key.product), isDone: !placed.isEmpty),
      Stage(
        name: language.text(es: "Recibida", en: "Received"),
        told: arrived > 0
          ? names.counted(arrived, of: key.product)
          : language.text(
            es: "hasta entonces la alerta de quien recibe sigue", en: "the receiver's alert stands until then"
          ), isDone: arrived > 0 && arrived >= sent),
    ]
  }
}
