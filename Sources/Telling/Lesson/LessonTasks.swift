import Operations
import SupplyModel

extension LessonNames {
  /// What a task asks for, without its title.
  func ask(_ task: LessonTask) -> String {
    switch task {
    case .importing, .missingReport, .wrongSheet, .expiredLot: askOfFiles(task)
    case .forecast, .mostUrgent, .firstTransfer, .orderReckoning, .shortage: askOfRun(task)
    case .decisions, .placement, .nextMonth: askOfDecisions(task)
    }
  }

  private func answer(_ task: LessonTask, _ spanish: String, _ english: String) -> String {
    "  colca lesson answer \(task.rawValue) " + language.text(es: spanish, en: english)
  }

  private func askOfFiles(_ task: LessonTask) -> String {
    switch task {
    case .importing:
      language.text(
        es: """
          En la carpeta ici están los reportes hasta \(month(0)); al lado, tres registros. Impórtelo todo:
            colca import ici establecimientos.csv productos.csv calendario.csv
          Un archivo llegó dos veces, con otro nombre. ¿Cuál no trajo nada nuevo?
          """,
        en: """
          The folder ici holds the reports up to \(month(0)); beside it lie three registers. Import it all:
            colca import ici establecimientos.csv productos.csv calendario.csv
          One file came twice, under another name. Which one brought nothing new?
          """) + "\n" + answer(task, "ARCHIVO", "FILE")
    case .missingReport:
      language.text(
        es:
          "Un establecimiento no mandó el reporte de \(month(0)). ¿Cuál? (el código, o parte del nombre entre comillas)",
        en:
          "One facility has not sent its report of \(month(0)). Which? (its code, or a part of its name in quotes)"
      )
        + "\n" + answer(task, "ESTABLECIMIENTO", "FACILITY")
    case .wrongSheet:
      language.text(
        es: """
          Una hoja de \(month(0)) no cuadra: su stock final no es lo que dan sus movimientos. Encuéntrela entre los hallazgos.
          Usted llamó, y el puesto mandó la hoja corregida: está en la carpeta correccion. Haga lo que corresponde.
          """,
        en: """
          A sheet of \(month(0)) does not balance: its closing stock is not what its movements give. Find it among the findings.
          You have telephoned, and the post has sent the right sheet: it lies in the folder correccion. Do what is to be done.
          """)
    case .expiredLot:
      language.text(
        es: "En un estante hay un lote que ya venció: no se puede entregar. ¿En qué establecimiento?",
        en: "On one shelf lies a lot that has expired: it cannot be handed out. At which facility?")
        + "\n" + answer(task, "ESTABLECIMIENTO", "FACILITY")
    case .forecast, .mostUrgent, .firstTransfer, .orderReckoning, .shortage, .decisions, .placement,
      .nextMonth:
      ""
    }
  }

  private func askOfRun(_ task: LessonTask) -> String {
    switch task {
    case .forecast:
      language.text(
        es:
          "Pronostique, y escriba el informe en una carpeta para mirarlo. La carpeta siguiente es para la tarea 12: todavía no.",
        en:
          "Forecast, and write the report into a folder to look at it. The folder siguiente is for task 12: not yet."
      )
    case .mostUrgent:
      language.text(
        es: "¿En qué establecimiento está lo primero de la lista de alertas, lo que más daño haría?",
        en: "At which facility is the first line of the alerts, what would do most harm?")
        + "\n" + answer(task, "ESTABLECIMIENTO", "FACILITY")
    case .firstTransfer:
      language.text(
        es:
          "Antes de pedir se mueve lo que a un vecino le sobra. En la primera línea de colca transfers, ¿quién entrega y quién recibe?",
        en:
          "Before anything is ordered, what a neighbour can spare is moved. In the first line of colca transfers, who gives and who receives?"
      )
        + "\n" + answer(task, "ENTREGA RECIBE", "GIVER RECEIVER")
    case .orderReckoning:
      language.text(
        es: """
          Lea la cuenta del pedido de \(shelf(subjects.placed)).
          ¿Cuánto se pide? ¿Y cuántas unidades, sin signo, cambia el paso que más cambia entre la regla oficial y el pedido?
          """,
        en: """
          Read how the order of \(shelf(subjects.placed)) was reckoned.
          How much is ordered? And by how many units, without their sign, does that step change it which changes it most on the way from the official rule to the order?
          """) + "\n" + answer(task, "PEDIDO UNIDADES", "ORDER UNITS")
    case .shortage:
      language.text(
        es:
          "Del almacén \(subjects.warehouse) se pide más \(product(subjects.short)) de lo que tiene. ¿Cuántas unidades le faltan?",
        en:
          "More \(product(subjects.short)) is ordered from the warehouse \(subjects.warehouse) than it has. How many units does it lack?"
      )
        + "\n" + answer(task, "UNIDADES", "UNITS")
    case .importing, .missingReport, .wrongSheet, .expiredLot, .decisions, .placement, .nextMonth: ""
    }
  }

  private func askOfDecisions(_ task: LessonTask) -> String {
    switch task {
    case .decisions:
      language.text(
        es: """
          Anote tres decisiones:
          a) La transferencia de la tarea 7 se hará: acéptela.
          b) En \(facility(subjects.changed.facility)) habrá una campaña: del producto \(product(subjects.changed.product))
             pida \(subjects.raisedBy) más de lo que se aconseja, y diga por qué.
          c) Usted llamó a \(facility(subjects.rejected.facility)): contaron de nuevo \(product(subjects.rejected.product)),
             y hay más que lo reportado. Rechace ese pedido, y diga por qué.
          """,
        en: """
          Note three decisions:
          a) The transfer of task 7 will be made: accept it.
          b) There will be a campaign at \(facility(subjects.changed.facility)): of \(product(subjects.changed.product))
             order \(subjects.raisedBy) more than is advised, and say why.
          c) You telephoned \(facility(subjects.rejected.facility)): they counted \(product(subjects.rejected.product)) again,
             and have more than was reported. Reject that order, and say why.
          """)
    case .placement:
      language.text(
        es: """
          Ya mandó el requerimiento REQ-001 por el pedido de \(shelf(subjects.placed)), como se aconseja.
          Anótelo como pedido, con su documento y con el mes en que debe llegar: lo que ahí tarda un pedido, contado desde \(month(0)).
          """,
        en: """
          You have sent the request REQ-001 for the order of \(shelf(subjects.placed)), as advised.
          Note it as placed, with its paper and with the month by which it should come: as long as an order takes there, from \(month(0)) on.
          """)
    case .nextMonth:
      language.text(
        es: """
          Pasó un mes. Los reportes de \(month(1)) están en la carpeta siguiente: impórtelos y pronostique.
          ¿Cuántas líneas están ahora en «Agotado»? ¿Y cuánto se aconseja pedir ahora de \(shelf(subjects.placed))?
          Compare con lo de antes: lo que usted pidió, ¿llegó, o viene en camino?
          """,
        en: """
          A month has passed. The reports of \(month(1)) lie in the folder siguiente: import them and forecast.
          How many lines are "Stocked out" now? And how much is it now advised to order of \(shelf(subjects.placed))?
          Compare with before: has what you ordered come, or is it on its way?
          """) + "\n" + answer(task, "AGOTADOS PEDIDO", "STOCKED_OUT ORDER")
    case .importing, .missingReport, .wrongSheet, .expiredLot, .forecast, .mostUrgent, .firstTransfer,
      .orderReckoning, .shortage:
      ""
    }
  }
}
