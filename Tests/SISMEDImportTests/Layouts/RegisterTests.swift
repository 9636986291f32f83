import SISMEDImport
import SupplyModel
import TestSupport
import Testing

/// A register gives each code one meaning.
@Suite struct RegisterTests {
  @Test(arguments: [
    ("code,name\n4594,DMPA\n04594,Otro\n", "code", "04594"),
    ("COD_IPRESS,NOMBRE\n6528,A\n00006528,B\n", "COD_IPRESS", "00006528"),
    ("facility,lead_time_months,review_period_months\n6528,1,2\n06528F01,2,2\n", "facility", "06528F01"),
  ])
  func aCodeTwiceWithOtherDataIsRefused(text: String, column: String, value: String) throws {
    let file = try read(text)
    #expect(file.rows == 2)
    #expect(file.rejected == 1)
    #expect(
      file.findings == [
        Finding(.row(.duplicateCode(at: .init(column: column, text: value), firstLine: 2)), line: 3)
      ])
  }

  @Test func aCodeTwiceWithTheSameDataIsNoFault() throws {
    let file = try read("code,name\n4594,DMPA\n04594,DMPA\n")
    #expect(file.rejected == 0)
    #expect(file.findings == [])
  }
}

/// Places and units as registers really write them.
@Suite struct RegisterPositionTests {
  private static let header = "COD_IPRESS,NOMBRE,COD_UE,NORTE,ESTE\n"

  private func facilities(_ rows: String) throws -> (facilities: [Facility], findings: [Finding]) {
    let file = try read(Self.header + rows)
    guard case .facilities(let facilities)? = file.register else { return ([], file.findings) }
    return (facilities, file.findings)
  }

  @Test func longitudesInNORTEAreReadTheOtherWayRoundAndToldOnce() throws {
    let read = try facilities("1,A,990,-75.25,-10.5\n2,B,990,-75,-11\n")
    #expect(read.facilities.map(\.latitude) == [-10.5, -11])
    #expect(read.facilities.map(\.longitude) == [-75.25, -75])
    #expect(read.findings.map(\.code) == [.positionSwapped])
    #expect(read.findings.first?.line == 2)
  }

  @Test func whatLiesOutsidePeruIsUnknownAndTold() throws {
    let read = try facilities(
      "1,A,990,10.5,75\n2,B,990,0,0\n3,C,990,0.00001,-0.00002\n4,D,990,,\n5,E,990,-10,-75\n")
    #expect(read.facilities.map(\.latitude) == [nil, nil, nil, nil, -10])
    #expect(read.findings.map(\.code) == [.positionOutside])
    #expect(read.findings.first?.value == "10.5")
  }

  @Test func whoBelongsToNoMicroNetworkHasNone() throws {
    let file = try read(
      "COD_IPRESS,NOMBRE,RED,MICRORED\n1,A,NORTE,NO PERTENECE A NINGUNA MICRORRED\n2,B,NO PERTENECE A NINGUNA RED,X\n"
    )
    #expect(
      file.register
        == .facilities([
          Facility(code: "00001F01", name: "A", network: "NORTE"),
          Facility(code: "00002F01", name: "B", microNetwork: "X"),
        ]))
  }

  @Test func whatARegisterCallsClosedIsClosed() throws {
    let file = try read(
      "COD_IPRESS,NOMBRE,ESTADO,CONDICION,FECHA_BAJA\n1,A,ACTIVO,EN FUNCIONAMIENTO,\n2,B,BAJA DEFINITIVA,,\n"
        + "3,C,ACTIVADO,CIERRE TEMPORAL,\n4,D,INACTIVO,,15/08/2026\n5,E,,,\n")
    guard case .facilities(let facilities)? = file.register else { return #expect(Bool(false)) }
    #expect(
      facilities.map(\.closure) == [
        nil, FacilityClosure(kind: .forGood), FacilityClosure(kind: .forATime),
        FacilityClosure(kind: .forGood, since: Month("2026-08")), nil,
      ])
  }

  @Test func aUnitAsADecimalNumberIsTheUnit() throws {
    let read = try facilities("1,A,990.0,-10,-75\n2,B,30,-10,-75\n3,C,UE X,-10,-75\n")
    #expect(read.facilities.map(\.executingUnit) == ["990", "030", "UE X"])
    #expect(read.findings == [])
  }
}
