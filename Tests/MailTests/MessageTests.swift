import Base
import Testing

@testable import Mail

@Suite("MIME") struct MessageTests {
    let office = try! Recipient(name: "Kvalitetsutmärkelsen", address: "kvalitet@example.se")
    /// 17 May 2024 kl. 23.59.59 in Stockholm.
    let now = Instant("2024-05-17T21:59:59.000Z")!

    func letter(
        to name: String = "Åsa Öberg", _ address: String = "asa@example.se", subject: String = "Påminnelse",
        body: String = "Hej!\n", language: Language = .swedish
    ) -> PostedLetter {
        PostedLetter(
            id: ID(stored: "0123456789abcdefghjkmnpqrs"), recipientName: name, recipientAddress: address,
            subject: subject, body: body, language: language, kind: "test", about: nil, repeats: nil,
            isSecret: false,
            createdAt: now, state: .waiting(until: now), attempts: 0, lastError: nil)
    }

    func content(_ letter: PostedLetter) throws -> String {
        String(decoding: try Message(letter, from: office, at: now).content, as: UTF8.self)
    }

    @Test func theWholeMessage() throws {
        let text = try content(letter(body: "Hej Åsa!\n\nNi har 3 dagar kvar = bra.\n"))
        #expect(
            text
                == [
                    "Date: Fri, 17 May 2024 23:59:59 +0200",
                    "From: =?UTF-8?Q?Kvalitetsutm=C3=A4rkelsen?= <kvalitet@example.se>",
                    "To: =?UTF-8?Q?=C3=85sa_=C3=96berg?= <asa@example.se>",
                    "Subject: =?UTF-8?Q?P=C3=A5minnelse?=",
                    "Message-ID: <0123456789abcdefghjkmnpqrs@example.se>",
                    "Auto-Submitted: auto-generated",
                    "Content-Language: sv",
                    "MIME-Version: 1.0",
                    "Content-Type: text/plain; charset=utf-8",
                    "Content-Transfer-Encoding: quoted-printable",
                    "",
                    "Hej =C3=85sa!",
                    "",
                    "Ni har 3 dagar kvar =3D bra.",
                    "",
                ].joined(separator: "\r\n"))
    }

    @Test func plainSubjectStandsAsItIs() throws {
        #expect(try content(letter(subject: "Kvitto 2024")).contains("\r\nSubject: Kvitto 2024\r\n"))
        // Otherwise it would be read as an encoded word.
        #expect(
            try content(letter(subject: "=?UTF-8?Q?x?=")).contains(
                "Subject: =?UTF-8?Q?=3D=3FUTF-8=3FQ=3Fx=3F=3D?="))
    }

    @Test func longSubjectIsFoldedBetweenLetters() throws {
        let subject = String(repeating: "Påminnelse om sjösättningen ", count: 12) + "🧵 slut"
        let head = try content(letter(subject: subject)).components(before: "\r\n\r\n")
        let lines = head.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 })
        let words = lines.drop { !$0.hasPrefix("Subject:") }.prefix {
            $0.hasPrefix("Subject:") || $0.hasPrefix(" ")
        }
        #expect(words.count > 5)
        #expect(words.map { decoded($0) }.joined() == subject)
    }

    @Test func longNameKeepsItsAddressWhole() throws {
        let name = String(repeating: "Förskolan Åkerbäret ", count: 6)
        let head = try content(letter(to: name)).components(before: "\r\n\r\n")
        #expect(head.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 76 })
        #expect(head.contains("<asa@example.se>\r\nSubject:"))
        #expect(try content(letter(to: "")).contains("\r\nTo: <asa@example.se>\r\n"))
        #expect(
            try content(letter(to: "Öberg, Åsa")).contains("To: =?UTF-8?Q?=C3=96berg=2C_=C3=85sa?= <asa@"))
    }

    @Test(arguments: [
        "x\r\nBcc: alla@example.se", "x\nBcc: alla@example.se", "x\rBcc: alla@example.se",
        "å\r\n\r\nBcc: alla@example.se", "x\u{2028}Bcc: alla@example.se", "x\u{85}Bcc: alla@example.se",
        "x\u{0B}\u{0C}\u{0}Bcc: alla@example.se", "?=\r\nBcc: alla@example.se",
    ])
    func noHeaderFromText(_ text: String) throws {
        let head = try content(letter(to: text, subject: text)).components(before: "\r\n\r\n")
        let names = head.components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }.map {
            $0.components(before: ":")
        }
        #expect(
            names == [
                "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "Content-Language",
                "MIME-Version",
                "Content-Type", "Content-Transfer-Encoding",
            ])
        #expect(head.utf8.allSatisfy { $0 == 13 || $0 == 10 || (0x20...0x7E).contains($0) })
    }

    @Test func badStoredAddressIsRefused() {
        #expect(throws: Refusal.self) { try content(letter("asa@example.se\r\nBcc: b@example.se")) }
    }

    @Test func internationalAddressStandsAsItIs() throws {
        let text = try content(letter("utmärkelsen@example.se"))
        #expect(text.contains("<utmärkelsen@example.se>\r\n"))
    }

    @Test func quotedPrintableLines() {
        let body =
            String(repeating: "å", count: 60) + "\n" + String(repeating: "a", count: 200) + " \nslut\t\n.\n"
        let encoded = QuotedPrintable.encoded(body)
        let lines = encoded.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.hasSuffix(" ") && !$0.hasSuffix("\t") })
        #expect(encoded.utf8.allSatisfy { $0 == 13 || $0 == 10 || (0x20...0x7E).contains($0) })
        #expect(unquoted(encoded) == body.replacing("\n", with: "\r\n"))
        // Exactly 76 needs no soft break.
        #expect(
            QuotedPrintable.encoded(String(repeating: "a", count: 76)) == String(repeating: "a", count: 76))
    }

    @Test func winterDate() {
        #expect(mailDate(Instant("2026-11-03T08:05:07.000Z")!) == "Tue, 3 Nov 2026 09:05:07 +0100")
    }
}

/// The text of an encoded word; the opposite of what the program writes, for the tests.
private func decoded(_ line: String) -> String {
    let start = line.firstRange(of: "=?UTF-8?Q?")!.upperBound
    let end = line.lastIndex(of: "?")!
    return unquoted(String(line[start..<end]).replacing("_", with: " "))
}

private func unquoted(_ text: String) -> String {
    let bytes = Array(text.replacing("=\r\n", with: "").utf8)
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
        if bytes[place] == 0x3D {
            result.append(
                UInt8(String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)!)
            place += 3
        } else {
            result.append(bytes[place])
            place += 1
        }
    }
    return String(decoding: result, as: UTF8.self)
}

extension String {
    fileprivate func components(before end: String) -> String {
        firstRange(of: end).map { String(self[..<$0.lowerBound]) } ?? self
    }

    fileprivate func components(separatedBy separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
