import SupplyModel

extension ReportNames {
  /// Who is to call a facility, as far as the register knows: its micro-network's pharmacist, else its network, else its regional
  /// authority; nil where it belongs to none.
  func caller(of code: FacilityCode) -> String? {
    if let name = microNetwork(of: code) {
      let place = language.microNetwork(language.sentenceCase(name), isWithinLine: true)
      return language.text(es: "la farmacia de la \(place)", en: "the pharmacy of the \(place)")
    }
    let known = facility(code)
    if let network = known.network, !network.isEmpty {
      let name = language.sentenceCase(network)
      return language.text(es: "la red (\(name))", en: "the network (\(name))")
    }
    if let authority = known.regionalAuthority, !authority.isEmpty {
      let name = language.sentenceCase(authority)
      return language.text(es: "la DIRESA (\(name))", en: "the regional authority (\(name))")
    }
    return nil
  }

  /// Who is to call whom for a figure: `Llama la farmacia de la microrred Soritor al 042 561 234`.
  package func call(to code: FacilityCode) -> String {
    let who =
      caller(of: code) ?? language.text(es: "quien lleva este informe", en: "whoever keeps this report")
    let number =
      telephone(code)
      ?? language.noTelephoneOfFacility
    return language.text(es: "Llama \(who): \(number)", en: "\(who) calls: \(number)").capitalizedFirst
  }
}

extension Language {
  /// In place of a number.
  var noTelephoneOfFacility: String {
    text(
      es: "el teléfono del establecimiento no está en el registro",
      en: "the facility's telephone is not in the register")
  }

  /// The same behind a facility's name.
  var noTelephone: String { text(es: "sin teléfono en el registro", en: "no telephone in the register") }
}

extension String {
  /// With a capital to begin with, the rest as it is.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
