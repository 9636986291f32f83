import Operations
import SupplyModel
import Telling

/// Files that people send: kept, looked into, taken in, withdrawn, taken back.
enum UploadHandlers {
  /// Where files are sent.
  static let path = "/cargas"

  /// A page that shows something at work is asked for again by the browser so often, in seconds.
  private static let secondsBetweenLooks = 3

  static func list(_ visit: Visit) throws -> WebReply { try page(visit, problem: nil, status: 200) }

  private static func page(_ visit: Visit, problem: String?, status: Int) throws -> WebReply {
    let page = try UploadsPage(visit, problem: problem)
    return try Frame.page(page, title: page.words.title, visit, status: status)
  }

  /// What has come in whole waits on the disk from here on.
  static func receive(_ visit: Visit) throws -> WebReply {
    let account = try visit.known()
    guard let sent = visit.request.sent else { throw Refusal.unreadableForm }
    do {
      if let fault = sent.fault { throw fault }
      let upload = try visit.site.work.shelf.keep(sent, of: account.key)
      visit.site.work.check(upload.id, as: Worker(account))
      return .see(path + "/" + upload.id)
    } catch let fault as UploadFault {
      return try page(visit, problem: fault.words.text(in: visit.language), status: fault.status)
    }
  }

  static func show(_ visit: Visit) throws -> WebReply {
    // What ends while the page is made is looked at once more: asked before, not after, the sending is read.
    let running = visit.site.work.running
    let upload = try upload(visit)
    var reply = try show(upload, visit)
    if running?.kind.upload == upload.id, reply.header("Refresh") == nil {
      reply.add("Refresh", String(secondsBetweenLooks))
    }
    return reply
  }

  private static func show(
    _ upload: Upload, problem: String? = nil, status: Int = 200, _ visit: Visit
  ) throws -> WebReply {
    let page = try UploadPage(upload, problem: problem, visit)
    var reply = try Frame.page(
      page, title: Phrase(es: page.title, en: page.title), visit, status: status)
    let work = visit.site.work
    if work.running?.kind.upload == upload.id || work.isWaiting(upload.id) {
      reply.add("Refresh", String(secondsBetweenLooks))
    }
    return reply
  }

  static func check(_ visit: Visit) throws -> WebReply {
    let (upload, account) = (try upload(visit), try visit.known())
    guard upload.isOpen else { throw Refusal.notFound }
    visit.site.work.check(upload.id, as: Worker(account))
    return .see(path + "/" + upload.id)
  }

  static func take(_ visit: Visit) throws -> WebReply {
    let upload = try upload(visit)
    guard upload.state == .checked, upload.preview?.isUsable == true else {
      return try show(
        upload,
        problem: visit.text(
          es: "Este envío no está por confirmar.", en: "This sending is not to be confirmed."), status: 409,
        visit)
    }
    return try begin(.taking(upload.id), upload, visit)
  }

  /// Asks what is being done with it to give up; what is in by then stays in.
  static func stop(_ visit: Visit) throws -> WebReply {
    let upload = try upload(visit)
    guard let running = visit.site.work.running, running.kind.upload == upload.id, running.kind.canStop else {
      return try show(
        upload,
        problem: visit.text(es: "Ya no hay nada que detener.", en: "There is nothing to stop any more."),
        status: 409, visit)
    }
    visit.site.work.stop()
    return .see(path + "/" + upload.id)
  }

  static func remove(_ visit: Visit) throws -> WebReply {
    let upload = try upload(visit)
    guard upload.isOpen, visit.site.work.running?.kind.upload != upload.id else { throw Refusal.notFound }
    visit.site.work.shelf.remove(upload)
    return .see(upload.setting?.list.path ?? path)
  }

  static func undo(_ visit: Visit) throws -> WebReply {
    let upload = try upload(visit)
    guard upload.state == .taken else { throw Refusal.notFound }
    guard visit.fields["seguro"] == "1" else {
      return try show(
        upload, problem: visit.text(es: "Marque que está seguro.", en: "Mark that you are sure."),
        status: 422,
        visit)
    }
    return try begin(.undoing(upload.id), upload, visit)
  }

  private static func begin(_ kind: MonthWork.Kind, _ upload: Upload, _ visit: Visit) throws -> WebReply {
    do {
      try visit.site.work.start(kind, as: Worker(try visit.known()))
      return .see(path + "/" + upload.id)
    } catch let busy as MonthWork.Busy {
      return try show(upload, problem: sentence(for: busy, visit), status: 409, visit)
    }
  }

  /// Who is at work, and since when.
  static func sentence(for busy: MonthWork.Busy, _ visit: Visit) -> String {
    MonthSteps.sentence(for: busy.running, of: nil, visit) + ". "
      + visit.text(
        es: "Solo se puede una cosa a la vez: repita cuando termine.",
        en: "One thing can be done at a time: repeat when that has ended.")
  }

  /// The account's own sending; not there where it is another's.
  private static func upload(_ visit: Visit) throws -> Upload {
    guard let id = visit.parameters["upload"],
      let upload = visit.site.work.shelf.upload(id, of: try visit.known().key)
    else { throw Refusal.notFound }
    return upload
  }
}
