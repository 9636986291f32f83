import SupplyModel
import Testing

@Suite("Finding what a name means")
struct NameSearchTests {
  private let places = [
    NameSearch.Entry(code: "99001F01", name: "P.S. SINTÉTICO LOMA 1"),
    NameSearch.Entry(code: "99016F01", name: "P.S. SINTÉTICO LOMA 16"),
    NameSearch.Entry(code: "99021F01", name: "P.S. SINTÉTICO CERRO 21"),
    NameSearch.Entry(code: "030S05", name: nil),
    NameSearch.Entry(code: "99030F01", name: "Hospital"),
    NameSearch.Entry(code: "99031F01", name: "Hospital Ñahui"),
  ]

  private func find(_ text: String) -> NameSearch.Answer {
    NameSearch.find(text, among: places) { $0 == "99016" ? "99016F01" : nil }
  }

  @Test(
    "takes a code, a code of the grammar, a whole name, whole words and letters, in this order",
    arguments: [
      ("030S05", "030S05"), ("99016", "99016F01"), ("p.s. sintetico loma 16", "99016F01"),
      ("loma 1", "99001F01"),
      ("Loma 16", "99016F01"), ("CERRO", "99021F01"), ("cerr", "99021F01"), ("hospital", "99030F01"),
      ("nahui", "99031F01"),
    ])
  func isFound(_ text: String, _ code: String) { #expect(find(text) == .found(code: code)) }

  @Test("takes what lists call it, beside its name")
  func isFoundAsPrinted() {
    let products = [
      NameSearch.Entry(
        code: "04594", name: "MEDROXIPROGESTERONA ACETATO",
        alsoCalled: ["Inyectable trimestral", "Three-month injectable"]),
      NameSearch.Entry(
        code: "03234", name: "ESTRADIOL + MEDROXIPROGESTERONA", alsoCalled: ["Inyectable mensual"]),
    ]
    for text in ["inyectable trimestral", "three-month INJECTABLE", "trimestral", "acetato"] {
      #expect(NameSearch.find(text, among: products) == .found(code: "04594"))
    }
    #expect(
      NameSearch.find("inyectable", among: products) == .ambiguous([products[1], products[0]]))
    #expect(
      NameSearch.find("inyectable trimestal", among: products) == .unknown(nearest: "Inyectable trimestral"))
  }

  @Test("lists all that a part fits, by their names")
  func isAmbiguous() {
    #expect(find("loma") == .ambiguous([places[0], places[1]]))
    #expect(find("sintético") == .ambiguous([places[2], places[0], places[1]]))
  }

  @Test(
    "names what is nearest to a slip of the pen, and nothing to what is far",
    arguments: [
      ("99022F01", "99021F01"), ("hospitl", "Hospital"), ("lma 16", "P.S. SINTÉTICO LOMA 16"),
      ("cero 21", "P.S. SINTÉTICO CERRO 21"), ("xyzzy", nil), ("", nil), ("...", nil),
    ])
  func isUnknown(_ text: String, _ nearest: String?) { #expect(find(text) == .unknown(nearest: nearest)) }

  @Test("compares words without capitals, accents and punctuation")
  func wordsArePlain() {
    #expect(PlainWords.of("P.S. SINTÉTICO  Loma-16") == "p s sintetico loma 16")
    #expect(PlainWords.of("Nin\u{303}o") == "nino")
    #expect(PlainWords.of("¡!") == "")
  }
}
