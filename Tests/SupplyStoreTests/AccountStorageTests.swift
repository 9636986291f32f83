import Foundation
import Operations
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// Who may use the web pages, in the database and in the log of changes.
@Suite struct AccountStorageTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private let ana: AccountName
  private let terms = SessionTerms()
  private let now: Int64 = 1_795_658_405

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
    ana = try #require(AccountName("ana"))
  }

  private func join(_ name: AccountName, _ role: AccountRole = .administrator) throws {
    try database.invite(
      name, role: role, place: .all, isNew: true, digest: "d-" + name.text, expires: now + 10)
    _ = try database.answerInvitation(
      digest: "d-" + name.text, name: nil, passwordHash: "h-" + name.text, at: now)
  }

  @Test func namesHoldNothingThatALogOrALinkCouldTripOver() {
    #expect(AccountName("Farmacia-Picota")?.text == "farmacia-picota")
    for text in [
      "", "ab", "1ab", "a b c", "ana'--", "añañ", "-abc", "a/b/c", "ana\n", String(repeating: "a", count: 33),
    ] {
      #expect(AccountName(text) == nil, "\(text)")
    }
  }

  @Test func aLinkIsAnsweredOnceAndInTime() throws {
    let place = AccountPlace.microNetwork("L'ÁNGEL", network: "R\"1", authority: nil)
    try database.invite(ana, role: .pharmacist, place: place, isNew: true, digest: "x", expires: now + 10)
    #expect(try database.invitation(digest: "x", at: now + 10) == nil)
    #expect(try database.invitation(digest: "y", at: now) == nil)
    #expect(try database.credentials(of: ana)?.passwordHash == nil)
    #expect(throws: AccountError.invitationGone) {
      try database.answerInvitation(digest: "x", name: nil, passwordHash: "h", at: now + 10)
    }
    let account = try database.answerInvitation(digest: "x", name: nil, passwordHash: "h", at: now + 9)
    #expect(account == Account(name: ana, role: .pharmacist, place: place, state: .open))
    #expect(try database.accounts() == [account])
    #expect(throws: AccountError.invitationGone) {
      try database.answerInvitation(digest: "x", name: nil, passwordHash: "other", at: now + 9)
    }
    #expect(try database.credentials(of: ana)?.passwordHash == "h")
  }

  @Test func anotherLinkTakesThePlaceOfTheFirstAndEndsSessionsWhenUsed() throws {
    try join(ana)
    #expect(try database.beginSession(of: ana, digest: "s", password: "h-ana", at: now, terms: terms))
    for digest in ["one", "two"] {
      try database.invite(ana, role: .reader, place: .all, isNew: false, digest: digest, expires: now + 10)
    }
    #expect(try database.invitation(digest: "one", at: now) == nil)
    #expect(try database.session(digest: "s", at: now, terms: terms) != nil)
    let account = try database.answerInvitation(digest: "two", name: nil, passwordHash: "new", at: now)
    // A link gives a password and no other role.
    #expect(account.role == .administrator)
    #expect(try database.session(digest: "s", at: now, terms: terms) == nil)
    #expect(throws: AccountError.nameTaken("ana")) {
      try database.invite(ana, role: .reader, place: .all, isNew: true, digest: "z", expires: now)
    }
    #expect(throws: AccountError.unknownAccount("eva")) {
      try database.invite(
        try #require(AccountName("eva")), role: .reader, place: .all, isNew: false, digest: "z", expires: now)
    }
  }

  @Test func theFirstAdministratorIsMadeByTheLatestLinkAlone() throws {
    #expect(try database.inviteFirstAdministrator(digest: "old", expires: now + 10))
    #expect(try database.inviteFirstAdministrator(digest: "new", expires: now + 10))
    #expect(try database.invitation(digest: "old", at: now) == nil)
    #expect(try database.invitation(digest: "new", at: now) == .firstAdministrator)
    #expect(throws: AccountError.invitationGone) {
      try database.answerInvitation(digest: "new", name: nil, passwordHash: "h", at: now)
    }
    let account = try database.answerInvitation(digest: "new", name: ana, passwordHash: "h", at: now)
    #expect(account.role == .administrator && account.place == .all)
    #expect(try database.inviteFirstAdministrator(digest: "more", expires: now + 10) == false)
    #expect(try database.hasAdministrator())
  }

  @Test func aFirstLinkHoldsNoMoreOnceThereIsAnAdministrator() throws {
    #expect(try database.inviteFirstAdministrator(digest: "first", expires: now + 10))
    try join(ana)
    #expect(try database.invitation(digest: "first", at: now) == nil)
    #expect(throws: AccountError.invitationGone) {
      try database.answerInvitation(digest: "first", name: AccountName("eva"), passwordHash: "h", at: now)
    }
  }

  @Test func sessionsEndForWantOfUseAndInAnyCase() throws {
    try join(ana)
    #expect(
      try database.beginSession(of: ana, digest: "s", password: "wrong", at: now, terms: terms) == false)
    #expect(try database.beginSession(of: ana, digest: "s", password: "h-ana", at: now, terms: terms))
    #expect(
      try database.session(digest: "s", at: now + terms.idleSeconds - 1, terms: terms)?.account.name == ana)
    #expect(try database.session(digest: "s", at: now + terms.idleSeconds, terms: terms) == nil)
    var second = now
    while second < now + terms.longestSeconds - terms.idleSeconds {
      second += terms.idleSeconds - 1
      try database.touchSession(digest: "s", at: second)
    }
    #expect(try database.session(digest: "s", at: now + terms.longestSeconds - 1, terms: terms) != nil)
    try database.touchSession(digest: "s", at: now + terms.longestSeconds - 1)
    #expect(try database.session(digest: "s", at: now + terms.longestSeconds, terms: terms) == nil)
  }

  @Test func anotherPasswordEndsTheOtherSessionsAndOldLinks() throws {
    try join(ana)
    for session in ["here", "there"] {
      _ = try database.beginSession(of: ana, digest: session, password: "h-ana", at: now, terms: terms)
    }
    try database.invite(ana, role: .reader, place: .all, isNew: false, digest: "link", expires: now + 10)
    #expect(try database.changePassword(of: ana, from: "not", to: "new", keeping: "here") == false)
    #expect(try database.changePassword(of: ana, from: "h-ana", to: "new", keeping: "here"))
    #expect(try database.session(digest: "here", at: now, terms: terms) != nil)
    #expect(try database.session(digest: "there", at: now, terms: terms) == nil)
    #expect(try database.invitation(digest: "link", at: now) == nil)
  }

  @Test func closingEndsAllAndTheLastAdministratorStays() throws {
    try join(ana)
    #expect(throws: AccountError.lastAdministrator("ana")) { try database.close(ana) }
    #expect(throws: AccountError.lastAdministrator("ana")) {
      try database.change(ana, role: .reader, place: .all)
    }
    let eva = try #require(AccountName("eva"))
    try join(eva)
    _ = try database.beginSession(of: ana, digest: "s", password: "h-ana", at: now, terms: terms)
    try database.close(ana)
    #expect(try database.session(digest: "s", at: now, terms: terms) == nil)
    #expect(try database.credentials(of: ana)?.passwordHash == nil)
    #expect(
      try database.beginSession(of: ana, digest: "t", password: "h-ana", at: now, terms: terms) == false)
    #expect(try database.accounts().map(\.state) == [.closed, .open])
  }

  @Test func theLogOfChangesTellsOfAllOfItAndOfNoSecret() throws {
    try join(ana)
    let eva = try #require(AccountName("eva"))
    try database.acting(as: ana.logged).invite(
      eva, role: .pharmacist, place: .all, isNew: true, digest: "secret-link", expires: now + 10)
    try database.acting(as: ana.logged).change(eva, role: .reader, place: .authority("D"))
    _ = try database.beginSession(of: ana, digest: "secret-session", password: "h-ana", at: now, terms: terms)
    try database.endSession(digest: "secret-session")
    _ = try database.changePassword(of: ana, from: "h-ana", to: "secret-hash", keeping: "")
    try database.noteBlockedLogin(ana)
    try database.noteBlockedLogin(try #require(AccountName("nobody")))
    try database.close(eva)
    let entries = try database.auditEntries()
    #expect(
      entries.map(\.action) == [
        "account_invite", "account_join", "account_invite", "account_change", "login", "logout",
        "account_password", "login_blocked", "account_close",
      ])
    #expect(entries[2].account == "web:ana" && entries[2].subject == "account eva")
    #expect(
      entries[3].detail.contains("farmaceutico invited") && entries[3].detail.contains("lectura invited"))
    #expect(entries.allSatisfy { !$0.detail.contains("secret") && !$0.subject.contains("secret") })
    #expect(try database.verifyAuditLog().firstBroken == nil)
    #expect(try database.lastChange() == 0)
    #expect(try database.isDecisionsAlone(after: 0))
  }

  @Test func aCopyThatIsPutBackBringsBackNoSessionAndNoLink() throws {
    try join(ana)
    _ = try database.beginSession(of: ana, digest: "s", password: "h-ana", at: now, terms: terms)
    try database.invite(ana, role: .reader, place: .all, isNew: false, digest: "link", expires: now + 10)
    try database.noteRestored(from: "copy.sqlite")
    #expect(try database.session(digest: "s", at: now, terms: terms) == nil)
    #expect(try database.invitation(digest: "link", at: now) == nil)
    #expect(try database.credentials(of: ana)?.passwordHash == "h-ana")
  }
}
