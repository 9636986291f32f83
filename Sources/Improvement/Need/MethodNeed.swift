import SupplyModel

/// One method of one facility over a period: what was dispensed, whom it protects, and how many couples are to be protected by it.
public struct MethodNeed: Sendable, Equatable {
  /// By how many units a couple counts; nil of a method that nobody reported.
  public var factor: ProtectionFactor?
  /// Units dispensed in the months reported; nil where nobody reported it.
  public var units: Double?
  /// Couples protected by the factor, as of a year like the months reported; nil where no factor is known.
  public var protected: Double?
  /// The same in couple-years of protection; nil where no catalogue states them.
  public var coupleYears: Double?
  /// Couples to be protected by it; nil where nobody states them.
  public var couples: Double?

  /// A method of which nothing is known.
  init() {}
}

/// One method at a place: the sum of its facilities, each share over those that state both sides of it.
public struct PlaceMethodNeed: Sendable, Equatable {
  /// Where.
  public let place: ServicePlace
  /// When.
  public let period: ClosedRange<Month>
  /// The method.
  public let method: String
  /// By how many units a couple counts; nil of a method that nobody reported.
  public fileprivate(set) var factor: ProtectionFactor?
  /// Units dispensed; nil where nobody reported it.
  public fileprivate(set) var units: Double?
  /// Couples protected by the factor; nil where none is known.
  public fileprivate(set) var protected: Double?
  /// Couple-years of protection; nil where none are known.
  public fileprivate(set) var coupleYears: Double?
  /// Couples to be protected by it; nil where nobody states them.
  public fileprivate(set) var couples: Double?
  /// Its part of all couples protected at the place: the mix.
  public fileprivate(set) var ofProtected = Tally.none
  /// Its part of all couple-years.
  public fileprivate(set) var ofYears = Tally.none
  /// Its part of all couples that are to be protected by a method that is stated.
  public fileprivate(set) var ofCouples = Tally.none
  /// Protected couples of couples to be protected by it, over facilities that report and state them.
  public fileprivate(set) var protectedOfCouples = Tally.none
  /// Couple-years of couples to be protected by it, likewise.
  public fileprivate(set) var yearsOfCouples = Tally.none
  /// Months reported, of those that all facilities of the place together could report.
  public fileprivate(set) var months = Tally.none

  /// The methods of every place of a level, by place and name.
  public static func list(
    _ facilities: [FacilityNeed], _ period: ClosedRange<Month>, at level: PlaceLevel,
    directory: FacilityDirectory
  ) -> [PlaceMethodNeed] {
    let places = Dictionary(grouping: facilities) { ServicePlace(of: directory[$0.facility], at: level) }
    return places.sorted { $0.key < $1.key }.flatMap { rows($0.value, period, at: $0.key) }
  }

  private static func rows(
    _ facilities: [FacilityNeed], _ period: ClosedRange<Month>, at place: ServicePlace
  ) -> [PlaceMethodNeed] {
    let length = Double(period.lowerBound.distance(to: period.upperBound) + 1)
    let months = facilities.reduce(Tally.none) {
      $0 + Tally(met: Double($1.monthsReported), total: length)
    }
    func sum(_ total: inout Double?, _ part: Double?) {
      if let part { total = (total ?? 0) + part }
    }
    var rows: [String: PlaceMethodNeed] = [:]
    for facility in facilities {
      for (method, own) in facility.methods {
        var row = rows[method] ?? PlaceMethodNeed(place: place, period: period, method: method)
        row.factor = row.factor ?? own.factor
        row.months = months
        sum(&row.units, own.units)
        sum(&row.protected, own.protected)
        sum(&row.coupleYears, own.coupleYears)
        sum(&row.couples, own.couples)
        if let couples = own.couples, couples > 0 {
          if let met = own.protected { row.protectedOfCouples += Tally(met: met, total: couples) }
          if let met = own.coupleYears { row.yearsOfCouples += Tally(met: met, total: couples) }
        }
        rows[method] = row
      }
    }
    func total(_ part: (PlaceMethodNeed) -> Double?) -> Double {
      rows.sorted { $0.key < $1.key }.reduce(0) { $0 + (part($1.value) ?? 0) }
    }
    let all = (total(\.protected), total(\.coupleYears), total(\.couples))
    return rows.sorted { $0.key < $1.key }.map { _, row in
      var row = row
      if let part = row.protected { row.ofProtected = Tally(met: part, total: all.0) }
      if let part = row.coupleYears { row.ofYears = Tally(met: part, total: all.1) }
      if let part = row.couples { row.ofCouples = Tally(met: part, total: all.2) }
      return row
    }
  }
}
