import Base
import Mail
import Testing

@Suite("Letters") struct LetterTests {
    let asa = try! Recipient(name: "Åsa Öberg", address: "asa@example.se")
    let swedish: Letter.Translator = { phrase, _ in phrase.swedish }

    @Test func greetingParagraphsAndLink() {
        let letter = Letter(
            to: asa, subject: "Kvitto på bidraget",
            paragraphs: ["Bidraget är inlämnat.", "Det har \(95000) tecken."],
            link: ("Läs kvittot:", "https://example.se/kvitto"), kind: "receipt")
        let text = letter.text(in: .swedish, swedish)
        #expect(text.subject == "Kvitto på bidraget")
        #expect(
            text.body == """
                Hej Åsa Öberg!

                Bidraget är inlämnat.

                Det har 95\u{A0}000 tecken.

                Läs kvittot:
                https://example.se/kvitto

                """)
    }

    @Test func inTheChosenLanguage() {
        let letter = Letter(
            to: asa, subject: "Kvitto", paragraphs: ["Klart."], language: .english, kind: "receipt")
        let english = ["Kvitto": "Receipt", "Klart.": "Done.", "Hej {}!": "Dear {},"]
        let text = letter.text(in: .english) { phrase, language in
            #expect(language == .english)
            return phrase.filled(english[phrase.key] ?? phrase.key) { $0.text(in: language) { $0.swedish } }
        }
        #expect(text.subject == "Receipt")
        #expect(text.body == "Dear Åsa Öberg,\n\nDone.\n")
    }

    @Test func wrapsAtSeventySix() {
        let long = String(repeating: "kvalitet ", count: 40)
        let address = "https://example.se/" + String(repeating: "a", count: 90)
        let letter = Letter(
            to: asa, subject: "Lång", paragraphs: ["\(long)"], link: ("Gå hit:", address), kind: "test")
        let lines = letter.text(in: .swedish, swedish).body.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.filter { $0.count > 76 } == [address[...]])
        #expect(lines.contains { $0.count > 70 && $0.hasPrefix("kvalitet") })
    }

    @Test func subjectIsOneLineAndControlCharactersGo() {
        let letter = Letter(
            to: asa, subject: "Svar på \("fråga\r\nBcc: alla@example.se")",
            paragraphs: ["Rad \("ett\u{0}\r\nrad två\u{1B}")."],
            kind: "test")
        let text = letter.text(in: .swedish, swedish)
        #expect(text.subject == "Svar på fråga Bcc: alla@example.se")
        #expect(
            text.body.hasSuffix("\n\nRad ett\nrad två .\n") || text.body.hasSuffix("\n\nRad ett\nrad två.\n"))
        #expect(!text.body.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }
}
