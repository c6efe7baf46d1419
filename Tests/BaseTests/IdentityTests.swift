import Base
import Testing

private enum Unit {}

@Suite("Identifiers, tokens and personal numbers")
struct IdentityTests {
    // The last four digits are 0000, which no person is given.

    @Test("Identifiers sort by the time they were made")
    func order() {
        let start = Instant("2024-05-17T21:59:59.000Z")!
        let ids = (0..<200).map {
            ID<Unit>(at: Instant(millisecondsSince1970: start.millisecondsSince1970 + Int64($0 * 37)))
        }
        #expect(ids == ids.sorted())
        #expect(ids.map(\.text) == ids.map(\.text).sorted())
        #expect(Set(ids).count == 200)
    }

    @Test("A thousand identifiers of the same millisecond are different, and begin alike")
    func sameInstant() {
        let now = Instant("2024-05-17T21:59:59.000Z")!
        let ids = (0..<1_000).map { _ in ID<Unit>(at: now) }
        #expect(Set(ids).count == 1_000)
        #expect(Set(ids.map { $0.text.prefix(10) }).count == 1)
    }

    @Test("An identifier is read back; anything else is none")
    func reading() {
        let id = ID<Unit>(at: Instant(millisecondsSince1970: 0))
        #expect(ID<Unit>(id.text) == id)
        let bad = [
            "", String(id.text.dropLast()), id.text + "0", id.text.uppercased().replacing("0", with: "O"),
            "../../../../etc/passwd00000",
        ]
        for text in bad { #expect(ID<Unit>(text) == nil) }
        #expect(ID<Unit>(String(repeating: "u", count: 26)) == nil)
    }

    @Test(
        "Personal and coordination numbers are found",
        arguments: [
            ("Ring 19121212-0000 i dag", "19121212-0000"), ("121212-0000", "121212-0000"),
            ("121212+0000", "121212+0000"),
            ("nr 201501720000.", "201501720000"), ("(640823–0000)", "640823–0000"),
            ("a640883-0000b", "640883-0000"), ("121212\u{2011}0000", "121212\u{2011}0000"),
            ("121212 \u{2212} 0000", "121212 \u{2212} 0000"), ("19121212-\u{200B}0000", "19121212-\u{200B}0000"),
        ])
    func found(_ text: String, number: String) {
        #expect(PersonalNumber.first(in: text) == number)
    }

    @Test(
        "Phone, post, organisation and case numbers are not",
        arguments: [
            "08-508 29 000", "105 35", "212000-0142", "dnr 009-1322/2011", "1234567890", "640832-0000",
            "641323-0000",
            "1640823-00000", "640823-00000", "2024-05-17", "95 000", "640800-0000", "640892-0000", "640823 0000", "121212-",
            "121212 - - - - - - - - 0000",
        ])
    func notFound(_ text: String) {
        #expect(PersonalNumber.first(in: text) == nil)
    }

    @Test(
        "A period within a year is none, unless its check digit is that of a personal number",
        arguments: [
            ("220101-1231", false), ("20220101-1231", false), ("220101 – 1231", false), ("240812-0915", false), ("18220101-1232", true),
            ("220101+1231", true), ("221231-0101", true), ("220161-1231", true), ("20150101-1236", true), ("220101-0101", true),
            ("220101-1213", false), ("18190823-1010", true), ("220101-1299", true),
        ])
    func period(text: String, isNumber: Bool) { #expect((PersonalNumber.first(in: "Vi mätte \(text).") != nil) == isNumber, "\(text)") }

    @Test(
        "Digits and dashes of other widths and scripts are digits and dashes",
        arguments: [
            "８５０１０１-１２３４", "８５０１０１－１２３４", "850101\u{2009}-\u{2060}1234", "٨٥٠١٠١-١٢٣٤", "𝟖𝟓𝟎𝟏𝟎𝟏-𝟏𝟐𝟑𝟒", "１９８５０１０１１２３４", "850101\u{FE63}1234",
        ])
    func widths(text: String) { #expect(PersonalNumber.first(in: "Kalle \(text) åäö") != nil, "\(text)") }

    @Test("A number is found after one that is none, and in a text of 100 000 characters")
    func later() {
        #expect(PersonalNumber.first(in: "212000-0142 121212-0000") == "121212-0000")
        #expect(
            PersonalNumber.first(in: String(repeating: "1234 56-", count: 12_500) + " 121212-0000")
                == "121212-0000")
    }

    @Test("A token is 43 characters, its digest is another thing, and both are read strictly")
    func token() {
        let token = Token()
        #expect(token.text.utf8.count == 43)
        #expect(Token(token.text) == token)
        #expect(Token() != token)
        #expect(token.digest.utf8.count == 64 && token.digest != token.formToken)
        #expect(Token(token.text + "a") == nil)
        #expect(Token(String(repeating: "=", count: 43)) == nil)
        #expect(Digest.hex(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Digest.equal("abc", "abc") && !Digest.equal("abc", "abd") && !Digest.equal("abc", "ab"))
    }
}
