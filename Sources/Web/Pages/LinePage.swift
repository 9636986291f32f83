import Operations
import StockPolicy
import SupplyModel
import Telling

/// One order or transfer: why it is advised, what was decided, and the form that decides.
struct LinePage: Section {
  static let template = Template("line", PackageResources.line_mustache)

  struct Words: TemplateValue {
    let advised = Phrase(es: "Se aconseja", en: "Advised")
    let stands = Phrase(es: "Decisión que vale", en: "Decision that holds")
    let why = Phrase(es: "Por qué", en: "Why")
    let steps = Phrase(es: "El cálculo", en: "The arithmetic")
    let step = Phrase(es: "Paso", en: "Step")
    let units = Phrase(es: "Unidades", en: "Units")
    let before = Phrase(es: "Decisiones hasta ahora", en: "Decisions so far")
    let when = Phrase(es: "Cuándo", en: "When")
    let who = Phrase(es: "Quién", en: "Who")
    let what = Phrase(es: "Qué", en: "What")
    let note = Phrase(es: "Nota", en: "Note")
    let decide = Phrase(es: "Decidir", en: "Decide")
    let change = Phrase(es: "Cambiar la cantidad", en: "Change the quantity")
    let reject = Phrase(es: "Rechazar", en: "Reject")
    let snooze = Phrase(es: "Posponer", en: "Snooze")
    let snoozeChange = Phrase(
      es: "Posponer hasta que cambie el consejo", en: "Snooze until the advice changes")
    let stages = Phrase(es: "Cómo va", en: "How far it is")
    let chart = Phrase(es: "Consumo, pronóstico y stock", en: "Use, forecast and stock")
    let reopen = Phrase(es: "Retirar lo último que se anotó", en: "Take back what was noted last")
    let quantity = Phrase(es: "Cantidad", en: "Quantity")
    let reason = Phrase(es: "Motivo", en: "Reason")
    let until = Phrase(es: "Hasta el mes", en: "Until the month")
    let expected = Phrase(es: "Se espera hasta fin de", en: "Expected by the end of")
    let arrivedIn = Phrase(es: "En el mes", en: "In the month")
    let document = Phrase(es: "Documento", en: "Document")
    let choose = Phrase(es: "elija", en: "choose")
    let closed = Phrase(
      es: "Usted puede ver esta línea, no decidirla.", en: "You can see this line, not decide it.")
    let history = Phrase(es: "Lo reportado", en: "What was reported")
    let month = Phrase(es: "Mes", en: "Month")
    let state = Phrase(es: "Estado", en: "State")
    let opening = Phrase(es: "Saldo", en: "Opening")
    let received = Phrase(es: "Ingresos", en: "Received")
    let consumed = Phrase(es: "Consumo", en: "Consumed")
    let closing = Phrase(es: "Stock final", en: "Closing")
    let list = Phrase(es: "Volver a la lista", en: "Back to the list")
  }

  struct Fact: TemplateValue {
    let name: Phrase
    let text: String
  }

  struct Step: TemplateValue {
    let name: String
    let units: String
  }

  /// A month of the shelf as it was reported; blank where nothing was.
  struct Reported: TemplateValue {
    let month: String
    let state: String
    let opening: String
    let received: String
    let consumed: String
    let closing: String
  }

  /// The chart with its legend, as markup.
  struct Drawing: TemplateValue {
    let body: String
  }

  struct Said: TemplateValue {
    let when: String
    let who: String
    let what: String
    let note: String?
  }

  /// What stands in the fields of a form: what was typed there before, else what is usual.
  struct Form: TemplateValue {
    let quantity: String
    let note: String
    let reasons: [PeoplePage.Choice]
  }

  /// So many months of a history stand on the page.
  private static let monthsShown = 24

  let words = Words()
  let kind: Phrase
  let title: String
  let subtitle: String
  let problem: String?
  let advised: String
  let stands: String?
  /// Whose shelf the facts are of, where the advice is about two.
  let factsOf: String?
  let facts: [Fact]
  let why: [String]
  let steps: [Step]
  let reported: [Reported]
  let said: [Said]
  let chart: Drawing?
  /// How far a transfer is; empty of other advice.
  let stages: [TransferStages.Stage]
  let mayDecide: Bool
  let mayAccept: Bool
  let mayChange: Bool
  let mayReject: Bool
  let maySnooze: Bool
  let mayPlace: Bool
  let mayArrive: Bool
  let mayReopen: Bool
  /// What saying yes, sending and arriving are called of this kind of advice.
  let acceptWord: String
  let placedWord: String
  let arrivedWord: String
  let token: String
  let run: String
  let advice: String
  let listPath: String
  let accepted: Form
  let changed: Form
  let rejected: Form
  let placed: Form
  let arrived: Form
  let expected: String
  let untilMonth: String
  let runningMonth: String
  let document: String

  init(
    _ key: AdviceKey, shelf: SeriesAssessment?, view: PlaceView, snapshot: Snapshot,
    account: Account, history: SupplySeries?, chart: String?, usualMonth: Month, problem: String?,
    typed: FormFields,
    _ visit: Visit
  ) {
    let language = visit.language
    let names = snapshot.names(language)
    let ledger = snapshot.decisions.ledger
    let (product, asOf) = (key.product, view.run.settings.asOf)
    let units = snapshot.units(key)
    func place(_ code: FacilityCode) -> String { names.shownName(code) + " (" + code.text + ")" }
    switch key.kind {
    case .order: kind = Phrase(es: "Pedido", en: "Order")
    case .transfer: kind = Phrase(es: "Transferencia", en: "Transfer")
    case .expiry: kind = Phrase(es: "Lote por vencer", en: "Lot about to expire")
    }
    title = names.product(product) + " · " + names.shownName(key.facility)
    subtitle =
      key.receiver.map { place(key.facility) + " → " + place($0) }
      ?? [place(key.facility), names.shownMicroNetwork(of: key.facility)].compactMap { $0 }
      .joined(separator: " · ")
    self.problem = problem
    advised =
      units > 0 ? names.counted(units, of: product) : language.text(es: "nada ahora", en: "nothing now")
    stands = names.decision(key)
    factsOf = key.receiver.map { receiver in
      language.text(es: "Quien recibe, ", en: "Who receives, ") + names.shownName(receiver) + ":"
    }
    let lots = key.kind == .expiry ? Self.lots(key, shelf: shelf, view: view, names: names) : ([], [])
    facts = lots.0 + Self.facts(shelf, view: view, names: names)
    self.chart = chart.map { Drawing(body: $0) }
    stages = TransferStages.stages(
      key, snapshot.decisions.ofAll(key), state: ledger[key], advised: units, names: names)
    why =
      key.kind == .expiry
      ? lots.1
      : Self.why(key, shelf: shelf, transfers: snapshot.transfers(view, language), names: names)
    steps =
      key.kind == .order
      ? (shelf.map(names.steps) ?? []).map {
        Step(name: $0.name, units: $0.units.map { NumberText.decimal($0) } ?? "")
      } : []
    reported = (history?.entries.suffix(Self.monthsShown) ?? []).reversed().map { entry in
      func text(_ value: Double?) -> String { value.map { NumberText.decimal($0, decimals: 2) } ?? "" }
      let quantities = entry.quantities
      return Reported(
        month: language.shortMonth(entry.month), state: language.name(of: entry.state),
        opening: text(quantities?.opening), received: text(quantities?.received),
        consumed: text(quantities?.consumed), closing: text(quantities?.closing))
    }
    said = ledger.decisions.filter { $0.advice.key == key }.reversed().map { decision in
      Said(
        when: visit.site.machine.clock.day(ofInstant: decision.instant).map(language.dayText)
          ?? decision.instant,
        who: decision.account, what: language.told(decision.act, names: names, product: product),
        note: decision.note)
    }
    let allowed = snapshot.allowed(key, account)
    mayDecide = !allowed.isEmpty
    (mayAccept, mayChange, mayReject) = (
      allowed.contains(.accepted), allowed.contains(.changed), allowed.contains(.rejected)
    )
    (maySnooze, mayPlace, mayArrive) = (
      allowed.contains(.snoozed), allowed.contains(.placed), allowed.contains(.arrived)
    )
    mayReopen = allowed.contains(.reopened)
    acceptWord = language.acceptWord(allowed.end)
    (placedWord, arrivedWord) = (language.placedWord(key.kind), language.arrivedWord(key.kind))
    token = visit.formToken
    run = String(snapshot.record.id)
    advice = AdviceText.text(key, seen: ledger.latest[key]?.number ?? 0)
    listPath = RunListKind(key.kind).path
    func given(_ name: String, _ usual: String) -> String { typed[name].isEmpty ? usual : typed[name] }
    func form(_ act: DecisionAct.Kind) -> Form {
      let isThis = typed["acto"] == act.rawValue
      return Form(
        quantity: isThis ? typed["cantidad"] : units > 0 ? String(units) : "",
        note: isThis ? typed["nota"] : "",
        reasons: DecisionReason.allCases.map {
          .init(
            key: $0.rawValue, name: language.name(of: $0), isChosen: isThis && $0.rawValue == typed["motivo"])
        })
    }
    (accepted, changed, rejected) = (form(.accepted), form(.changed), form(.rejected))
    (placed, arrived) = (form(.placed), form(.arrived))
    expected = given("esperado", usualMonth.description)
    untilMonth = given("hasta", asOf.advanced(by: 2).description)
    runningMonth = given("mes", visit.site.machine.clock.today.month.description)
    document = typed["documento"]
  }
}
