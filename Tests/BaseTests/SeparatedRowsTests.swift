import Base
import Testing

@Suite struct SeparatedRowsTests {
    private func cells(_ text: String) -> [[String]] { SeparatedRows(text).rows.map(\.cells) }

    @Test(
        "Quotation marks are read as Excel writes them",
        arguments: [
            ("a;\"Solen; hus A\";b", ["a", "Solen; hus A", "b"]), ("\"Förskolan \"\"Solen\"\"\"", ["Förskolan \"Solen\""]),
            ("\"a\";\"b\"", ["a", "b"]), ("a\"b;c", ["a\"b", "c"]), ("\"\";b", ["", "b"]), ("\"a\" b;c", ["a b", "c"]),
            ("a;;", ["a", "", ""]), (" a ;\u{A0}b", ["a", "b"]), ("\"a\rb\";c", ["a\nb", "c"]), ("\"a\r\nb\"", ["a\nb"]),
        ])
    func quotes(text: String, row: [String]) { #expect(cells(text) == [row]) }

    @Test("Rows know the line of the file where they begin, and empty ones are passed over")
    func lines() {
        let rows = SeparatedRows("\u{FEFF}a;b\r\n\r\n\"x\r\ny\";1\r\n;;;\r\nz;2").rows
        #expect(rows.map(\.cells) == [["a", "b"], ["x\ny", "1"], ["z", "2"]])
        #expect(rows.map(\.line) == [1, 3, 6])
    }

    @Test("A first line may name the separator")
    func separator() {
        #expect(cells("sep=;\r\na;b") == [["a", "b"]])
        #expect(cells("sep=,\na,\"b;c\"") == [["a", "b;c"]])
        #expect(cells("sep=\t\na\tb") == [["a", "b"]])
        #expect(cells("sep=;;\na") == [["sep=", "", ""], ["a"]])
    }

    @Test("A quotation mark that is never closed is told, and text comes in NFC")
    func unclosed() {
        #expect(SeparatedRows("a;\"b\nc;d").rows == [.init(line: 1, cells: ["a", "b\nc;d"], isUnclosed: true)])
        #expect(cells("A\u{30A}ngstro\u{308}m")[0][0].unicodeScalars.count == 8)
    }

    @Test("Rows by the names of the first")
    func byName() { #expect(SeparatedRows("key;name\na;Ek\nb").byName == [["key": "a", "name": "Ek"], ["key": "b"]]) }
}

@Suite struct SearchTextTests {
    @Test(
        "Capitals, apostrophes and the spelling in Unicode make no difference", arguments: ["O’BRIEN", "o'brien", "O‘Brien", " O´Brien "])
    func folded(text: String) { #expect(SearchText.folded(text) == "o'brien") }

    @Test("Å in two spellings is one letter")
    func canonical() { #expect(SearchText.isSame("A\u{30A}ngstro\u{308}m", "ångström")) }
}
