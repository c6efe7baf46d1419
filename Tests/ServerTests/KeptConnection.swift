import NIOCore
import NIOEmbedded
import NIOHTTP1
import Server
import Site

/// A connection with the decoder, the keeper and a page behind them, on a clock that a test moves: no socket, no waiting.
final class KeptConnection {
    let channel = EmbeddedChannel()
    private let page = Page()

    /// What came to the page, a word a part.
    var heard: [String] { page.heard }
    var isOpen: Bool { channel.isActive }

    init(_ limits: DoorLimits = DoorLimits(), _ place: Connections.Place? = nil) throws {
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandlers(HTTPResponseEncoder(), ByteToMessageHandler(HTTPRequestDecoder()))
        try pipeline.keep(limits, place ?? Connections(limits, trustedProxy: nil).place(for: "192.0.2.1"))
        try pipeline.addHandler(page)
        try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 80)).wait()
    }

    func send(_ text: String) throws { try channel.writeInbound(ByteBuffer(string: text)) }
    func pass(seconds: Int) { channel.embeddedEventLoop.advanceTime(by: .seconds(Int64(seconds))) }

    /// Answers the oldest request, as a page does.
    func answer(_ text: String = "svar", beginsOnly: Bool = false) {
        let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["Content-Length": String(text.utf8.count)])
        channel.pipeline.write(HTTPServerResponsePart.head(head), promise: nil)
        channel.pipeline.write(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: text))), promise: nil)
        if !beginsOnly { channel.pipeline.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil) }
    }

    /// All that has gone out since the last time.
    func said() throws -> String {
        var all = ""
        while let piece = try channel.readOutbound(as: ByteBuffer.self) { all += String(buffer: piece) }
        return all
    }

    private final class Page: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        var heard: [String] = []

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): heard.append("\(head.method) \(head.uri)")
            case .body(let body): heard.append(String(buffer: body))
            case .end: heard.append("end")
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { heard.append("broken") }
    }
}
