import Foundation
import Operations
import SupplyModel
import SupplyStore
import Synchronization
import Telling

/// Pages of one run and one state of decisions as they were printed, for all who see the same in them.
///
/// They belong to a `Snapshot` and end with it: nothing that was decided or brought in since can be missing from a page. They are printed
/// from a visit whose account and form token are nobody's (`Visit.shared`), so that nothing of one person can reach another; each
/// gets them with the own form token.
final class PrintedPages: Sendable {
  /// What a page can depend on beside the snapshot.
  struct Key: Hashable {
    let role: AccountRole
    let place: AccountPlace
    /// Whose page it is, where it says something of somebody's own; nil of a page for all of the role and the place.
    let account: AccountName?
    let language: Language
    let path: String
    let query: String
    /// Pages name the running month, and what is late.
    let today: Day
    /// The last entry of the log of changes, of a page that shows what lists do not: comments, reviews, accounts.
    let lastEntry: Int64
  }

  /// A page, in pieces between which the form's token goes.
  struct Printed: Sendable {
    let title: Phrase
    let pieces: [String]

    func body(token: String) -> String { pieces.joined(separator: token) }

    var byteCount: Int { pieces.reduce(0) { $0 + $1.utf8.count } }
  }

  /// A place for one page, so that whoever asks while it is printed waits for it instead of printing it too.
  private final class Slot: Sendable {
    let printed = Mutex<Printed?>(nil)
  }

  private struct Kept {
    var slots: [Key: Slot] = [:]
    var byteCount = 0

    /// Takes note of more bytes; lets all go where they are too many.
    mutating func grow(by count: Int) {
      byteCount += count
      if byteCount > PrintedPages.most { self = Kept() }
    }
  }

  /// So many bytes are kept; beyond it all are let go, for what people look at is printed again soon.
  static let most = 16 << 20
  /// What is asked for by a longer address is nobody's bookmark, and printed anew each time.
  static let longestAddress = 300

  private let kept = Mutex(Kept())

  /// So many bytes are kept now.
  var keptBytes: Int { kept.withLock { $0.byteCount } }

  /// A page, printed where nobody has asked for it yet.
  ///
  /// - Throws: what `make` throws; nothing is kept then.
  func page(_ key: Key, make: () throws -> Printed) throws -> Printed {
    guard key.path.utf8.count + key.query.utf8.count <= Self.longestAddress else { return try make() }
    let slot = kept.withLock { kept in
      if let known = kept.slots[key] { return known }
      let slot = Slot()
      // A page of which nothing comes takes room as well.
      kept.grow(by: 2 * Self.longestAddress)
      kept.slots[key] = slot
      return slot
    }
    return try slot.printed.withLock { known in
      if let known { return known }
      let made = try make()
      known = made
      kept.withLock { $0.grow(by: made.byteCount) }
      return made
    }
  }
}

extension Visit {
  /// The same by nobody of the same role and place: what is made of it can be shown to all of them.
  ///
  /// - Parameter secret: what its form token is made of.
  fileprivate func shared(secret: String, account: Account) -> Visit {
    Visit(
      site: site, request: request, parameters: parameters, fields: fields, account: account,
      secret: secret, isNewcomer: false, language: language)
  }
}

extension Frame {
  /// A page of the latest run within its frame, printed once for all who see the same in it.
  ///
  /// - Parameters:
  ///   - isPersonal: whether the page says something of whoever asks beside what their role and place say; it is kept for the account alone then.
  ///   - make: makes it of a visit by nobody.
  /// - Throws: what `make` throws; what is wrong with a template; `ColcaError`.
  static func page<Made: Section>(
    of snapshot: Snapshot, _ visit: Visit, isPersonal: Bool = false,
    make: (Visit) throws -> (section: Made, title: Phrase)
  ) throws -> WebReply {
    let account = try visit.known()
    guard visit.request.method != "POST", !account.isToken else {
      let made = try make(visit)
      return try page(made.section, title: made.title, visit)
    }
    let key = PrintedPages.Key(
      role: account.role, place: account.place, account: isPersonal ? account.name : nil,
      language: visit.language, path: visit.request.path, query: visit.request.query,
      today: visit.site.machine.clock.today, lastEntry: try visit.site.database.lastEntry())
    let printed = try snapshot.printed.page(key) {
      let secret = Secret.random()
      let shown =
        isPersonal
        ? account : Account(name: .nobody, role: account.role, place: account.place, state: account.state)
      let shared = visit.shared(secret: secret, account: shown)
      let made = try make(shared)
      // A secret that was drawn for this page alone stands nowhere else in it.
      let pieces = try made.section.html(visit.language).components(separatedBy: shared.formToken)
      return PrintedPages.Printed(title: made.title, pieces: pieces)
    }
    return try page(body: printed.body(token: visit.formToken), title: printed.title, visit, status: 200)
  }
}
