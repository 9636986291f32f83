import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("Words and numbers")
struct WordingTests {
  @Test("write numbers as Peru does")
  func numbers() {
    #expect(NumberText.decimal(1234.54) == "1,234.5")
    #expect(NumberText.decimal(1_234_567, decimals: 0) == "1,234,567")
    #expect(NumberText.decimal(999.96) == "1,000")
    #expect(NumberText.decimal(2.05, decimals: 2) == "2.05")
    #expect(NumberText.decimal(-0.01) == "0")
    #expect(NumberText.decimal(-1234.5, grouped: false) == "-1234.5")
    #expect(NumberText.decimal(4e21) == "4,000,000,000,000,000,000,000")
    #expect(NumberText.decimal(.nan) == "–")
    #expect(NumberText.whole(-12_345) == "-12,345")
    #expect(NumberText.percent(0.999) == ">99 %" && NumberText.percent(0.001) == "<1 %")
    #expect(NumberText.percent(1) == "100 %" && NumberText.percent(0) == "0 %")
  }

  @Test("write dates as Peru does")
  func dates() {
    let month = Month(count: 2026 * 12 + 10)
    let day = Day(month: month, dayOfMonth: 5)
    #expect(Language.spanish.monthText(month) == "noviembre de 2026")
    #expect(Language.spanish.dayText(day) == "05/11/2026")
    #expect(Language.spanish.shortMonth(month) == "nov 2026")
    #expect(Language.english.monthText(month) == "November 2026")
    #expect(Language.english.dayText(day) == "5 Nov 2026")
  }

  @Test("say probabilities as cases")
  func probabilities() {
    let said = [0, 0.009, 0.02, 0.05, 0.08, 0.5, 0.84, 0.95, 0.951, 1].map(Language.spanish.probabilityText)
    let sure = "casi seguro (más de 95 de 100)"
    #expect(
      said == [
        "menos de 1 de cada 100", "menos de 1 de cada 100", "1 de cada 50", "1 de cada 20", "1 de cada 10",
        "5 de cada 10", "8 de cada 10", "9 de cada 10", sure, sure,
      ])
    #expect(Language.english.probabilityText(0.84) == "8 in 10")
  }

  @Test("never say less for more, nor stray from the number")
  func monotone() {
    func size(_ words: ProbabilityWords) -> Double {
      switch words {
      case .almostNever: 0
      case .cases(let count, let total): Double(count) / Double(total)
      case .almostCertain: 1
      }
    }
    let probabilities = (0...10_000).map { Double($0) / 10_000 }
    let sizes = probabilities.map { size(ProbabilityWords($0)) }
    #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(Set(sizes).count == 13)
    #expect(zip(probabilities, sizes).allSatisfy { abs($0 - $1) <= 0.0501 })
  }

  @Test("call products what a pharmacist calls them")
  func products() {
    func name(_ text: String, type: String? = nil) -> String {
      Language.spanish.shortName(of: Product(code: "1", name: text, type: type))
    }
    #expect(name("MEDROXIPROGESTERONA ACETATO - 150 mg/mL - INYECT - 1 mL") == "Inyectable trimestral")
    #expect(name("ESTRADIOL CIPIONATO + MEDROXIPROGESTERONA ACETATO - 5 mg + 25 mg") == "Inyectable mensual")
    #expect(name("ETINILESTRADIOL + LEVONORGESTREL (BLISTER) - 30 µg + 150 µg") == "Píldora combinada")
    #expect(name("ETONOGESTREL (IMPLANTE) - 68 mg - UNIDAD") == "Implante de etonogestrel")
    #expect(name("Dispositivo intrauterino de cobre (T 380A)") == "DIU T de cobre")
    #expect(name("PRESERVATIVOS SIN NONOXINOL - UNIDAD") == "Condón masculino")
    #expect(name("PRESERVATIVO FEMENINO") == "Condón femenino")
    #expect(name("LEVONORGESTREL - 1.5 mg - TABLET (ECP)") == "Píldora de emergencia")
    #expect(name("CAPUCHA", type: "Female Condom") == "Condón femenino")
    #expect(name("COLLAR DEL CICLO 32 - UNIDAD") == "Collar del ciclo 32")
    #expect(name("Ünñ " + String(repeating: "x", count: 50)).count == 40)
    #expect(Language.spanish.shortName(of: Product(code: "077")) == "077")
  }

  @Test("account for every row of the files")
  func importedRows() {
    let file = ImportedFile(
      id: 1, name: "ICI.csv", layout: LayoutName(rawValue: "formdet"), rows: 10, accepted: 4, replaced: 3,
      unchanged: 2, rejected: 1
    )
    #expect(
      Language.spanish.imported([file])
        == "1 archivo, 10 filas: 4 nuevas, 3 reemplazadas, 2 sin cambio, 1 rechazadas")
  }

  @Test("count units, singular and plural")
  func units() {
    #expect(Language.spanish.unitNoun("INYECT").counted(1) == "1 ampolla")
    #expect(Language.spanish.unitNoun("Blíster").counted(24) == "24 blísteres")
    #expect(Language.spanish.unitNoun(nil).counted(1200) == "1,200 unidades")
    #expect(Language.spanish.unitNoun("sobre").counted(0) == "0 sobres")
    #expect(Language.spanish.unitNoun("tubo").isFeminine == false)
    #expect(Language.english.unitNoun("AMPOLLA").counted(2) == "2 ampoules")
    #expect(Language.spanish.unitNoun("blíster (1 ciclo)").counted(1) == "1 blíster")
    #expect(Language.spanish.unitNoun("blíster (1 tratamiento)").counted(24) == "24 blísteres")
    #expect(Language.spanish.unitNoun("(sin dato)").counted(2) == "2 unidades")
  }
}
