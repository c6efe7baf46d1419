import Foundation
import Logging
import NIOCore
import NIOEmbedded
import Server
import Site
import Synchronization
import Testing

@Suite("How many connections are served")
struct ConnectionsTests {
    private static func limits(_ all: Int, _ ofOne: Int, refused: Int = 1) -> DoorLimits {
        var limits = DoorLimits()
        (limits.connectionsMax, limits.connectionsOfOneAddressMax, limits.refusedAtOnceMax) = (all, ofOne, refused)
        return limits
    }

    private static func word(_ place: Connections.Place) -> String {
        switch place {
        case .served: "served"
        case .refused: "refused"
        case .none: "none"
        }
    }

    @Test("One address has its number, all have theirs, and a place that is left is another's")
    func places() {
        let connections = Connections(Self.limits(3, 2), trustedProxy: nil)
        var held = (1...2).map { _ in connections.place(for: "192.0.2.1") }
        #expect(held.map(Self.word) == ["served", "served"])
        let third = connections.place(for: "192.0.2.1")
        #expect(Self.word(third) == "refused")
        // There is room to say so once at a time.
        #expect(Self.word(connections.place(for: "192.0.2.1")) == "none")
        let other = connections.place(for: "192.0.2.2")
        #expect(Self.word(other) == "served" && connections.count == 3)
        held = []
        #expect(connections.count == 1 && Self.word(connections.place(for: "192.0.2.1")) == "served")
        withExtendedLifetime((third, other)) {}
    }

    @Test("The trusted proxy's connections count in all alone")
    func proxy() {
        let connections = Connections(Self.limits(3, 1), trustedProxy: "192.0.2.9")
        let held = (1...4).map { _ in connections.place(for: "192.0.2.9") }
        #expect(held.map(Self.word) == ["served", "served", "served", "refused"])
    }

    @Test(
        "There are no more connections than the system has files for",
        arguments: [
            (65_536, 8_000, 200), (1_024, 640, 128), (256, 160, 32), (3, 3, 0),
        ])
    func files(open: Int, connections: Int, refused: Int) {
        let limits = DoorLimits().within(openFiles: open)
        #expect(limits.connectionsMax == connections && limits.refusedAtOnceMax == refused)
    }

    @Test("When files have run out the log says so once a minute, and accepting goes on when there are some")
    func runOut() throws {
        let lines = Lines()
        let channel = EmbeddedChannel(handler: AcceptWatch(Logger(label: "test") { _ in lines }))
        func fails(_ code: CInt) {
            channel.pipeline.fireErrorCaught(IOError(errnoCode: code, reason: "accept"))
            // It goes on to NIO, which waits before it tries again.
            #expect(throws: IOError.self) { try channel.throwIfErrorCaught() }
        }
        fails(ECONNABORTED)
        #expect(lines.all == [])
        for _ in 1...3 { fails(EMFILE) }
        channel.embeddedEventLoop.advanceTime(by: .seconds(59))
        fails(ENFILE)
        #expect(lines.all.count == 1 && lines.all[0].hasPrefix("no more connections can be accepted just now"))
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        fails(EMFILE)
        #expect(lines.all.count == 2)
    }

    @Test("Who comes when all is full is told so with when to come again, and the place is free when they have gone")
    func full() throws {
        let connections = Connections(Self.limits(1, 1), trustedProxy: nil)
        let first = try KeptConnection(Self.limits(1, 1), connections.place(for: "192.0.2.1"))
        let second = try KeptConnection(Self.limits(1, 1), connections.place(for: "192.0.2.2"))
        try second.send(KeeperTests.get)
        let said = try second.said()
        #expect(said.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n") && said.contains("Retry-After: 10\r\n"))
        #expect(said.contains("för många som använder tjänsten") && second.heard == [] && !second.isOpen)
        let third = try KeptConnection(Self.limits(1, 1), Connections.Place.none)
        third.channel.embeddedEventLoop.run()
        #expect(!third.isOpen)
        try first.send(KeeperTests.get)
        #expect(first.heard == ["GET /om", "end"])
        first.channel.close(promise: nil)
        #expect(connections.count == 0)
    }
}

/// What is logged, a line each.
private final class Lines: LogHandler {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }

    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) { lines.withLock { $0.append("\(event.message)") } }
}
