/// DIGEMID's class of a facility × product, from its stock and official average consumption.
public enum AvailabilityClass: String, Sendable, Codable, CaseIterable {
  /// No stock, though it is consumed.
  case desabastecido
  /// Below the minimum months of stock.
  case substock
  /// From the minimum to the maximum, both included.
  case normostock
  /// Above the maximum months of stock.
  case sobrestock
  /// Stock, but no consumption in twelve months.
  case sinRotacion = "sin_rotacion"
  /// Neither stock nor consumption: not listed by SISMED.
  case noConsumidor = "no_consumidor"
  /// The stock is not known, so there is no class.
  case sinDato = "sin_dato"
}
