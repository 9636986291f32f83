import Operations
import StockPolicy
import SupplyModel
import Testing

/// What somebody wants otherwise in a trial, beside the settings of the nights.
@Suite struct TrialChangesTests {
  private let usual = ForecastRun.Settings(asOf: Month(count: 24_321), serviceLevel: 0.9)

  @Test func nothingSaidIsAsTheNights() throws {
    #expect(try TrialChanges().settings(from: usual) == usual)
  }

  @Test func whatIsSaidIsSoAndNothingElse() throws {
    var changes = TrialChanges()
    changes.serviceLevel = 0.95
    changes.leadTimeMonths = 0
    changes.budget = .soles(0)
    changes.movesStock = false
    var meant = usual
    meant.serviceLevel = 0.95
    meant.orders.leadTimeMonths = 0
    meant.orders.budgetSoles = 0
    meant.transfers = nil
    #expect(try changes.settings(from: usual) == meant)
    var back = TrialChanges()
    back.budget = .unlimited
    back.movesStock = true
    #expect(try back.settings(from: meant).orders.budgetSoles == nil)
    #expect(try back.settings(from: meant).transfers == TransferSettings())
  }

  /// Every setting at its limits, and a step beyond either.
  @Test func aSettingBeyondItsLimitsIsRefused() throws {
    for setting in TrialChanges.limited {
      let limits = try #require(TrialChanges.limits(of: setting))
      for (value, isWithin) in [
        (limits.lowerBound, true), (limits.upperBound, true), (limits.lowerBound - 1, false),
        (limits.upperBound + 1, false),
      ] {
        var changes = TrialChanges()
        // A floor is looked at beside its ceiling: 0 is none.
        changes.ceilingMonths = 0
        switch setting {
        case .serviceLevel: changes.serviceLevel = value
        case .serviceLevelWithoutSubstitute: changes.serviceLevelWithoutSubstitute = value
        case .leadTimeMonths: changes.leadTimeMonths = Int(value)
        case .reviewPeriodMonths: changes.reviewPeriodMonths = Int(value)
        case .floorMonths: changes.floorMonths = value
        case .ceilingMonths:
          changes.ceilingMonths = value
          changes.floorMonths = 0
        case .budgetSoles: changes.budget = .soles(value)
        case .coupleYearsPerTrip: changes.coupleYearsPerTrip = value
        case .asOf, .horizon, .scope, .model, .target, .fewUnits, .sporadicMonths, .trifleMonths,
          .includesNotHeld, .learnsCalendars, .rounding, .movesStock, .transferReach:
          Issue.record("no trial changes \(setting)")
        }
        let told = "\(setting) \(value)"
        if isWithin {
          #expect(throws: Never.self, "\(told)") { try changes.settings(from: usual) }
        } else {
          #expect(throws: TrialFault.outOfRange(setting, limits), "\(told)") {
            try changes.settings(from: usual)
          }
        }
      }
    }
    var endless = TrialChanges()
    endless.serviceLevel = .nan
    #expect(throws: TrialFault.self) { try endless.settings(from: usual) }
  }

  @Test func whatContradictsItselfIsRefused() {
    var changes = TrialChanges()
    changes.floorMonths = 7
    #expect(throws: TrialFault.floorAboveCeiling(floor: 7, ceiling: 6)) { try changes.settings(from: usual) }
    changes = TrialChanges()
    changes.movesStock = false
    changes.coupleYearsPerTrip = 1
    #expect(throws: TrialFault.tripWithoutTransfers) { try changes.settings(from: usual) }
  }
}
