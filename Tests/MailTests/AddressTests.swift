import Base
import Mail
import Testing

@Suite("Addresses") struct AddressTests {
    @Test(arguments: [
        "asa@example.se", "Asa.Oberg+pris@skola.example.se", "kvalitetsutmärkelsen@stockholm.se",
        "o'neil@example.se", "åsa@örnsköldsvik.example", "a@b-c.example",
    ])
    func accepted(_ text: String) throws {
        #expect(try EmailAddress(text).text == text)
    }

    @Test(arguments: [
        "", " ", "asa", "@example.se", "asa@", "asa@example", "asa@@example.se", "asa@exa mple.se",
        "a b@example.se",
        "asa@example.se\r\nBcc: alla@example.se", "asa\n@example.se", "asa@example.se,bo@example.se",
        "<asa@example.se>", "asa..b@example.se", ".asa@example.se", "asa@-example.se", "asa@example..se",
        "\"asa b\"@example.se", "asa@exam\u{0}ple.se", "asa@example.se;", "asa\u{202E}@example.se",
        "asa@exam_ple.se", "asa@[127.0.0.1]",
    ])
    func refused(_ text: String) {
        #expect(throws: Refusal.self) { try EmailAddress(text) }
    }

    @Test func bounded() {
        #expect(throws: Refusal.self) { try EmailAddress(String(repeating: "a", count: 65) + "@example.se") }
        let domain = Array(repeating: String(repeating: "b", count: 60), count: 5).joined(separator: ".")
        #expect(throws: Refusal.self) { try EmailAddress("a@\(domain)") }
    }

    @Test func trimmedAndComposed() throws {
        #expect(try EmailAddress("  a\u{30A}sa@example.se ").text == "åsa@example.se")
        #expect(try EmailAddress("åsa@example.se").needsUTF8)
        #expect(try !EmailAddress("asa@example.se").needsUTF8)
    }

    @Test func refusalNamesTheField() {
        #expect(throws: Refusal("Skriv en e-postadress, till exempel namn@stockholm.se.", field: "email")) {
            try EmailAddress("asa", field: "email")
        }
    }

    @Test func nameIsOneLine() throws {
        let person = try Recipient(name: " Åsa\r\nBcc: alla@example.se ", address: "asa@example.se")
        #expect(person.name == "Åsa Bcc: alla@example.se")
    }
}
