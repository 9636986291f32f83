import Operations

extension Language {
  /// What was done, as the log of changes names it.
  public func name(of action: AuditEntry.Action) -> String {
    switch action {
    case .importedFile: text(es: "importó", en: "imported")
    case .tookBackFile: text(es: "deshizo", en: "took back")
    case .typedReport: text(es: "digitó un reporte", en: "typed a report")
    case .run: text(es: "pronosticó", en: "forecast")
    case .acknowledged: text(es: "alerta vista", en: "alert seen")
    case .ordered: text(es: "alerta ya pedida", en: "alert ordered")
    case .reopened: text(es: "alerta reabierta", en: "alert reopened")
    case .confirmedFinding: text(es: "hallazgo confirmado", en: "finding confirmed")
    case .findingToCorrect: text(es: "hallazgo por corregir", en: "finding to be corrected")
    case .dismissedFinding: text(es: "hallazgo descartado", en: "finding dismissed")
    case .reopenedFinding: text(es: "hallazgo reabierto", en: "finding reopened")
    case .accepted: text(es: "consejo aceptado", en: "advice accepted")
    case .changed: text(es: "consejo cambiado", en: "advice changed")
    case .rejected: text(es: "consejo rechazado", en: "advice rejected")
    case .snoozed: text(es: "consejo pospuesto", en: "advice snoozed")
    case .agreed: text(es: "un lado de acuerdo", en: "one place agrees")
    case .placed: text(es: "pedido hecho", en: "order placed")
    case .arrived: text(es: "llegada anotada", en: "arrival noted")
    case .reopenedDecision: text(es: "decisión retirada", en: "decision taken back")
    case .restored: text(es: "restauró", en: "restored")
    case .confirmedRun: text(es: "pronóstico confirmado", en: "run confirmed")
    case .pruned: text(es: "retiró", en: "pruned")
    case .keptTrial: text(es: "ensayó", en: "tried")
    case .adoptedTrial: text(es: "adoptó un ensayo", en: "adopted a trial")
    case .droppedTrial: text(es: "quitó un ensayo", en: "dropped a trial")
    case .startedCycle: text(es: "empezó un ciclo de mejora", en: "began a cycle of improvement")
    case .planned: text(es: "planificó una mejora", en: "planned an improvement")
    case .measuredCycle: text(es: "volvió a medir", en: "measured again")
    case .closedCycle: text(es: "cerró un ciclo de mejora", en: "closed a cycle of improvement")
    case .invitedAccount: text(es: "invitó a una cuenta", en: "invited an account")
    case .joinedAccount: text(es: "respondió a su invitación", en: "answered an invitation")
    case .changedAccount: text(es: "cambió una cuenta", en: "changed an account")
    case .closedAccount: text(es: "cerró una cuenta", en: "closed an account")
    case .changedPassword: text(es: "cambió su contraseña", en: "changed a password")
    case .loggedIn: text(es: "ingresó", en: "logged in")
    case .loggedOut: text(es: "salió", en: "logged out")
    case .blockedLogin: text(es: "ingreso frenado", en: "login held up")
    }
  }
}
