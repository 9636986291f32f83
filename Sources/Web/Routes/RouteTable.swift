/// Every route of the site: what is not here is not there, and the tests of roles and places go by it.
enum RouteTable {
  static let routes: [Route] = [
    // For whoever watches over the server, and what pages wear.
    Route(.get, "/salud", .everybody) { _ in .text("ok") },
    Route(.get, "/listo", .everybody) { try $0.site.readiness() },
    Route(.get, "/recursos/colca.css", .everybody) { _ in WebSheet.reply },
    Route(.get, "/recursos/colca.js", .everybody) { _ in WebScript.reply },
    Route(.get, "/favicon.ico", .everybody) { _ in WebSheet.noIcon },
    Route(.get, "/metrics", .everybody) { try MetricsHandler.metrics($0) },
    // Who one is.
    Route(.get, "/ingresar", .everybody) { try LoginHandlers.form($0) },
    Route(.post, "/ingresar", .everybody) { try LoginHandlers.logIn($0) },
    Route(.post, "/salir", .account) { try LoginHandlers.logOut($0) },
    Route(.get, "/invitacion/:secret", .everybody) { try InvitationHandlers.form($0) },
    Route(.post, "/invitacion/:secret", .everybody) { try InvitationHandlers.answer($0) },
    Route(.get, "/clave", .account) { try PasswordHandlers.form($0) },
    Route(.post, "/clave", .account) { try PasswordHandlers.change($0) },
    Route(.post, "/idioma", .everybody) { LanguageHandler.choose($0) },
    // Who may.
    Route(.get, "/personas", .right(.managePeople)) { try PeopleHandlers.list($0) },
    Route(.post, "/personas/invitar", .right(.managePeople)) { try PeopleHandlers.invite($0) },
    Route(.post, "/personas/cambiar", .right(.managePeople)) { try PeopleHandlers.change($0) },
    Route(.post, "/personas/enlace", .right(.managePeople)) { try PeopleHandlers.renew($0) },
    Route(.post, "/personas/cerrar", .right(.managePeople)) { try PeopleHandlers.close($0) },
    Route(.post, "/personas/claves", .right(.managePeople)) { try TokenHandlers.make($0) },
    Route(.post, "/personas/claves/anular", .right(.managePeople)) { try TokenHandlers.revoke($0) },
    // The month.
    Route(.get, "/", .right(.read), reaches: .list) { try HomeHandler.home($0) },
    // Its steps: bring in, look, forecast; decide; sign.
    Route(.get, "/cargas", .right(.decide), reaches: .own) { try UploadHandlers.list($0) },
    Route(.post, "/cargas", .right(.decide), reaches: .own) { try UploadHandlers.receive($0) },
    Route(.get, "/cargas/:upload", .either(.decide, .configure), reaches: .own) {
      try UploadHandlers.show($0)
    },
    Route(.post, "/cargas/:upload/revisar", .either(.decide, .configure), reaches: .own) {
      try UploadHandlers.check($0)
    },
    Route(.post, "/cargas/:upload/confirmar", .either(.decide, .configure), reaches: .own) {
      try UploadHandlers.take($0)
    },
    Route(.post, "/cargas/:upload/parar", .either(.decide, .configure), reaches: .own) {
      try UploadHandlers.stop($0)
    },
    Route(.post, "/cargas/:upload/retirar", .either(.decide, .configure), reaches: .own) {
      try UploadHandlers.remove($0)
    },
    Route(.post, "/cargas/:upload/deshacer", .either(.decide, .configure), reaches: .own) {
      try UploadHandlers.undo($0)
    },
    Route(.get, "/importados", .right(.decide), reaches: .own) { try ImportedHandlers.list($0) },
    Route(.post, "/importados/deshacer", .right(.decide), reaches: .own) { try ImportedHandlers.undo($0) },
    Route(.get, "/reportes", .right(.decide), reaches: .list) { try ReportForms.list($0) },
    Route(.get, "/reportes/:facility/:month", .right(.decide), reaches: .path) { try ReportForms.show($0) },
    Route(.post, "/reportes/anotar", .right(.decide), reaches: .form) { try ReportForms.note($0) },
    Route(.get, "/hojas", .right(.read), reaches: .list) { try SheetHandlers.list($0) },
    Route(.get, "/hojas/:sheet", .right(.read), reaches: .list) { try SheetHandlers.file($0) },
    Route(.get, "/pronostico", .right(.read)) { try ForecastHandlers.show($0) },
    Route(.post, "/pronostico", .right(.decide)) { try ForecastHandlers.start($0) },
    Route(.post, "/pronostico/parar", .right(.decide)) { try ForecastHandlers.stop($0) },
    // Beside the official one: what would be.
    Route(.get, "/ensayos", .right(.read)) { try TrialHandlers.list($0) },
    Route(.post, "/ensayos", .right(.decide)) { try TrialHandlers.start($0) },
    Route(.post, "/ensayo/parar", .right(.decide)) { try TrialHandlers.stop($0) },
    Route(.get, "/ensayos/:trial", .right(.read), reaches: .list) { try TrialHandlers.show($0) },
    Route(.get, "/ensayos/:trial/diferencias.csv", .right(.read), reaches: .list) {
      try TrialHandlers.file($0)
    },
    Route(.get, "/ensayos/:trial/adoptar", .right(.decide)) { try TrialHandlers.adoption($0) },
    Route(.post, "/ensayos/:trial/adoptar", .right(.decide)) { try TrialHandlers.adopt($0) },
    Route(.post, "/ensayos/:trial/quitar", .right(.decide)) { try TrialHandlers.drop($0) },
    // By what everything is calculated.
    Route(.get, "/ajustes", .right(.read)) { try SettingsHandlers.show($0) },
    Route(.get, "/ajustes/calendario", .right(.read)) { try SettingsHandlers.list(.calendar, $0) },
    Route(.get, "/ajustes/productos", .right(.read)) { try SettingsHandlers.list(.catalogue, $0) },
    Route(.get, "/ajustes/metas", .right(.read)) { try SettingsHandlers.list(.targets, $0) },
    Route(.get, "/ajustes/archivos/:file", .right(.read)) { try SettingsHandlers.file($0) },
    Route(.get, "/ajustes/calendario/cambiar", .right(.configure), reaches: .list) {
      try SettingChanges.form(.calendar, $0)
    },
    Route(.get, "/ajustes/productos/cambiar", .right(.configure)) { try SettingChanges.form(.catalogue, $0) },
    Route(.get, "/ajustes/metas/cambiar", .right(.configure)) { try SettingChanges.form(.targets, $0) },
    Route(.post, "/ajustes/anotar", .right(.configure), reaches: .form) { try SettingChanges.note($0) },
    Route(.get, "/alertas", .right(.read), reaches: .list) { try ListHandlers.list(.alerts, $0) },
    Route(.get, "/pedidos", .right(.read), reaches: .list) { try ListHandlers.list(.orders, $0) },
    Route(.get, "/transferencias", .right(.read), reaches: .list) {
      try ListHandlers.list(.transfers, $0)
    },
    Route(.get, "/pedidos/:facility/:product", .right(.read), reaches: .path) {
      try LineHandlers.order($0)
    },
    Route(.get, "/transferencias/:facility/:receiver/:product", .right(.read), reaches: .path) {
      try LineHandlers.transfer($0)
    },
    Route(.get, "/vencimientos", .right(.read), reaches: .list) { try ListHandlers.list(.expiries, $0) },
    Route(.get, "/vencimientos/:facility/:product/:lot", .right(.read), reaches: .path) {
      try LineHandlers.expiry($0)
    },
    Route(.get, "/archivos/:file", .right(.read), reaches: .list) { try FileHandlers.file($0) },
    Route(.get, "/hallazgos", .right(.read), reaches: .list) { try FindingHandlers.list($0) },
    Route(.post, "/hallazgos/anotar", .right(.decide), reaches: .form) { try FindingHandlers.note($0) },
    // From above.
    Route(.get, "/revision", .right(.review), reaches: .list) { try ReviewHandlers.list($0) },
    Route(.get, "/revision/pedidos", .right(.review), reaches: .query) { try ReviewHandlers.place($0) },
    Route(.post, "/revision/anotar", .right(.review), reaches: .form) { try ReviewHandlers.note($0) },
    Route(.get, "/cumplimiento", .right(.read), reaches: .list) { try ReviewHandlers.adherence($0) },
    Route(.get, "/cumplimiento.csv", .right(.read), reaches: .list) {
      try ReviewHandlers.adherenceFile($0)
    },
    Route(.post, "/decidir", .right(.decide), reaches: .form) { try DecisionHandlers.decide($0) },
  ]

  /// What a path and a method lead to.
  enum Found: Sendable {
    case route(Route, [String: String])
    /// Others lead there, by these methods.
    case otherMethod([String])
    case nothing
  }

  static func find(_ method: String, _ path: String) -> Found {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let matching = routes.compactMap { route in route.parameters(of: parts).map { (route, $0) } }
    let asked = method == "HEAD" ? "GET" : method
    if let (route, parameters) = matching.first(where: { $0.0.method.rawValue == asked }) {
      return .route(route, parameters)
    }
    return matching.isEmpty ? .nothing : .otherMethod(matching.map(\.0.method.rawValue))
  }
}
