import NIOCore
import NIOHTTPTypes

/// Cuts off clients that send a byte now and then: a head has to come whole within a time, a body at a least rate on the whole.
///
/// A connection that is idle is cut off by the server itself; one that trickles never is idle.
final class SlowClients: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart

  /// So long a client has for its next request's head; and for a body before its rate counts.
  static let graceSeconds: Int64 = 30
  /// The least rate of a body, on the whole.
  static let leastBytesPerSecond: Int64 = 4096

  private let grace: TimeAmount
  private let rate: Int64
  private var deadline: Scheduled<Void>?
  /// Requests whose answer has not gone out whole.
  private var unanswered = 0
  private var received: Int64 = 0
  private var began = NIODeadline.uptimeNanoseconds(0)

  init(grace: TimeAmount = .seconds(SlowClients.graceSeconds), rate: Int64 = SlowClients.leastBytesPerSecond)
  {
    self.grace = grace
    self.rate = rate
  }

  func handlerAdded(context: ChannelHandlerContext) { cut(context.channel, within: grace) }

  func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      unanswered += 1
      (received, began) = (0, context.eventLoop.now)
      cut(context.channel, within: grace)
    case .body(let bytes):
      received += Int64(bytes.readableBytes)
      // Whoever sends fast enough earns time for the rest.
      let earned = grace + .milliseconds(received * 1000 / rate)
      cut(context.channel, within: earned - (context.eventLoop.now - began))
    case .end:
      // The answer takes what it takes.
      deadline?.cancel()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) {
      unanswered -= 1
      if unanswered == 0 { cut(context.channel, within: grace) }
    }
    context.write(data, promise: promise)
  }

  private func cut(_ channel: any Channel, within time: TimeAmount) {
    deadline?.cancel()
    deadline = channel.eventLoop.scheduleTask(in: max(time, .nanoseconds(0))) {
      channel.close(mode: .all, promise: nil)
    }
  }
}
