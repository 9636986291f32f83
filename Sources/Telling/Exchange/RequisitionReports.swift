import SupplyModel

/// A run as OpenLMIS 2 (eLMIS) takes the reports of facilities: for each one JSON body of its `submitRequisition`, on a line of its own.
///
/// As its specification says: `agentCode`, `programCode`, `reportType` and of each product `productCode`, `stockOnHand`, `stockOutDays`,
/// `quantityRequested` with a reason, all whole and not negative. `beginningBalance`, `quantityReceived` and `quantityDispensed` go only
/// where they lead to the stock: what else went in or out would need the types of losses of that installation, which no record of ours
/// knows. A product whose closing stock is not known stays out.
/// <https://github.com/OpenLMIS/documents/blob/master/5-SubmitReportAPI.md>
struct RequisitionReports {
  let text: String
  let tally: ExchangeTally

  /// The measures that a report tells.
  private static let measures: Set<ExchangeMeasure> = [
    .opening, .received, .consumed, .closing, .stockoutDays, .order,
  ]

  /// What is told of a product at a facility there.
  private struct ToldProduct {
    let code: String
    var numbers: [ExchangeMeasure: Int] = [:]
  }

  init(_ all: ExchangeValues, mapping: CodeMapping, language: Language) {
    var tally = ExchangeTally()
    let program = mapping.target(.program)
    if program == nil { tally.note(ExchangeFinding(.noProgram)) }
    let sums = TargetSums(all, place: { mapping.target(.facility, $0.text) }) { value in
      guard Self.measures.contains(value.measure) else { return nil }
      let agent = mapping.target(.facility, value.facility.text)
      let product = mapping.target(.product, value.product.text)
      if agent == nil { tally.note(ExchangeFinding(.noFacility, value.facility.text)) }
      if product == nil { tally.note(ExchangeFinding(.noProduct, value.product.text)) }
      let isWhole = value.number >= 0 && value.number == value.number.rounded() && value.number < 1e9
      if !isWhole {
        tally.note(
          ExchangeFinding(.notCountable, "\(value.facility) \(value.product) \(value.measure.rawValue)"))
      }
      guard let agent, let product, isWhole, program != nil else {
        tally.leaveOut()
        return nil
      }
      // The measure keeps apart what is told of one product.
      return TargetSums.Target(
        place: agent, element: product, combination: value.measure.rawValue, month: value.month)
    }
    var agents: [String: [ToldProduct]] = [:]
    for (target, number) in sums.sums {
      guard let measure = target.combination.flatMap(ExchangeMeasure.init(rawValue:)) else { continue }
      Self.add(Int(number), measure, of: target.element, to: &agents[target.place, default: []])
    }
    tally.add(sums, told: 0)
    var text = ""
    for (agent, products) in agents.sorted(by: { $0.key < $1.key }) {
      text +=
        Self.body(
          agent, products, program: program ?? "", mapping.target(.period, all.asOf.description), language,
          &tally) ?? ""
    }
    self.text = text
    self.tally = tally
  }

  private static func add(
    _ number: Int, _ measure: ExchangeMeasure, of code: String, to products: inout [ToldProduct]
  ) {
    let place = products.firstIndex { $0.code == code } ?? products.count
    if place == products.count { products.append(ToldProduct(code: code)) }
    products[place].numbers[measure] = number
  }

  /// The body of one facility; nil where no stock of it is known.
  private static func body(
    _ agent: String, _ products: [ToldProduct], program: String, _ period: String?, _ language: Language,
    _ tally: inout ExchangeTally
  ) -> String? {
    var members: [(key: String, value: JSONValue)] = [
      ("agentCode", .string(agent)), ("programCode", .string(program)), ("reportType", .string("Regular")),
    ]
    // OpenLMIS 2 knows periods by number; a name is of OpenLMIS 3.
    if let period, Int(period) != nil { members.append(("periodId", .string(period))) }
    var told: [JSONValue] = []
    for product in products {
      if let stock = product.numbers[.closing] {
        told.append(body(of: product, at: agent, stock: stock, language, &tally))
      } else {
        tally.note(ExchangeFinding(.noStock, "\(agent) \(product.code)"))
        tally.leaveOut(product.numbers.count)
      }
    }
    guard !told.isEmpty else { return nil }
    return JSONValue.object(members + [("products", .array(told))]).text + "\n"
  }

  /// What is told of a product.
  private static func body(
    of product: ToldProduct, at agent: String, stock: Int, _ language: Language,
    _ tally: inout ExchangeTally
  ) -> JSONValue {
    let (code, numbers) = (product.code, product.numbers)
    var members: [(key: String, value: JSONValue)] = [("productCode", .string(code))]
    let flow = [ExchangeMeasure.opening, .received, .consumed]
    let known = flow.compactMap { numbers[$0] }
    if known.count == flow.count, known[0] + known[1] - known[2] == stock {
      members += [
        ("beginningBalance", .integer(known[0])), ("quantityReceived", .integer(known[1])),
        ("quantityDispensed", .integer(known[2])),
      ]
    } else if !known.isEmpty {
      tally.note(ExchangeFinding(.unbalanced, "\(agent) \(code)"))
      tally.leaveOut(known.count)
    }
    members.append(("stockOnHand", .integer(stock)))
    if let days = numbers[.stockoutDays] { members.append(("stockOutDays", .integer(days))) }
    if let order = numbers[.order] {
      members += [
        ("quantityRequested", .integer(order)),
        ("reasonForRequestedQuantity", .string(language.requisitionReason)),
      ]
    }
    // The code and the reason are no numbers.
    tally.tell(members.count - 1 - (numbers[.order] == nil ? 0 : 1))
    return .object(members)
  }
}
