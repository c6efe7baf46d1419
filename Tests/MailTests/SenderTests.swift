import Base
import Foundation
import Testing

@testable import Mail

@Suite("Senders") struct SenderTests {
    func message(
        to address: String = "asa@example.se", _ text: String = "Subject: Hej\r\n\r\nHej\r\n.punkt\r\n"
    ) throws -> Message {
        Message(
            id: ID(at: Clock.system.now), from: try EmailAddress("kvalitet@example.se"),
            to: try EmailAddress(address), content: Array(text.utf8))
    }

    @Test func folderHoldsWholeLetters() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "letters-\(UUID().uuidString)/sent")
        defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
        let sender = FolderSender(folder: folder.path)
        let first = try message()
        try await sender.send(first)
        try await sender.send(first)
        try await sender.send(try message("Subject: Två\r\n\r\n"))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.count == 2 && names.allSatisfy { $0.hasSuffix(".eml") })
        #expect(try Data(contentsOf: folder.appending(path: "\(first.id).eml")) == Data(first.content))
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int
        #expect(mode == 0o700)
    }

    @Test func folderThatCannotBeMadeIsASentence() async throws {
        let message = try message()
        await #expect(throws: SendingFailure.self) {
            try await FolderSender(folder: "/dev/null/letters").send(message)
        }
    }

    @Test(arguments: [
        "", "http://example.se", "smtp://", "example.se:25", "smtp://anna:hemligt@example.se",
        "smtp://example.se/?a=b",
        "smtp://example.se\n--next",
    ])
    func settingsRefused(_ url: String) {
        #expect(throws: Refusal.self) { try SMTPSettings(url: url) }
    }

    @Test func settingsCheckUserAndSecret() throws {
        #expect(throws: Refusal.self) { try SMTPSettings(url: "smtp://example.se", user: "a:b", secret: "x") }
        #expect(throws: Refusal.self) { try SMTPSettings(url: "smtp://example.se", user: "a") }
        #expect(throws: Refusal.self) {
            try SMTPSettings(url: "smtp://example.se", user: "a", secret: "x\ny")
        }
        _ = try SMTPSettings(url: "smtps://example.se:465", user: "a", secret: "b\"\\ ö")
    }

    @Test func configurationQuotes() throws {
        let settings = try SMTPSettings(
            url: "smtp://example.se:587", user: "a", secret: "x\" \\y", requiresTLS: true, seconds: 20)
        let lines = SMTPSender(settings).configuration(try message(), file: "/tmp/a.eml").split(
            separator: "\n")
        #expect(lines.contains("user = \"a:x\\\" \\\\y\""))
        #expect(lines.contains("ssl-reqd"))
        #expect(lines.contains("max-time = 20"))
        #expect(lines.contains("mail-rcpt = \"asa@example.se\""))
    }

    @Test(arguments: [
        (
            55, "curl: (55) RCPT failed: 550", false,
            "E-postservern tar inte emot mottagarens adress (svar 550)."
        ),
        (
            55, "curl: (55) RCPT failed: 500", true,
            "E-postservern tar inte emot mottagarens adress, som har andra bokstäver än a–z (svar 500)."
        ),
        (55, "curl: (55) MAIL failed: 530", false, "E-postservern godtar inte avsändaren (svar 530)."),
        (7, "", false, "E-postservern svarar inte."),
        (67, "curl: (67) Login denied", false, "E-postservern godtar inte användarnamnet eller lösenordet."),
        (99, "", false, "Brevet kunde inte lämnas till e-postservern (curl 99)."),
    ])
    func answers(_ status: Int, _ said: String, _ needsUTF8: Bool, _ sentence: String) {
        #expect(CurlAnswer(status: status, said: said, needsUTF8: needsUTF8).sentence == sentence)
    }

    @Test func nobodyAnswers() async throws {
        let sender = SMTPSender(try SMTPSettings(url: "smtp://127.0.0.1:1", seconds: 5))
        let message = try message()
        await #expect(throws: SendingFailure("E-postservern svarar inte.")) { try await sender.send(message) }
    }
}
