import Foundation
import Operations
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// Tokens of programs in the database, and who may use the pages after a copy was put back.
@Suite struct TokenStorageTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private let tablero: AccountName
  private let now: Int64 = 1_795_658_405

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
    tablero = try #require(AccountName("tablero"))
  }

  @Test func aTokenHoldsUntilItIsRevokedOrTooOld() throws {
    try database.makeToken(tablero, role: .reader, place: .authority("D1"), digest: "x", at: now)
    #expect(throws: AccountError.nameTaken("tablero")) {
      try database.makeToken(tablero, role: .reader, place: .all, digest: "y", at: now)
    }
    let token = try #require(try database.apiToken(digest: "x", at: now))
    #expect(token.account.logged == "api:tablero" && token.account.place == .authority("D1"))
    #expect(token.account.may(.read) && !token.account.may(.decide))
    #expect(try database.apiToken(digest: "y", at: now) == nil)
    #expect(try database.apiToken(digest: "x", at: now + ApiToken.termSeconds) == nil)
    try database.revokeToken(tablero, at: now)
    try database.revokeToken(tablero, at: now + 5)
    #expect(try database.apiToken(digest: "x", at: now) == nil)
    #expect(try database.apiTokens().map(\.isRevoked) == [true])
    #expect(try database.auditEntries().map(\.action) == ["token_make", "token_revoke"])
    #expect(throws: AccountError.unknownAccount("nadie")) {
      try database.revokeToken(try #require(AccountName("nadie")), at: now)
    }
  }

  @Test func answersAreKeptForADayEachUnderItsTokenAndKey() throws {
    try database.makeToken(tablero, role: .pharmacist, place: .all, digest: "x", at: now)
    let answer = KeptAnswer(request: "r", status: 201, body: "{}")
    try database.keep(answer, toToken: tablero, key: "k", at: now)
    try database.keep(KeptAnswer(request: "s", status: 200, body: ""), toToken: tablero, key: "k", at: now)
    #expect(try database.answer(toToken: tablero, key: "k", at: now + 86_399) == answer)
    #expect(try database.answer(toToken: tablero, key: "k", at: now + 86_400) == nil)
    #expect(try database.answer(toToken: tablero, key: "otra", at: now) == nil)
  }

  private func join(_ name: AccountName, _ database: SupplyDatabase, password: String) throws {
    let isNew = try database.accounts().allSatisfy { $0.name != name }
    try database.invite(
      name, role: .pharmacist, place: .all, isNew: isNew, digest: password, expires: now + 9)
    _ = try database.answerInvitation(digest: password, name: nil, passwordHash: password, at: now)
  }

  /// A copy knows nothing of what was closed and revoked after it was made.
  @Test func aCopyThatIsPutBackBringsBackNoClosedAccountAndNoRevokedToken() throws {
    let (ana, eva) = (try #require(AccountName("ana")), try #require(AccountName("eva")))
    try join(ana, database, password: "a")
    try join(eva, database, password: "e")
    try database.makeToken(tablero, role: .reader, place: .all, digest: "x", at: now)
    let copy = folder.path("copia.sqlite")
    try database.backUp(to: copy)
    try database.close(ana)
    try join(eva, database, password: "nueva")
    try database.revokeToken(tablero, at: now)
    let new = try #require(AccountName("luz"))
    try join(new, database, password: "l")
    let aside = folder.path("anterior.sqlite")
    try database.backUp(to: aside)

    let restored = try SupplyDatabase(path: copy, machine: .still)
    try restored.noteRestored(from: "copia.sqlite", aside: aside)
    #expect(try restored.credentials(of: ana)?.account.state == .closed)
    #expect(try restored.credentials(of: ana)?.passwordHash == nil)
    #expect(try restored.credentials(of: eva)?.passwordHash == "nueva")
    #expect(try restored.credentials(of: new)?.account.state == .open)
    #expect(try restored.apiToken(digest: "x", at: now) == nil)
    #expect(try restored.verifyAuditLog().firstBroken == nil)
  }

  @Test func whereTheDatabaseOfBeforeCannotBeReadEveryTokenIsRevoked() throws {
    try join(try #require(AccountName("ana")), database, password: "a")
    try database.makeToken(tablero, role: .reader, place: .all, digest: "x", at: now)
    let broken = try folder.write("rota.sqlite", "nada")
    try database.noteRestored(from: "copia.sqlite", aside: broken)
    #expect(try database.apiTokens().map(\.isRevoked) == [true])
    #expect(try database.accounts().map(\.state) == [.open])
  }
}
