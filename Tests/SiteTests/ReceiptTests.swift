import Testing

@testable import Site

@Suite("The receipt of what was done")
struct ReceiptTests {
    @Test(
        "A receipt comes back as it went out, also with å and a new line",
        arguments: ["Klart.", "Åtgärden är sparad.\nRad två; \"citat\"", ""])
    func roundTrip(text: String) {
        let value = Receipt.value(of: text)
        #expect(value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") })
        #expect(Receipt.text(of: value) == (text.isEmpty ? nil : text))
    }

    @Test("A long one is cut to what a browser keeps")
    func long() throws {
        let value = Receipt.value(of: String(repeating: "ö", count: 10_000))
        #expect(value.utf8.count <= Receipt.charactersMax)
        #expect(try #require(Receipt.text(of: value)).hasSuffix("ö …"))
    }

    @Test(
        "What is no receipt is none", arguments: ["%", "====", "/w==", "QQ", "QR==", "AA==", "G1s=", String(repeating: "A", count: 4_000)])
    func rubbish(value: String) { #expect(Receipt.text(of: value) == nil) }
}
