import Foundation
import TestSupport
import Testing

/// `colca push` against a server on this machine: what goes, what is kept, what is told, and how it ends.
@Suite("Sending a file to a DHIS2")
struct PushTests {
  private static let secret = "d2pat_prueba"
  private static let importer = DHIS2Importer(
    elements: ["deClosing01": .zeroOrPositive, "deForecast1": .number],
    orgUnits: ["ouTahuishc1", "ouMarcos003"])
  private static let values = #"""
    {"dataSet":"dsMonthly01","dataValues":[
    {"dataElement":"deClosing01","period":"202610","orgUnit":"ouTahuishc1","value":"12"},
    {"dataElement":"deClosing01","period":"202610","orgUnit":"ouMarcos003","value":"0"},
    {"dataElement":"deForecast1","period":"202611","orgUnit":"ouTahuishc1","value":"8.25"}]}

    """#

  private let colca: ColcaProgram
  private let file: String
  private let token: String

  init() throws {
    colca = try ColcaProgram()
    file = try colca.workingFolder.write("valores.json", Self.values)
    token = try colca.workingFolder.write("clave", Self.secret + "\n")
    try close(token, 0o600)
    let reports = try colca.workingFolder.write(
      "a.csv", "facility,product,month,consumed\nA1,04594,2026-10,3\n")
    try #require(try colca("import", reports).status == 0)
  }

  private func close(_ path: String, _ mode: Int) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  private func push(
    _ address: String, _ more: String..., environment: [String: String] = [:]
  ) throws -> ColcaProgram.Outcome {
    try colca.run(
      ["push", file, "--to", address, "--token-file", token] + more, environment: environment)
  }

  /// The names in the folder that answers are kept under.
  private func answers() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: colca.workingFolder.url.path)
      .filter { $0.hasPrefix("valores.json.") }.sorted()
  }

  private struct Change: Decodable {
    let action: String, subject: String, detail: String
  }

  /// What the log of changes says of files sent, each as its details.
  private func log() throws -> [[String: String]] {
    struct Log: Decodable { let changes: [Change] }
    let said = try colca("audit", "--format", "json").output
    return try JSONDecoder().decode(Log.self, from: Data(said.utf8)).changes.filter { $0.action == "push" }
      .map {
        #expect($0.subject == "valores.json")
        return try JSONDecoder().decode([String: String].self, from: Data($0.detail.utf8))
      }
  }

  @Test("takes every value there, keeps the answer and notes it, and the token is nowhere else")
  func success() throws {
    let server = try DHIS2Stub(Self.importer)
    let outcome = try push(server.url)
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.contains("Nuevos 3, actualizados 0, no tomados 0, borrados 0."))
    #expect(
      server.values == [
        "deClosing01/ouTahuishc1/202610/": "12", "deClosing01/ouMarcos003/202610/": "0",
        "deForecast1/ouTahuishc1/202611/": "8.25",
      ])
    let request = try #require(server.requests.first)
    #expect(server.requests.count == 1 && request.method == "POST")
    #expect(request.target == "/api/dataValueSets?idScheme=UID&dryRun=false&async=false")
    #expect(request.headers["authorization"] == "ApiToken " + Self.secret)
    #expect(request.body == Self.values)
    let kept = try #require(try answers().first)
    #expect(kept.wholeMatch(of: /valores\.json\.respuesta-\d{4}-\d\d-\d\dT\d{6}\.json/) != nil)
    let answer = try String(contentsOfFile: colca.workingFolder.path(kept), encoding: .utf8)
    #expect(answer.contains("\"status\":\"SUCCESS\"") && outcome.output.contains(kept))
    let noted = try #require(try log().first)
    #expect(noted["digest"] == Self.digest(Self.values) && noted["answer"] == kept)
    #expect(noted["to"] == server.url + "/api/dataValueSets" && noted["outcome"] == "accepted")
    #expect(noted["dry_run"] == "false" && noted["imported"] == "3" && noted["http_status"] == "200")
    // The same again is there once.
    let again = try push(server.url)
    #expect(again.status == 0 && again.output.contains("Nuevos 0, actualizados 3"))
    #expect(server.values.count == 3)
    for name in try FileManager.default.contentsOfDirectory(atPath: colca.workingFolder.url.path)
    where name != "clave" {
      let bytes = try Data(contentsOf: colca.workingFolder.url.appendingPathComponent(name))
      #expect(bytes.range(of: Data(Self.secret.utf8)) == nil, "\(name)")
    }
    #expect(!(outcome.output + outcome.messages).contains(Self.secret))
  }

  /// SHA-256 by the system's own program.
  private static func digest(_ text: String) -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    let (asked, said) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (asked, said)
    asked.fileHandleForWriting.write(Data(text.utf8))
    try? asked.fileHandleForWriting.close()
    try? process.run()
    let output = said.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output.prefix(64), as: UTF8.self)
  }

  @Test("only looked at by the server, leaves nothing there")
  func dryRun() throws {
    let server = try DHIS2Stub(Self.importer)
    let outcome = try push(server.url + "/hmis/", "--dry-run")
    #expect(outcome.status == 0 && outcome.output.contains("Ensayo"))
    #expect(server.values.isEmpty && server.requests.map(\.target).first?.contains("dryRun=true") == true)
    #expect(server.requests.first?.target.hasPrefix("/hmis/api/dataValueSets?") == true)
    #expect(try answers().first?.hasPrefix("valores.json.ensayo-") == true)
    #expect(try log().map { $0["dry_run"] } == ["true"])
  }

  @Test("looked at first, goes only where every value would be taken")
  func checkFirst() throws {
    let good = try DHIS2Stub(Self.importer)
    #expect(try push(good.url, "--check-first").status == 0)
    #expect(good.values.count == 3)
    #expect(good.requests.map { $0.target.contains("dryRun=true") } == [true, false])
    var strict = Self.importer
    strict.latestPeriod = "202610"
    let bad = try DHIS2Stub(strict)
    #expect(try push(bad.url, "--check-first").status == 65)
    #expect(bad.values.isEmpty && bad.requests.count == 1)
  }

  @Test(
    "with conflicts, ends with 65 and tells each with its value",
    arguments: [DHIS2Stub.Behaviour.answer(isWrapped: true), .answer(isWrapped: false)])
  func conflicts(behaviour: DHIS2Stub.Behaviour) throws {
    var strict = Self.importer
    strict.orgUnits = ["ouTahuishc1"]
    strict.latestPeriod = "202610"
    let server = try DHIS2Stub(strict, behaviours: [behaviour, behaviour])
    let outcome = try push(server.url)
    #expect(outcome.status == 65)
    #expect(server.values == ["deClosing01/ouTahuishc1/202610/": "12"])
    for said in [
      "Nuevos 1, actualizados 0, no tomados 2", "Conflicto en 1 dato",
      "dato 2: elemento deClosing01, unidad ouMarcos003, período 202610 → 0",
      "dato 3: elemento deForecast1, unidad ouTahuishc1, período 202611 → 8.25",
      "Organisation unit not found or not accessible: `ouMarcos003`",
    ] {
      #expect(outcome.output.contains(said), "\(said): \(outcome.output)")
    }
    if case .answer(isWrapped: true) = behaviour {
      #expect(outcome.output.contains("[E7612]: no conoce la unidad"))
    }
    #expect(try log().map { $0["outcome"] } == ["conflicts"])
    let json = try push(server.url, "--format", "json")
    #expect(json.status == 65)
    #expect(try JSONSchema("push").faults(of: json.output) == [])
  }

  @Test("that the server takes in part without a word is no success")
  func shortfall() throws {
    var forgetful = Self.importer
    forgetful.keepsZeros = false
    let server = try DHIS2Stub(forgetful)
    let outcome = try push(server.url)
    #expect(outcome.status == 65 && outcome.output.contains("zeroIsSignificant"))
  }

  @Test(
    "ends as its fault demands, and no fault of ours is tried again",
    arguments: [
      (DHIS2Stub.Behaviour.fail(status: 403), 78, "forbidden"), (.fail(status: 404), 78, "nothing_there"),
      (.fail(status: 413), 65, "refused"), (.page, 69, "not_understood"),
      (.redirect(to: "http://127.0.0.1:9/otro"), 78, "nothing_there"),
    ])
  func faults(behaviour: DHIS2Stub.Behaviour, status: Int32, word: String) throws {
    let server = try DHIS2Stub(Self.importer, behaviours: [behaviour])
    let outcome = try push(server.url)
    #expect(outcome.status == status, "\(outcome.messages)")
    #expect(server.requests.count == 1 && server.values.isEmpty)
    #expect(try log().map { $0["outcome"] } == [word])
    #expect(outcome.messages.hasPrefix("colca: "))
  }

  @Test("with a token that the server does not know ends with 78, and is not tried again")
  func unknownToken() throws {
    try colca.workingFolder.write("clave", "Basic admin:district")
    let server = try DHIS2Stub(Self.importer)
    let outcome = try push(server.url)
    #expect(outcome.status == 78 && outcome.messages.contains("(401)"))
    #expect(server.requests.map { $0.headers["authorization"] } == ["Basic YWRtaW46ZGlzdHJpY3Q="])
    #expect(server.values.isEmpty)
  }

  @Test("goes again where the server fails for a while, and no further than asked")
  func serverFails() throws {
    let passing = try DHIS2Stub(
      Self.importer, behaviours: [.fail(status: 503, retryAfter: 0), .fail(status: 502, retryAfter: 0)])
    #expect(try push(passing.url).status == 0)
    #expect(passing.requests.count == 3 && passing.values.count == 3)
    #expect(try log().map { $0["attempts"] } == ["3"])
    let lasting = try DHIS2Stub(
      Self.importer, behaviours: .init(repeating: .fail(status: 503, retryAfter: 0), count: 9))
    let outcome = try push(lasting.url, "--attempts", "2")
    #expect(outcome.status == 75 && lasting.requests.count == 2)
    #expect(outcome.messages.contains("(503) en 2 intentos"))
  }

  @Test("goes again after the connection broke in the midst of an answer")
  func hangUp() throws {
    let once = try DHIS2Stub(Self.importer, behaviours: [.hangUp])
    let cut = try push(once.url, "--attempts", "1")
    #expect(cut.status == 75 && cut.messages.contains("se cortó"))
    #expect(try log().map { $0["outcome"] } == ["no_answer"])
    let again = try DHIS2Stub(Self.importer, behaviours: [.hangUp])
    #expect(try push(again.url).status == 0)
    #expect(again.requests.count == 2)
  }

  @Test("gives up when no answer comes in time, and where nobody listens")
  func silence() throws {
    let server = try DHIS2Stub(Self.importer, behaviours: [.silence])
    let late = try push(server.url, "--timeout", "1", "--attempts", "1")
    #expect(late.status == 75 && late.messages.contains("--timeout"))
    let port = try DeafPort()
    let nobody = try push(port.url, "--attempts", "1")
    #expect(nobody.status == 75 && nobody.messages.contains("no acepta conexiones"))
    #expect(nobody.messages.contains("No se envió nada.") && nobody.output.isEmpty)
    #expect(late.messages.contains("No se sabe si el servidor tomó algo"))
  }

  @Test(
    "never leaves by an address that others can listen to or that holds a secret",
    arguments: [
      "http://dhis2.example.org", "http://10.0.0.1", "ftp://127.0.0.1", "dhis2.example.org",
      "https://admin:district@127.0.0.1", "http://admin:district@127.0.0.1", "http://127.0.0.1.example.org",
    ])
  func unsafeAddresses(address: String) throws {
    let outcome = try push(address)
    #expect(outcome.status == 64 && !outcome.messages.contains("district"))
    #expect(try answers().isEmpty && log().isEmpty)
  }

  @Test("takes a token only from a file that nobody else can read")
  func tokenFiles() throws {
    let server = try DHIS2Stub(Self.importer)
    for mode in [0o644, 0o640, 0o604, 0o660] {
      try close(token, mode)
      let outcome = try push(server.url)
      #expect(outcome.status == 78 && outcome.messages.contains("chmod 600"))
    }
    try close(token, 0o600)
    for text in ["", "hola", "Bearer", "ApiToken a b", "d2pat_1\nd2pat_2"] {
      try colca.workingFolder.write("clave", text)
      #expect(try push(server.url).status == 78, "\(text)")
    }
    try FileManager.default.removeItem(atPath: token)
    #expect(try push(server.url).status == 78)
    #expect(server.requests.isEmpty)
  }

  @Test("never sends what no DHIS2 takes, nor one key twice")
  func files() throws {
    let server = try DHIS2Stub(Self.importer)
    let twice = Self.values.replacing("ouMarcos003", with: "ouTahuishc1")
    for (text, said) in [
      ("{\"resourceType\":\"Bundle\"}", "no es un archivo que reciba DHIS2"),
      ("a,b\n1,2\n", "no es un archivo"),
      ("<html><body/></html>", "no es un archivo"), ("{\"dataValues\":[]}", "ningún dato"),
      (Self.values.replacing("]}", with: ""), "no es un archivo"), (twice, "los datos 1 y 2"),
    ] {
      try colca.workingFolder.write("valores.json", text)
      let outcome = try push(server.url)
      #expect(outcome.status == 65 && outcome.messages.contains(said), "\(outcome.messages)")
    }
    #expect(server.requests.isEmpty)
  }

  @Test("says what to install where curl is missing, and gives it the token by a pipe alone")
  func curl() throws {
    let tools = colca.workingFolder.url.appendingPathComponent("tools")
    try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
    for tool in ["timeout", "cat", "env", "sh"] {
      try FileManager.default.createSymbolicLink(
        atPath: tools.path + "/" + tool, withDestinationPath: "/usr/bin/" + tool)
    }
    let missing = try push("http://127.0.0.1:9", environment: ["PATH": tools.path])
    #expect(missing.status == 69 && missing.messages.contains("apt install curl"))
    let fake = tools.path + "/curl"
    try Data("#!/bin/sh\necho \"$@\" > told\nenv >> told\ncat > piped\nexit 7\n".utf8).write(
      to: URL(fileURLWithPath: fake))
    try close(fake, 0o755)
    let outcome = try push(
      "http://127.0.0.1:9", "--attempts", "1", environment: ["PATH": tools.path])
    #expect(outcome.status == 75)
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: colca.workingFolder.path(name), encoding: .utf8)
    }
    #expect(try !text("told").contains(Self.secret) && text("piped").contains(Self.secret))
    #expect(try text("told").hasPrefix("--disable --config -\n"))
  }

  @Test(
    "gives DHIS2 the run's own numbers, whichever of its formats it is",
    arguments: ["dhis2", "dhis2-csv", "adx"])
  func wholeWay(format: String) throws {
    let colca = try PreparedSample.forecast.copied().colca
    let places = ["99001F01", "99002F01", "99003F01"]
    var mapping = "kind,code,measure,target\ndata_set,,,dsMonthly01\n"
    for place in places { mapping += "facility,\(place),,ou\(place)\n" }
    mapping += "data_element,04594,closing,deClosing01\ndata_element,04594,forecast,deForecast1\n"
    try colca.workingFolder.write("m.csv", mapping)
    let made = try colca("export", "--format", format, "--mapping", "m.csv", "--out", "salida")
    try #require(made.status == 0, "\(made.messages)")
    let key = try colca.workingFolder.write("clave", "ApiToken " + Self.secret)
    try close(key, 0o600)
    var importer = Self.importer
    importer.orgUnits = Set(places.map { "ou" + $0 })
    let server = try DHIS2Stub(importer)
    let outcome = try colca("push", "salida", "--to", server.url, "--token-file", "clave")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.messages)")
    let history = try colca("history", "--product", "04594", "--format", "csv").output
    var closing: [String: String] = [:]
    for line in history.split(separator: "\n") {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if cells[2] == "2026-10", places.contains(cells[0]), !cells[8].isEmpty, cells[3] != "not_held" {
        closing["deClosing01/ou\(cells[0])/202610/"] = cells[8]
      }
    }
    #expect(closing.count > 1)
    #expect(server.values.filter { $0.key.hasPrefix("deClosing01") } == closing)
    #expect(server.values.count { $0.key.contains("/202611/") } == 3)
  }

  @Test("without a database sends nothing")
  func noDatabase() throws {
    let server = try DHIS2Stub(Self.importer)
    let outcome = try colca("push", file, "--to", server.url, "--token-file", token, "--db", "otra.sqlite")
    #expect(outcome.status == 66 && server.requests.isEmpty)
  }
}
