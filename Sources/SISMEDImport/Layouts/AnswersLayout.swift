import CSVReading
import SupplyModel

extension LayoutName {
  /// Requisitions that were handed out and come back filled in.
  public static let answers = LayoutName(rawValue: "answers")
  /// Lists of transfers that were handed out and come back filled in.
  public static let transferAnswers = LayoutName(rawValue: "transfer_answers")
}

/// Requisitions that were handed out and come back filled in.
struct AnswersLayout: Layout {
  let name = LayoutName.answers
  let content = LayoutContent.register

  func columns(_ options: ImportOptions) -> [ColumnDefinition] {
    [
      ColumnDefinition("facility", ["CODIGO_ESTABLECIMIENTO", "FACILITY_CODE"], need: .required),
      ColumnDefinition("product", ["CODIGO", "CODE"], need: .required),
      ColumnDefinition("advice_month", ["MES_DEL_PEDIDO", "REQUISITION_MONTH"], need: .required),
      ColumnDefinition("order", ["PEDIDO", "REQUESTED"], need: .required, isNumber: true),
      ColumnDefinition("authorised", ["AUTORIZADO"], need: .required, isNumber: true),
      ColumnDefinition("issued", ["ENTREGADO"], need: .required, isNumber: true),
      ColumnDefinition("note", ["OBSERVACION"]),
    ]
  }

  /// No other table states what was authorised of what was asked for in a month.
  func claims(_ header: Header) -> Bool {
    header.fields["authorised"] != nil && header.fields["advice_month"] != nil
  }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    AnswerRowReader(isOfTransfers: false)
  }
}

/// Lists of transfers that were handed out and come back filled in.
struct TransferAnswersLayout: Layout {
  let name = LayoutName.transferAnswers
  let content = LayoutContent.register

  func columns(_ options: ImportOptions) -> [ColumnDefinition] {
    [
      ColumnDefinition("from", ["CODIGO_ENTREGA"], need: .required),
      ColumnDefinition("to", ["CODIGO_RECIBE"], need: .required),
      ColumnDefinition("product", ["CODIGO_PRODUCTO"], need: .required),
      ColumnDefinition("advice_month", ["MES_DEL_TRASLADO", "TRANSFER_MONTH"], need: .required),
      ColumnDefinition("quantity", ["CANTIDAD"], need: .required, isNumber: true),
      ColumnDefinition("issued", ["ENTREGADO"], need: .required, isNumber: true),
      ColumnDefinition("received", ["RECIBIDO"], need: .required, isNumber: true),
      ColumnDefinition("note", ["OBSERVACION"]),
    ]
  }

  /// No other table states what went from one place to another by the advice of a month.
  func claims(_ header: Header) -> Bool {
    header.fields["to"] != nil && header.fields["received"] != nil && header.fields["advice_month"] != nil
  }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    AnswerRowReader(isOfTransfers: true)
  }
}

/// Reads what somebody wrote on sheets that were handed out.
struct AnswerRowReader: RowReader {
  let isOfTransfers: Bool
  private var answers: [SheetAnswer] = []
  private var first: [SheetAnswer.Subject: SheetAnswer] = [:]

  init(isOfTransfers: Bool) { self.isOfTransfers = isOfTransfers }

  func finish() -> RegisterContent? { .answers(answers) }

  /// Whatever stands below the table, to be read or signed, names no product and no month.
  func isNoDataRow(_ record: CSVRecord, _ cells: CellReader) -> Bool {
    let keys = isOfTransfers ? ["product", "advice_month"] : ["product", "facility", "advice_month"]
    if keys.allSatisfy({ cells.text(record, $0).isEmpty }) { return true }
    return cells.isTotal(record, product: cells.header.fields["product"])
  }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    let answer = try answer(record, cells)
    if let earlier = first[answer.subject] {
      // The same line twice says nothing new; two that say otherwise leave open which is right.
      guard earlier.words == answer.words else {
        throw cells.rejection(
          { .duplicateCode(at: $0, firstLine: earlier.line) }, record, field: cells.header.fields["product"])
      }
      return []
    }
    first[answer.subject] = answer
    answers.append(answer)
    return []
  }

  private func answer(_ record: CSVRecord, _ cells: CellReader) throws -> SheetAnswer {
    let product = ProductCode(cells.text(record, "product"))
    guard !product.isEmpty else {
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields["product"])
    }
    let code = ProductCodeGrammar.normalized(product.text) ?? product
    let subject: SheetAnswer.Subject =
      isOfTransfers
      ? .transfer(from: try place(record, cells, "from"), to: try place(record, cells, "to"), product: code)
      : .order(SeriesKey(try place(record, cells, "facility"), code))
    guard let month = WrittenMonth.read(cells.text(record, "advice_month")) else {
      let isBlank = cells.text(record, "advice_month").isEmpty
      throw cells.rejection(
        isBlank ? RowFault.blankCell : RowFault.badMonth, record, field: cells.header.fields["advice_month"])
    }
    let note = cells.text(record, "note")
    return SheetAnswer(
      subject: subject, month: month,
      asked: try entry(record, cells, isOfTransfers ? "quantity" : "order"),
      authorised: isOfTransfers ? nil : try entry(record, cells, "authorised"),
      issued: try entry(record, cells, "issued"),
      received: isOfTransfers ? try entry(record, cells, "received") : nil,
      note: note.isEmpty ? nil : note, place: cell(record, cells, "product"), line: record.line)
  }

  private func place(_ record: CSVRecord, _ cells: CellReader, _ column: String) throws -> FacilityCode {
    let written = FacilityCode(cells.text(record, column))
    guard !written.isEmpty else {
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields[column])
    }
    return FacilityCodeGrammar.normalized(written.text) ?? written
  }

  private func entry(
    _ record: CSVRecord, _ cells: CellReader, _ column: String
  ) throws -> SheetAnswer.Entry? {
    guard let units = try cells.number(record, column, in: 0...1e9, whole: true) else { return nil }
    return SheetAnswer.Entry(units: Int(units), cell: cell(record, cells, column))
  }

  private func cell(_ record: CSVRecord, _ cells: CellReader, _ column: String) -> Finding.Cell {
    let field = cells.header.fields[column]
    return Finding.Cell(
      column: cells.header.name(ofField: field), text: String(cells.text(record, column).prefix(80)))
  }
}
