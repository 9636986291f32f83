import SupplyModel
import Testing

@testable import Telling

@Suite("Columns of lists")
struct ColumnTests {
  @Test("have a key of their own in plain English and a heading in each language")
  func headings() {
    for table in EveryList.tables(.spanish) {
      #expect(!table.columns.isEmpty && Set(table.columns.map(\.key)).count == table.columns.count)
      for column in table.columns {
        let place = "\(table.name) \(column.key)"
        #expect(column.key.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*/) != nil, "\(place)")
        for language in Language.allCases {
          let heading = column.heading.text(in: language)
          #expect(heading.first?.isUppercase == true && !heading.contains("_"), "\(place)")
          #expect(
            column.title(language).allSatisfy { $0.isASCII && !$0.isUppercase && $0 != " " }, "\(place)")
        }
        // On terminals words have the name of what they say.
        let isOfPair = table.columns.contains {
          $0.key == column.key + "_text" || column.key == $0.key + "_text"
        }
        #expect(
          column.title(.english) == column.key || isOfPair || column.key.hasPrefix("product_"), "\(place)")
      }
      for language in Language.allCases {
        #expect(Set(table.columns.map { $0.title(language) }).count == table.columns.count, "\(table.name)")
      }
    }
  }

  @Test("are the same in either language, and so are the kinds of their cells")
  func languages() {
    for (spanish, english) in zip(EveryList.tables(.spanish), EveryList.tables(.english)) {
      #expect(spanish.name == english.name && spanish.columns == english.columns)
      #expect(spanish.rows.map { $0.map(\.isNumber) } == english.rows.map { $0.map(\.isNumber) })
      #expect(!spanish.rows.isEmpty || spanish.name == "accuracy", "\(spanish.name)")
      #expect(spanish.rows.allSatisfy { $0.count == spanish.columns.count })
    }
  }

  @Test("write a heading in plain letters for files, and a key in words for English readers")
  func plain() {
    #expect(
      ColumnHead.plain("Qué hacer") == "que_hacer"
        && ColumnHead.plain("Si no se vencería") == "si_no_se_venceria")
    #expect(ColumnHead.plain("Años pareja protegidos") == "anos_pareja_protegidos")
    #expect(ColumnHead.words(ofKey: "stock_month") == "Stock month")
    let column = Column<Int>("cpma", es: "CPMA", en: "CPMA") { .whole($0) }
    #expect(column.head.title(.spanish) == "cpma" && column.head.heading.text(in: .english) == "CPMA")
    let why = Column<Int>("why", es: "Por qué", inFiles: "por qué") { .whole($0) }
    #expect(why.head.title(.spanish) == "por qué" && why.head.title(.english) == "why")
  }

  @Test("say a code for programs and its words for people beside it")
  func coded() {
    let list = ListTable(name: "things", rows: Finding.Severity.allCases, language: .english) {
      Column.coded("severity", es: "Gravedad") { CodedCell($0, "«\($0)»") }
    }
    #expect(list.titles == ["severity", "severity_text"])
    #expect(list.csv.hasPrefix("severity,severity_text\nnotice,«notice»\n"))
    #expect(list.json.contains("{\"severity\":\"error\",\"severity_text\":\"«error»\"}"))
    #expect(list.text == "severity\n«notice»\n«warning»\n«error»\n")
    #expect(list.sorted(by: "severity", descending: true).rows.first?.first == .scale("error", rank: 2))
    #expect(list.sheet(heading: [], foot: "").columns.map(\.isAside) == [true, false])
  }

  @Test("stand in the order in which they are named, those of conditions and loops too")
  func order() {
    func list(_ isLong: Bool) -> ListTable {
      ListTable(name: "things", rows: [10, 20], language: .english) {
        Column("first", es: "Primera") { .whole($0) }
        for place in 1...2 {
          Column("part_\(place)", es: "Parte \(place)") { .whole($0 + place) }
        }
        if isLong { Column("last", es: "Última") { .text("\($0)") } }
      }
    }
    #expect(list(true).titles == ["first", "part_1", "part_2", "last"])
    #expect(list(false).titles == ["first", "part_1", "part_2"])
    #expect(list(true).rows[1] == [.whole(20), .whole(21), .whole(22), .text("20")])
  }

  @Test("sort a list by what they mean, what is unknown last in either direction")
  func sorting() {
    let rows: [(level: Int?, number: Double?)] = [(1, 9), (nil, 100), (0, nil), (2, 10), (1, 100)]
    let list = ListTable(name: "things", rows: rows, language: .english) {
      Column("level", es: "Nivel") { $0.level.map { .scale("cba".map(String.init)[$0], rank: $0) } ?? .blank }
      Column("number", es: "Número") { .number($0.number, upTo: 0) }
    }
    #expect(list.sorted(by: "level").rows == [2, 0, 4, 3, 1].map { list.rows[$0] })
    #expect(list.sorted(by: "level", descending: true).rows == [3, 0, 4, 2, 1].map { list.rows[$0] })
    #expect(list.sorted(by: "number").rows == [0, 3, 1, 4, 2].map { list.rows[$0] })
    #expect(list.sorted(by: "nothing") == list)
  }
}
