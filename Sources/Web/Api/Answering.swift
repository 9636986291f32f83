import Files
import SupplyStore

/// A request of a program that may be sent again: what it is known by, and how its answer is kept.
struct Answering: Sendable {
  /// Under what the answer is kept.
  let key: AnswerKey
  /// SHA-256 of the request: another under the same key is refused.
  let digest: String

  /// An answer as it is kept.
  func kept(_ reply: WebReply) -> KeptAnswer {
    KeptAnswer(request: digest, status: reply.status, body: String(decoding: reply.body, as: UTF8.self))
  }

  /// The answer to what is done later, to be kept with it.
  func given(_ reply: WebReply) -> MonthWork.GivenAnswer { .init(key: key, answer: kept(reply)) }

  /// What is answered once it is done, kept in the transaction that does it.
  func once<Done>(_ reply: @escaping @Sendable (Done) -> WebReply) -> AnswerOnce<Done> {
    AnswerOnce(key) { [self] done in kept(reply(done)) }
  }
}
