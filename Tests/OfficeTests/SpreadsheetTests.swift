import Office
import Testing

/// Files that Swedish Excel opens right, byte by byte.
@Suite struct SpreadsheetTests {
    private func text(_ columns: [String], _ rows: [[Spreadsheet.Cell]]) -> String {
        String(decoding: Spreadsheet(columns: columns, rows: rows).bytes.dropFirst(3), as: UTF8.self)
    }

    @Test("A byte order mark, semicolons, CRLF and decimal commas")
    func bytes() {
        let sheet = Spreadsheet(
            columns: ["Enhet", "Summa"], rows: [[.text("Åby"), .tenths(6125)], [.text("Öja"), .tenths(6000)]])
        #expect(
            sheet.bytes
                == [0xEF, 0xBB, 0xBF] + Array("Enhet;Summa\r\nÅby;612,5\r\nÖja;600\r\n".utf8))
    }

    @Test("Numbers stand without spaces, nothing stands as nothing")
    func numbers() {
        #expect(text(["a", "b", "c", "d"], [[.number(95_000), .number(-3), .tenths(-5), .empty]]) == "a;b;c;d\r\n95000;-3;-0,5;\r\n")
    }

    @Test("What holds a semicolon, a quotation mark or a line break is quoted")
    func quotes() {
        #expect(text(["a"], [[.text("Ek; gran")]]) == "a\r\n\"Ek; gran\"\r\n")
        #expect(text(["a"], [[.text("Förskolan \"Solen\"")]]) == "a\r\n\"Förskolan \"\"Solen\"\"\"\r\n")
        #expect(text(["a"], [[.text("rad\nrad")]]) == "a\r\n\"rad\nrad\"\r\n")
        #expect(text(["a"], [[.text("rad\r\nrad")]]) == "a\r\n\"rad\r\nrad\"\r\n")
    }

    @Test(
        "Formulas are neutralised by an apostrophe",
        arguments: ["=1+1", "+46 8", "-5", "@SUM(A1)", "|calc", "%0A=1", "＝1+1"])
    func formulas(text value: String) {
        #expect(text(["a"], [[.text(value)]]) == "a\r\n'\(value)\r\n")
    }

    @Test(
        "A formula that a program with another separator would find in a cell is neutralised there",
        arguments: [
            ("Ek,=1+1", "\"Ek,'=1+1\""), ("Ek; -avdelning", "\"Ek; '-avdelning\""), ("Ek\t@x", "\"Ek\t'@x\""), ("\tx", "\"'\tx\""),
            ("\"=1", "\"\"\"'=1\""), (" =1", " '=1"), ("a-b+c=d", "a-b+c=d"), ("Ek, gran", "\"Ek, gran\""), ("a\r\n+1", "\"a\r\n'+1\""),
        ])
    func inside(text value: String, written: String) { #expect(text(["a"], [[.text(value)]]) == "a\r\n\(written)\r\n") }

    @Test("A formula that must be quoted too is both; a number is never touched")
    func both() {
        #expect(text(["a"], [[.text("=HYPERLINK(\"x\";\"y\")")]]) == "a\r\n\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"\r\n")
        #expect(text(["=a"], [[.number(-1)]]) == "'=a\r\n-1\r\n")
    }
}
