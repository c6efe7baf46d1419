import HummingbirdCore
import Logging
package import NIOCore
import NIOHTTP1
import Site

/// Hummingbird's HTTP/1.1 with a keeper on each connection, who counts it, bounds its time and refuses what is not HTTP.
struct Door: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    private let http: HTTP1Channel
    private let limits: DoorLimits
    private let connections: Connections

    init(_ responder: @escaping HTTPChannelHandler.Responder, _ limits: DoorLimits, _ connections: Connections) {
        (self.limits, self.connections) = (limits, connections)
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: DoorLimits.headBytesMax, maxHeaderListSize: DoorLimits.headBytesMax,
            maxHeaderFieldCount: DoorLimits.headFieldsMax)
        http = HTTP1Channel(responder: responder, configuration: .init(httpDecoderConfiguration: decoder))
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let place = connections.place(for: channel.remoteAddress?.ipAddress ?? "")
        return http.setup(channel: channel, logger: logger).flatMapThrowing { [limits] value in
            try channel.pipeline.syncOperations.keep(limits, place)
            return value
        }
    }

    func handle(value: Value, logger: Logger) async { await http.handle(value: value, logger: logger) }
}

extension ChannelPipeline.SynchronousOperations {
    /// Sets the keeper at the door of a pipeline that has the HTTP decoder in it.
    package func keep(_ limits: DoorLimits, _ place: Connections.Place) throws {
        let keeper = ConnectionKeeper(limits, place)
        try addHandler(ByteWatch(keeper), position: .first)
        let decoder = try handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
        try addHandler(keeper, position: .after(decoder))
    }
}

extension HTTPServerBuilder {
    static func door(_ limits: DoorLimits, _ connections: Connections) -> HTTPServerBuilder {
        HTTPServerBuilder { Door($0, limits, connections) }
    }
}

/// Tells the keeper of the first byte of a head, which the decoder keeps to itself until the whole has come.
final class ByteWatch: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let keeper: ConnectionKeeper
    init(_ keeper: ConnectionKeeper) { self.keeper = keeper }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        keeper.bytesCame()
        context.fireChannelRead(data)
    }
}
