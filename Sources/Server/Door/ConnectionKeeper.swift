import NIOCore
import NIOHTTP1
import Site

/// Keeps one connection within its limits of time, and refuses what is not HTTP, in the order that answers go out.
///
/// It stands between the decoder and Hummingbird. A body that stops, or breaks, ends for its reader with an error, so that the
/// page itself answers; what never becomes a request is answered here. After a last answer the connection is closed for
/// writing first, so that the sender has time to read it (RFC 9112 §9.6).
final class ConnectionKeeper: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// A body that took too long.
    struct TooSlow: Error {}

    private let limits: DoorLimits
    private var place: Connections.Place
    private var timer: KeeperTimer

    /// The bytes of a head have begun to come.
    private var isInHead = false
    /// A head has come and not the end of its body.
    private var isInBody = false
    private var bodyEnds = NIODeadline.distantFuture
    /// Requests whose answers are not yet written.
    private var answering = 0
    private var waitsForContinue = false
    /// Nothing more is read from this connection.
    private var isDeaf = false
    /// What is said when the answers before it are out.
    private var refused: Refused?
    private var isLastAnswer = false
    private var isLeaving = false
    private var bufferedBytes = 0
    /// Its own place in the pipeline, for what the byte watch tells.
    private var own: ChannelHandlerContext?

    init(_ limits: DoorLimits, _ place: Connections.Place) {
        (self.limits, self.place, timer) = (limits, place, KeeperTimer())
    }

    // MARK: What comes in

    func handlerAdded(context: ChannelHandlerContext) {
        own = context
        if case .none = place { return context.eventLoop.assumeIsolated().execute { context.close(promise: nil) } }
        wait(limits.headSecondsMax, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) { end() }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func bytesCame() {
        guard let own, !isInHead, !isInBody, answering == 0, !isDeaf else { return }
        isInHead = true
        wait(limits.headSecondsMax, own)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isDeaf { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            if let refused = refusal(of: head) { return refuse(refused, context) }
            (isInHead, isInBody, answering) = (false, true, answering + 1)
            waitsForContinue = head.version != .http1_0 && head.headers.contains(name: "expect")
            bodyEnds = context.eventLoop.now + .seconds(Int64(limits.bodySecondsMax))
            waitForBody(context)
        case .body:
            waitsForContinue = false
            waitForBody(context)
        case .end:
            (isInBody, waitsForContinue) = (false, false)
            if answering > 0 { waitForReader(context) } else { afterAnswers(context) }
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if isLeaving { context.read() }
        context.fireChannelReadComplete()
    }

    private func refusal(of head: HTTPRequestHead) -> Refused? {
        if case .refused = place { return .tooMany(limits.refusedAgainSeconds) }
        let hosts = head.headers["host"]
        // HTTP/1.0 knew no Host, and checks of health still speak it.
        if hosts.count > 1 || hosts.isEmpty && head.version != .http1_0 { return .host }
        let expected = head.headers["expect"]
        return expected.allSatisfy { $0.lowercased() == "100-continue" } ? nil : .expectation
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is HTTPParserError else { return context.fireErrorCaught(error) }
        if isDeaf { return }
        if isInBody, answering > 0 { return breakOff(error, context) }
        if case .refused = place { return refuse(.tooMany(limits.refusedAgainSeconds), context) }
        refuse((error as? HTTPParserError) == .headerOverflow ? .headTooLarge : .unreadable, context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            isLastAnswer = true
            timer.stop(in: limits.finishSecondsMax, context) { context.close(promise: nil) }
        }
        if isLeaving, case .some(.inputClosed) = event as? ChannelEvent { return context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    // MARK: What goes out

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard event is BodyWanted else { return context.triggerUserOutboundEvent(event, promise: promise) }
        if waitsForContinue, !isLeaving {
            waitsForContinue = false
            context.writeAndFlush(wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))), promise: nil)
        }
        promise?.succeed()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isLeaving else {
            promise?.fail(ChannelError.outputClosed)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head):
            // Whether the body comes that was not asked for, nobody knows: what follows cannot be read as a request.
            if waitsForContinue { isLastAnswer = true }
            if isLastAnswer { head.headers.replaceOrAdd(name: "Connection", value: "close") }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            context.write(data, promise: promise)
            answering -= 1
            if answering == 0 { afterAnswers(context) }
        }
    }

    /// Hummingbird has said its last. Where the last answer is out already, its reader has the time that was given.
    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if isLeaving {
            promise?.succeed()
            return
        }
        if mode == .output { listenOut(context) }
        context.close(mode: mode, promise: promise)
    }

    private func afterAnswers(_ context: ChannelHandlerContext) {
        if let refused { return say(refused, context) }
        if isLastAnswer { return leave(context) }
        if isInBody { return waitForBody(context) }
        isInHead = false
        wait(limits.idleSecondsMax, context)
    }

    // MARK: Refusing and leaving

    private func refuse(_ refused: Refused, _ context: ChannelHandlerContext) {
        (isDeaf, self.refused) = (true, refused)
        if answering == 0 { say(refused, context) }
    }

    private func say(_ refused: Refused, _ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(.head(refused.head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(refused.body))), promise: nil)
        context.write(wrapOutboundOut(.end(nil)), promise: nil)
        leave(context)
    }

    /// The reader of the body hears of it, and answers what it likes; that answer is the last.
    private func breakOff(_ error: any Error, _ context: ChannelHandlerContext) {
        (isDeaf, isLastAnswer) = (true, true)
        wait(limits.lateAnswerSecondsMax, context)
        context.fireErrorCaught(error)
    }

    private func leave(_ context: ChannelHandlerContext) {
        listenOut(context)
        context.flush()
        context.close(mode: .output, promise: nil)
        context.read()
    }

    private func listenOut(_ context: ChannelHandlerContext) {
        (isLeaving, isDeaf) = (true, true)
        wait(limits.lingerSecondsMax, context)
    }

    private func end() {
        timer.end()
        (place, own) = (.none, nil)
    }

    // MARK: Time

    private func wait(_ seconds: Int, _ context: ChannelHandlerContext) {
        timer.set(context.eventLoop.now + .seconds(Int64(seconds)), context) { [weak self] in self?.timeIsUp(context) }
    }

    private func waitForBody(_ context: ChannelHandlerContext) {
        let gap = context.eventLoop.now + .seconds(Int64(limits.bodyGapSecondsMax))
        timer.set(min(gap, bodyEnds), context) { [weak self] in self?.timeIsUp(context) }
    }

    private func waitForReader(_ context: ChannelHandlerContext) {
        bufferedBytes = 0
        wait(limits.answerStallSecondsMax, context)
    }

    private func timeIsUp(_ context: ChannelHandlerContext) {
        if isLeaving || isDeaf { return context.close(promise: nil) }
        if isInBody, answering > 0 { return breakOff(TooSlow(), context) }
        if answering > 0 { return lookAtReader(context) }
        // Half a head is told why; a connection that nobody uses is just closed.
        if isInHead { return refuse(.headTooSlow, context) }
        context.close(promise: nil)
    }

    /// While an answer is made nothing is buffered, and there is no hurry; what is buffered must grow less.
    private func lookAtReader(_ context: ChannelHandlerContext) {
        let now = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        if bufferedBytes > 0, now >= bufferedBytes { return context.close(promise: nil) }
        bufferedBytes = now
        wait(limits.answerStallSecondsMax, context)
    }
}
