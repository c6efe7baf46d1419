import NIOCore
import NIOEmbedded
import NIOHTTP1
import Server
import Site
import Testing

@Suite("The time that a connection has")
struct KeeperTimeTests {
    private static let limits = {
        var limits = DoorLimits()
        (limits.headSecondsMax, limits.idleSecondsMax) = (10, 50)
        (limits.bodyGapSecondsMax, limits.bodySecondsMax) = (20, 60)
        (limits.lateAnswerSecondsMax, limits.finishSecondsMax) = (5, 8)
        return limits
    }()

    @Test("A connection that says nothing is closed without a word")
    func nothing() throws {
        let kept = try KeptConnection(Self.limits)
        kept.pass(seconds: 9)
        #expect(kept.isOpen)
        kept.pass(seconds: 1)
        #expect(try kept.said() == "" && !kept.isOpen)
    }

    @Test("Half a head is told that it took too long, however its bytes trickle")
    func head() throws {
        let kept = try KeptConnection(Self.limits)
        try kept.send("GET / HTTP/1.1\r\n")
        for _ in 1...3 {
            kept.pass(seconds: 3)
            try kept.send("a: b\r\n")
        }
        #expect(kept.isOpen)
        kept.pass(seconds: 1)
        let said = try kept.said()
        #expect(said.hasPrefix("HTTP/1.1 408 Request Timeout\r\n") && said.contains("kom inte fram i tid") && !kept.isOpen)
    }

    @Test("A kept connection may rest longer, but a head that has begun may not")
    func idle() throws {
        let kept = try KeptConnection(Self.limits)
        try kept.send(KeeperTests.get)
        kept.answer()
        _ = try kept.said()
        kept.pass(seconds: 49)
        #expect(kept.isOpen)
        try kept.send("GET /")
        kept.pass(seconds: 9)
        #expect(kept.isOpen)
        kept.pass(seconds: 1)
        #expect(try kept.said().hasPrefix("HTTP/1.1 408"))

        let resting = try KeptConnection(Self.limits)
        try resting.send(KeeperTests.get)
        resting.answer()
        _ = try resting.said()
        resting.pass(seconds: 50)
        #expect(try resting.said() == "" && !resting.isOpen)
    }

    @Test("A body that stops breaks for its page, which answers; without an answer the connection is closed")
    func body() throws {
        for answers in [true, false] {
            let kept = try KeptConnection(Self.limits)
            try kept.send(KeeperTests.half)
            kept.pass(seconds: 19)
            #expect(kept.heard == ["POST /sprak", "spra"])
            kept.pass(seconds: 1)
            #expect(kept.heard == ["POST /sprak", "spra", "broken"] && kept.isOpen)
            if answers { kept.answer() } else { kept.pass(seconds: 5) }
            #expect(try kept.said().contains("Connection: close") == answers)
            #expect(!kept.isOpen)
        }
    }

    @Test("A body that trickles has its time in all")
    func trickle() throws {
        let kept = try KeptConnection(Self.limits)
        try kept.send("POST /sprak HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n")
        for _ in 1...5 {
            kept.pass(seconds: 11)
            try kept.send("a")
        }
        #expect(!kept.heard.contains("broken"))
        kept.pass(seconds: 5)
        #expect(kept.heard.last == "broken")
    }

    @Test("An answer that is being made has no limit, and a page that was answered before its body was over is drained in time")
    func answering() throws {
        let kept = try KeptConnection(Self.limits)
        try kept.send(KeeperTests.get)
        kept.pass(seconds: 3_600)
        #expect(kept.isOpen)
        kept.answer()
        #expect(try kept.said().hasPrefix("HTTP/1.1 200") && kept.isOpen)
        try kept.send(KeeperTests.half)
        kept.answer()
        _ = try kept.said()
        kept.pass(seconds: 19)
        #expect(kept.isOpen)
        kept.pass(seconds: 1)
        #expect(!kept.isOpen)
    }

    @Test("A browser that takes nothing of its answer is looked at twice, and then closed; one that takes it is not")
    func stalled() throws {
        let kept = try KeptConnection(Self.limits)
        try kept.send(KeeperTests.get)
        kept.answer(beginsOnly: true)
        kept.pass(seconds: 30)
        #expect(kept.isOpen)
        kept.channel.flush()
        kept.pass(seconds: 30)
        #expect(kept.isOpen)
        kept.channel.pipeline.write(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: "mer"))), promise: nil)
        kept.pass(seconds: 30)
        #expect(kept.isOpen)
        kept.pass(seconds: 30)
        #expect(!kept.isOpen)
    }

    @Test("At a stop a half-sent body has eight seconds, and a page in hand is the last")
    func stop() throws {
        let half = try KeptConnection(Self.limits)
        try half.send(KeeperTests.half)
        half.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        half.pass(seconds: 7)
        #expect(half.isOpen)
        half.pass(seconds: 1)
        #expect(!half.isOpen)

        let answered = try KeptConnection(Self.limits)
        try answered.send(KeeperTests.get)
        answered.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        answered.answer()
        #expect(try answered.said().contains("Connection: close\r\n") && !answered.isOpen)
    }
}
