import NIOCore
import NIOEmbedded
import Server
import Site
import Testing

@Suite("The keeper of a connection")
struct KeeperTests {
    static let get = "GET /om HTTP/1.1\r\nHost: stad.example\r\n\r\n"
    static let half = "POST /sprak HTTP/1.1\r\nHost: stad.example\r\nContent-Length: 9\r\n\r\nspra"

    @Test("A request passes, and the connection is kept for the next")
    func passes() throws {
        let kept = try KeptConnection()
        for _ in 1...2 {
            try kept.send(Self.get)
            kept.answer()
            #expect(try kept.said() == "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nsvar")
        }
        #expect(kept.heard == ["GET /om", "end", "GET /om", "end"] && kept.isOpen)
    }

    @Test(
        "A request without Host, or with two, is 400 with a sentence and never reaches a page",
        arguments: [
            "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a.example\r\nHost: b.example\r\n\r\n",
            "GET / HTTP/1.0\r\nHost: a.example\r\nhost: a.example\r\n\r\n",
        ])
    func host(request: String) throws {
        let kept = try KeptConnection()
        try kept.send(request)
        let said = try kept.said()
        #expect(said.hasPrefix("HTTP/1.1 400 Bad Request\r\n") && said.contains("Connection: close\r\n"))
        #expect(said.contains("Begäran ska namnge webbplatsen en gång (Host)."))
        #expect(kept.heard == [] && !kept.isOpen)
    }

    @Test("HTTP/1.0 knew no Host: checks of health still pass")
    func oldHTTP() throws {
        let kept = try KeptConnection()
        try kept.send("GET /health HTTP/1.0\r\n\r\n")
        #expect(kept.heard == ["GET /health", "end"])
    }

    @Test(
        "What is not HTTP is 400, and a head that is too large 431",
        arguments: [
            ("hej\r\n\r\n", "400 Bad Request"), ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", "400 Bad Request"),
            (
                "GET / HTTP/1.1\r\nHost: a\r\nCookie: \(String(repeating: "k", count: 90_000))\r\n\r\n",
                "431 Request Header Fields Too Large"
            ),
        ])
    func unreadable(request: String, status: String) throws {
        let kept = try KeptConnection()
        try kept.send(request)
        #expect(try kept.said().hasPrefix("HTTP/1.1 \(status)\r\n"))
        #expect(kept.heard == [] && !kept.isOpen)
    }

    @Test("What is refused is told after the answers before it")
    func order() throws {
        let kept = try KeptConnection()
        try kept.send(Self.get + "GET / HTTP/1.1\r\n\r\n" + Self.get)
        #expect(try kept.said() == "" && kept.heard == ["GET /om", "end"])
        kept.answer()
        let said = try kept.said()
        #expect(said.hasPrefix("HTTP/1.1 200 OK\r\n") && said.contains("svarHTTP/1.1 400 Bad Request\r\n"))
        #expect(kept.heard == ["GET /om", "end"] && !kept.isOpen)
    }

    @Test("A chunk that cannot be read breaks the body for the page, whose answer is the last")
    func chunk() throws {
        let kept = try KeptConnection()
        try kept.send("POST /sprak HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nspra\r\nZZ\r\n")
        #expect(kept.heard == ["POST /sprak", "spra", "broken"] && kept.isOpen)
        kept.answer()
        let said = try kept.said()
        #expect(said.hasPrefix("HTTP/1.1 200 OK\r\n") && said.contains("Connection: close\r\n") && !said.contains("400"))
        #expect(!kept.isOpen)
    }

    @Test("Who expects 100-continue is told to go on when the body is wanted, and not before")
    func expects() throws {
        let kept = try KeptConnection()
        try kept.send("POST /sprak HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n")
        #expect(try kept.said() == "" && kept.heard == ["POST /sprak"])
        kept.channel.triggerUserOutboundEvent(BodyWanted(), promise: nil)
        #expect(try kept.said() == "HTTP/1.1 100 Continue\r\n\r\n")
        try kept.send("till")
        kept.answer()
        #expect(try kept.said() == "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nsvar")
        #expect(kept.heard == ["POST /sprak", "till", "end"] && kept.isOpen)
    }

    @Test("What is answered before the body was asked for ends the connection, for nobody knows what follows")
    func answeredBefore() throws {
        let kept = try KeptConnection()
        try kept.send("POST /sprak HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n")
        kept.answer()
        let said = try kept.said()
        #expect(said.hasPrefix("HTTP/1.1 200 OK\r\n") && said.contains("Connection: close\r\n") && !said.contains("100 Continue"))
        #expect(!kept.isOpen)
    }

    @Test("Another expectation is 417")
    func otherExpectation() throws {
        let kept = try KeptConnection()
        try kept.send("GET / HTTP/1.1\r\nHost: a\r\nExpect: allt\r\n\r\n")
        #expect(try kept.said().hasPrefix("HTTP/1.1 417 Expectation Failed\r\n"))
    }
}
