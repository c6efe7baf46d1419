import Base
import Foundation
import Testing

@testable import Mail

/// Real SMTP against the program in `SinkProgram.swift`; skipped where aiosmtpd is not installed.
@Suite("SMTP", .enabled(if: Sink.isInstalled), .serialized) struct SMTPTests {
    func message(to address: String) throws -> Message {
        Message(
            id: ID(at: Clock.system.now), from: try EmailAddress("kvalitet@example.se"),
            to: try EmailAddress(address),
            content: Array("Subject: Hej\r\n\r\nHej\r\n.punkt\r\n".utf8))
    }

    @Test func carriesTheLetter() async throws {
        let sink = try Sink()
        defer { sink.stop() }
        let sender = SMTPSender(
            try SMTPSettings(url: sink.url, user: "award", secret: "rätt \"häst\" \\ #", seconds: 10))
        try await sender.send(try message(to: "asa@example.se"))
        try await sender.send(try message(to: "utmärkelsen@example.se"))
        let received = sink.stop()
        #expect(received.count == 2)
        #expect(received[0].contains("\"to\": [\"asa@example.se\"]"))
        #expect(received[0].contains("Subject: Hej\\r\\n\\r\\nHej\\r\\n.punkt\\r\\n"))
        #expect(received[1].contains("\"to\": [\"utmärkelsen@example.se\"]"))
    }

    @Test func wrongSecret() async throws {
        let sink = try Sink()
        defer { sink.stop() }
        let sender = SMTPSender(try SMTPSettings(url: sink.url, user: "award", secret: "fel", seconds: 10))
        let message = try message(to: "asa@example.se")
        await #expect(throws: SendingFailure("E-postservern godtar inte användarnamnet eller lösenordet.")) {
            try await sender.send(message)
        }
        #expect(sink.stop().isEmpty)
    }

    @Test func noTLSWhenRequired() async throws {
        let sink = try Sink()
        defer { sink.stop() }
        let sender = SMTPSender(try SMTPSettings(url: sink.url, requiresTLS: true, seconds: 10))
        let message = try message(to: "asa@example.se")
        await #expect(
            throws: SendingFailure("E-postservern erbjuder ingen säker förbindelse, och en sådan krävs.")
        ) {
            try await sender.send(message)
        }
        #expect(sink.stop().isEmpty)
    }

    @Test func serverThatOnlyKnowsASCII() async throws {
        let sink = try Sink("ascii")
        defer { sink.stop() }
        let sender = SMTPSender(try SMTPSettings(url: sink.url, seconds: 10))
        try await sender.send(try message(to: "asa@example.se"))
        let message = try message(to: "utmärkelsen@example.se")
        await #expect {
            try await sender.send(message)
        } throws: {
            ($0 as? SendingFailure)?.sentence.contains("som har andra bokstäver än a–z") == true
        }
        #expect(sink.stop().count == 1)
    }
}

/// A mail server on 127.0.0.1 that writes each letter as a line of JSON.
final class Sink: Sendable {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let python = root.appending(path: ".venv/bin/python").path
    static var isInstalled: Bool {
        FileManager.default.isExecutableFile(atPath: python)
            && FileManager.default.isExecutableFile(atPath: root.appending(path: ".venv/bin/aiosmtpd").path)
    }

    let url: String
    private let process = Process()
    private let output = Pipe()

    init(_ mode: String = "utf8") throws {
        process.executableURL = URL(filePath: Self.python)
        process.arguments = ["-c", sinkProgram, mode]
        process.standardOutput = output
        try process.run()
        var port = ""
        while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8) {
            port += String(decoding: byte, as: UTF8.self)
        }
        url = "smtp://127.0.0.1:\(port)"
    }

    /// Ends the server; answers the letters it took.
    @discardableResult
    func stop() -> [String] {
        guard process.isRunning else { return [] }
        // Its signals may be blocked, as those of the tests are.
        kill(process.processIdentifier, SIGKILL)
        let lines = (try? output.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        return String(decoding: lines, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
