import Operations
import SupplyModel
import TestSupport
import Testing

@testable import Web

/// The small parts that the rest stands on.
@Suite struct PartsTests {
  @Test func formsAreReadAsBrowsersWriteThem() throws {
    let fields = try #require(FormFields("a=1&b=%C3%B1+x&a=2&c&d=%2B&e=+ana+"))
    #expect(fields.all("a") == ["1", "2"] && fields["a"] == "")
    #expect(fields["b"] == "ñ x" && fields["c"] == "" && fields["d"] == "+" && fields["nada"] == "")
    #expect(fields["e"] == "ana" && fields.verbatim("e") == " ana ")
    for broken in ["a=%", "a=%2", "a=%zz", "a=%FF", "a=%00"] {
      #expect(FormFields(broken) == nil, "\(broken)")
    }
    #expect(FormFields(String(repeating: "a=1&", count: 4001)) == nil)
    #expect(FormFields("")?.all("a") == [])
  }

  @Test(arguments: ["F 1/2", "00001F01", "ñ", "a:b", "%2F", "?#&"])
  func adviceGoesThroughAFormAndAPath(code: String) throws {
    for key in [
      AdviceKey.order(facility: FacilityCode(code), product: "P/1"),
      .transfer(from: FacilityCode(code), to: "G", product: "P"),
      .expiry(
        facility: FacilityCode(code), product: "P",
        lot: AdviceKey.LotName(number: code, expiry: Month(count: 2027 * 12))),
      .expiry(facility: FacilityCode(code), product: "P", lot: AdviceKey.LotName(number: "~", expiry: nil)),
      .expiry(
        facility: FacilityCode(code), product: "P",
        lot: AdviceKey.LotName(number: nil, expiry: Month(count: 2027 * 12))),
    ] {
      let read = try #require(AdviceText.read(AdviceText.text(key, seen: 12)))
      #expect(read.key == key && read.seen == 12)
      let path = AdviceText.path(key)
      guard case .route(_, let parameters) = RouteTable.find("GET", path) else {
        Issue.record("no route for \(path)")
        continue
      }
      #expect(parameters["lot"].flatMap(AdviceText.lot) == key.lot)
      #expect(parameters["facility"] == code && parameters["product"] == key.product.text)
    }
  }

  @Test func whatNoPageWritesIsNoAdvice() {
    for text in [
      "", "1", "1:order/F", "-1:order/F/P", "x:order/F/P", "1:expiry/F/P", "1:expiry/F/P/x~1", "1:order//P",
      "1:order/F/P/Q",
    ] {
      #expect(AdviceText.read(text) == nil, "\(text)")
    }
  }

  @Test func passwordsAreKeptByArgon2idWithASaltEach() throws {
    let passwords = Passwords(.least)
    let (one, two) = (
      try #require(passwords.hash("clave larga")), try #require(passwords.hash("clave larga"))
    )
    #expect(one.hasPrefix("$argon2id$v=19$") && one != two)
    #expect(passwords.matches("clave larga", one) == true && passwords.matches("clave larg", one) == false)
    #expect(passwords.matches("clave larga", nil) == false)
    #expect(passwords.matches("clave larga", "") == false && passwords.matches("", one) == false)
    #expect(passwords.matches(String(repeating: "a", count: 513), one) == false)
    // What is kept in use says its own cost: 64 MiB, two passes.
    #expect(try #require(Passwords().hash("x")).hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$"))
  }

  @Test func newPasswordsAreLongAndNotTheNameOver() {
    func fault(_ password: String, name: String = "ana") -> PasswordFault? {
      PasswordFault.of(password, repeated: password, name: name)
    }
    #expect(fault("corta") == .tooShort && fault(String(repeating: "ab", count: 300)) == .tooLong)
    #expect(fault("aaaaaaaaaaaaa") == .tooFewSigns)
    #expect(fault("farmacia-picota1", name: "farmacia-picota") == .likeName)
    #expect(fault("caballo correcto bateria") == nil)
    #expect(PasswordFault.of("caballo correcto", repeated: "caballo", name: "ana") == .notRepeated)
  }

  @Test func secretsAreLongAndNeverTheSame() {
    let secrets = (0..<200).map { _ in Secret.random() }
    #expect(Set(secrets).count == 200 && secrets.allSatisfy { Secret.isSecret($0) })
    #expect(Secret.digest("a") != Secret.formToken("a"))
    #expect(Secret.isSame("abc", "abc") && !Secret.isSame("abc", "abd") && !Secret.isSame("abc", "ab"))
  }

  @Test func waitsGrowAndPassAndMemoryIsBounded() {
    let throttle = LoginThrottle()
    var second = 0.0
    for _ in 0..<4 { #expect(throttle.began(account: "a", address: "x", at: second) == false) }
    #expect(throttle.wait(account: "a", address: "x", at: second) == 0)
    #expect(throttle.began(account: "a", address: "x", at: second))
    #expect(throttle.wait(account: "a", address: "y", at: second) == 30)
    second += 30
    _ = throttle.began(account: "a", address: "x", at: second)
    #expect(throttle.wait(account: "a", address: "y", at: second) == 60)
    for _ in 0..<40 { _ = throttle.began(account: "a", address: "x", at: second) }
    #expect(throttle.wait(account: "a", address: "y", at: second) == 900)
    second += 3601
    _ = throttle.began(account: "a", address: "x", at: second)
    #expect(throttle.wait(account: "a", address: "y", at: second) == 0)
  }

  @Test func theServersOptionsAreThoseOfTheCommand() throws {
    let line = [
      "--db", "a.sqlite", "--port", "81", "--public", "c.example", "--behind-proxy", "--lang", "en",
    ]
    let options = try #require(ServerOptions(line))
    #expect(options.database == "a.sqlite" && options.port == 81 && options.isBehindProxy)
    #expect(options.publicAuthority == "c.example" && options.language == "en" && !options.isLinkAlone)
    #expect(ServerOptions([])?.address == "127.0.0.1")
    // Passwords would cross the network in clear.
    #expect(ServerOptions(["--address", "0.0.0.0"]) == nil)
    #expect(ServerOptions(["--address", "0.0.0.0", "--public", "c.example"]) != nil)
    for broken in [["--port"], ["--port", "0"], ["--port", "x"], ["--nada"], ["--db", ""]] {
      #expect(ServerOptions(broken) == nil)
    }
  }

  @Test func placesAreKnownByTheirWholePath() {
    let places = AccountPlace.places(of: WebFixture.facilities)
    #expect(places.count == 1 + 2 + 2 + 3)
    #expect(Set(places.map(PeoplePage.key)).count == places.count)
    let north = AccountPlace.microNetwork("NORTE", network: "R1", authority: "D1")
    #expect(WebFixture.facilities.filter(north.holds).map(\.code) == ["00001F01", "00002F01"])
    #expect(
      !AccountPlace.authority("D1").holds(Facility(code: "X")) && AccountPlace.all.holds(Facility(code: "X")))
  }
}
