import SupplyModel
import Testing

@testable import SISMEDImport

/// What teams state of their service: standards, checklists, people, visits, targets.
@Suite struct ServiceLayoutTests {
  private let month = Month(count: 2026 * 12 + 9)

  private func codes(_ text: String) throws -> [FindingCode] { try read(text).findings.map(\.code) }

  @Test func aStandardOfColcasKeepsWhatTheFileDoesNotSay() throws {
    let file = try read("estandar,nombre,meta,nivel_responsable\nNormostock,Normostock,0.7,Red\n")
    let known = try #require(BuiltInStandards.all.first { $0.code == "normostock" })
    var expected = known
    (expected.target, expected.owner, expected.name) = (0.7, .network, StandardText(es: "Normostock"))
    #expect(file.layout == .standards && file.register == .standards([expected]))
  }

  @Test func aStandardOfATeamIsMeasuredByChecklists() throws {
    let file = try read(
      "standard,name,name_en,numerator,denominator,source,better,target\n"
        + "parejas,Parejas protegidas,Protected couples,Parejas,MEF,lista,alto,0.2\n")
    let expected = Standard(
      code: "parejas", source: .checklist, owner: .facility, better: .higher, unit: .share, target: 0.2,
      name: StandardText(es: "Parejas protegidas", en: "Protected couples"),
      numerator: StandardText(es: "Parejas"), denominator: StandardText(es: "MEF"))
    #expect(file.register == .standards([expected]))
  }

  @Test(arguments: [
    ("x,X,colca,alto,0.5", FindingCode.unknownWord), ("x,X,lista,mejor,0.5", .unknownWord),
    ("x,X,lista,alto,80", .badNumber), ("x,,lista,alto,0.8", .blankCell), (",X,lista,alto,0.8", .blankCell),
    ("x,X,quien,alto,0.8", .unknownWord), ("normostock,N,colca,bajo,0.8", .unknownWord),
  ])
  func aStandardThatMakesNoSenseIsToldWithItsCell(row: String, code: FindingCode) throws {
    let file = try read("standard,name,source,better,target\n\(row)\n")
    #expect(file.findings.map(\.code) == [code] && file.rejected == 1)
    #expect(file.findings.first?.line == 2)
  }

  @Test func aChecklistCountsSoManyOfSoMany() throws {
    let file = try read(
      "ESTABLECIMIENTO;MES;ESTANDAR;CUMPLE;DE\n6528;202610;Parejas;9,3;100\nYANAOCA;2026-10;parejas;0;0\n")
    #expect(file.layout == .checklist)
    #expect(
      file.register
        == .checklists([
          ChecklistResult(facility: "06528F01", month: month, standard: "parejas", met: 9.3, total: 100),
          ChecklistResult(facility: "YANAOCA", month: month, standard: "parejas", met: 0, total: 0),
        ]))
  }

  @Test(arguments: [
    ("A,2026-10,x,5,4", FindingCode.metAboveTotal), ("A,2026-10,x,-1,4", .badNumber),
    ("A,2026-13,x,1,4", .badMonth), ("A,2026-10,x,,4", .blankCell), ("A,2026-10,x,1,", .blankCell),
    ("A,2026-10,,1,4", .blankCell), (",2026-10,x,1,4", .blankCell), ("A,2026-10,x,uno,4", .badNumber),
  ])
  func aChecklistThatMakesNoSenseIsToldWithItsCell(row: String, code: FindingCode) throws {
    #expect(try codes("facility,month,standard,met,of\n\(row)\n") == [code])
  }

  @Test func theSameChecklistTwiceWithOtherFiguresIsLeftToWhoKeepsIt() throws {
    let file = try read("facility,month,standard,met,of\nA,2026-10,x,1,4\nA,2026-10,x,2,4\n")
    #expect(file.findings.map(\.code) == [.duplicateCode] && file.rejected == 1)
  }

  @Test func peopleAndVisitsAreRead() throws {
    let people = try read("facility,year,women_15_49,couples,method\nA,2026,410,,\nA,2026,,40,implante\n")
    #expect(
      people.register
        == .populations([
          ServedPopulation(facility: "A", year: 2026, women: 410),
          ServedPopulation(facility: "A", year: 2026, method: "implante", couples: 40),
        ]))
    let visits = try read("facility,month,service,visits,shift_hours,need\nA,2026-10,Control,34,60,100\n")
    #expect(
      visits.register
        == .serviceMonths([
          ServiceMonth(facility: "A", month: month, service: "control", visits: 34, shiftHours: 60, need: 100)
        ]))
    #expect(try codes("facility,year,women_15_49\nA,26,410\n") == [.badNumber])
    #expect(try codes("facility,month,service,visits\nA,2026-10,Control,\n") == [.blankCell])
  }

  @Test(arguments: [
    ("A,2026,,100,150", FindingCode.couplesAboveWomen), ("A,1926,,410,150", .badNumber),
    ("A,2206,,410,150", .badNumber), ("A,2030,,410,150", nil), ("A,2026,Implante,,150", nil),
  ])
  func aPopulationThatCannotBeIsTold(row: String, code: FindingCode?) throws {
    #expect(try codes("facility,year,method,women_15_49,couples\n\(row)\n") == (code.map { [$0] } ?? []))
  }

  @Test func aMethodAndAServiceAreOneHoweverTheyAreWritten() throws {
    let people = "facility,year,method,women_15_49,couples\nA,2026,Píldora,,5\nA,2026,PILDORA,,6\n"
    #expect(try codes(people) == [.duplicateCode])
    let visits = "facility,month,service,visits\nA,2026-10,Planificación familiar,5\nA,2026-10,PPFF,6\n"
    #expect(try codes(visits) == [.duplicateCode])
    #expect(ServiceName.of("Vacunación ") == "vacunacion")
  }

  @Test func aTargetIsOfAPlaceByItsPath() throws {
    let file = try read(
      "indicador,nivel,lugar,red,diresa,desde,hasta,meta\n"
        + "normostock,Microrred,SUR,UNO,CUSCO,202607,202612,0.8\n")
    #expect(
      file.register
        == .targets([
          PlaceTarget(
            standard: "normostock", place: ServicePlace(level: .microNetwork, path: ["CUSCO", "UNO", "SUR"]),
            from: month.advanced(by: -3), to: month.advanced(by: 2), value: 0.8)
        ]))
  }

  @Test func aTargetMayBeOfSeveralMonthsTogether() throws {
    let file = try read(
      "indicador,nivel,lugar,desde,hasta,meta,meses\napp_entregados,todo,,2026-07,2026-12,1200,12\n")
    #expect(
      file.register
        == .targets([
          PlaceTarget(
            standard: "app_entregados", place: .all, from: month.advanced(by: -3), to: month.advanced(by: 2),
            value: 1200, months: 12)
        ]))
    for bad in ["0", "2.5", "25", "doce"] {
      #expect(
        try codes("standard,level,place,from,to,value,months\nnormostock,red,U,2026-07,2026-12,0.8,\(bad)\n")
          == [.badNumber])
    }
  }

  @Test(arguments: [
    ("normostock,red,UNO,2026-07,2026-12,80", FindingCode.badNumber),
    ("normostock,red,UNO,2026-12,2026-07,0.8", .badMonth),
    ("normostock,barrio,UNO,2026-07,2026-12,0.8", .unknownWord),
    ("normostock,red,,2026-07,2026-12,0.8", .blankCell), ("app_entregados,red,UNO,2026-07,2026-12,80", nil),
  ])
  func aTargetThatMakesNoSenseIsToldWithItsCell(row: String, code: FindingCode?) throws {
    #expect(try codes("standard,level,place,from,to,value\n\(row)\n") == (code.map { [$0] } ?? []))
  }
}
