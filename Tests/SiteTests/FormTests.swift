import Base
import Foundation
import Testing

@testable import Site

@Suite struct FormTests {
    @Test("Whatever is typed comes out in NFC, with plain line breaks and without control characters")
    func canonical() throws {
        let alphabet: [Unicode.Scalar] = [
            "a", "å", "é", " ", "\u{301}", "\u{30A}", "\r", "\n", "\t", "\0", "\u{1B}", "\u{7F}", "–", "”", "\u{2000}", "\u{212B}",
            "\u{1100}", "\u{1161}", "😀", "ö",
        ]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<5_000 {
            var typed = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &random) { typed.append(alphabet.randomElement(using: &random)!) }
            var expected = String.UnicodeScalarView()
            var before: Unicode.Scalar?
            for scalar in typed {
                defer { before = scalar }
                if scalar == "\r" { expected.append("\n"); continue }
                if scalar == "\n", before == "\r" { continue }
                if scalar == "\n" || scalar == "\t" || scalar.value >= 0x20 && scalar.value != 0x7F { expected.append(scalar) }
            }
            let text = try Form.text(Array(String(typed).utf8))
            #expect(
                Array(text.unicodeScalars) == Array(String(expected).precomposedStringWithCanonicalMapping.unicodeScalars),
                "\(typed.map(\.value))")
        }
    }

    @Test("A personal number is found in what is typed and in the name of any file, and in no field that a page fills in")
    func personalNumbers() {
        var form = Form(["text": "Barnet 20150101-1236", "token": "20150101-1236", "annat": "220101-1231"])
        form.add(UploadedFile(field: "fil", name: "protokoll 20150101-1236.pdf", bytes: []))
        form.add(UploadedFile(field: "bild", name: "2015-01-01.png", bytes: []))
        #expect(
            form.personalNumbers == [
                Refusal(personalNumberPhrase, field: "text"), Refusal(personalNumberInNamePhrase, field: "fil"),
            ])
    }

    @Test("Streams are asked at once after every act that may end a right: also a hand-over, and a proposal that is confirmed")
    func ends() {
        for act in ["signout", "role.ended", "person.closed", "coauthor.removed", "unit.handed-over", "proposal.confirmed"] {
            #expect(Rights.mayEnd(by: act), "\(act)")
        }
        for act in ["role.switched", "answer.saved", "jury.voted"] { #expect(!Rights.mayEnd(by: act), "\(act)") }
    }

    @Test("Fields are decoded once: plus, percent, NFC, line breaks")
    func decoding() throws {
        let form = try Form.urlEncoded(Array("a=h%C3%A5ll+plats&b=a%CC%8A&c=x%0D%0Ay%0Dz&d=%00%1Ba%7F&e".utf8))
        #expect(form["a"] == "håll plats")
        #expect(Array(form["b"].unicodeScalars) == ["å"])
        #expect(form.raw("c") == "x\ny\nz")
        #expect(form.raw("d") == "a")
        #expect(form.has("e") && form["e"] == "")
    }

    @Test("A broken percent sign stays as it was typed")
    func brokenPercent() throws {
        #expect(try Form.urlEncoded(Array("a=50%&b=%zz&c=%4".utf8)).fields == ["a": ["50%"], "b": ["%zz"], "c": ["%4"]])
    }

    @Test("Too many fields are refused")
    func tooMany() {
        let body = Array(repeating: "a=1", count: 401).joined(separator: "&")
        #expect(throws: Halt.self) { try Form.urlEncoded(Array(body.utf8)) }
    }

    @Test("Numbers may have spaces between thousands")
    func numbers() {
        #expect(Form(["n": "95\u{A0}000"]).number("n") == 95_000)
        #expect(Form(["n": "−3"]).number("n") == nil)
        #expect(Form(["n": "5 st"]).number("n") == nil)
        #expect(Form(["n": "1 000 000 000"]).number("n") == 1_000_000_000)
        for tooLarge in ["1000000001", "9223372036854775807", "-9223372036854775808", "99999999999999999999"] {
            #expect(Form(["n": tooLarge]).number("n") == nil)
        }
    }

    static func multipart(_ parts: String...) -> [UInt8] {
        Array((parts.map { "--x\r\n\($0)\r\n" }.joined() + "--x--\r\n").utf8)
    }

    @Test("An upload gives fields and files; the file's name keeps no folder")
    func upload() throws {
        let bytes = Self.multipart(
            "Content-Disposition: form-data; name=\"dnr\"\r\n\r\n1.1-7/2024",
            "Content-Disposition: form-data; name=\"fil\"; filename=\"..\\..\\etc/protokoll.pdf\"\r\nContent-Type: text/html\r\n\r\n%PDF-1.7\r\n--y\r\n"
        )
        let form = try #require(Multipart(bytes, contentType: "multipart/form-data; boundary=x")).form()
        #expect(form["dnr"] == "1.1-7/2024")
        #expect(form.files["fil"]?.name == "protokoll.pdf")
        #expect(form.files["fil"]?.bytes == Array("%PDF-1.7\r\n--y\r\n".utf8))
    }

    @Test(
        "A broken upload is refused with a sentence",
        arguments: [
            "", "--x\r\n", "--x--\r\n", "--x\r\nno header\r\n--x--", "--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--",
        ])
    func brokenUpload(body: String) throws {
        let multipart = try #require(Multipart(Array(body.utf8), contentType: "multipart/form-data; boundary=x"))
        #expect(throws: Halt.self) { try multipart.form() }
    }

    @Test(
        "A boundary that cannot be used is no multipart",
        arguments: [
            "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\(String(repeating: "a", count: 71))",
        ])
    func boundary(type: String) { #expect(Multipart([], contentType: type) == nil) }

    @Test("100 000 bent uploads neither crash nor hang")
    func fuzz() {
        let good = Self.multipart(
            "Content-Disposition: form-data; name=\"a\"\r\n\r\n1",
            "Content-Disposition: form-data; name=\"f\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4")
        var seed: UInt64 = 20_240_517
        func next(_ below: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((seed >> 33) % UInt64(below))
        }
        var read = 0
        for _ in 0..<100_000 {
            var bytes = good
            for _ in 0...next(3) { bytes[next(bytes.count)] = UInt8(next(256)) }
            if next(4) == 0 { bytes.removeLast(next(bytes.count)) }
            if (try? Multipart(bytes, contentType: "multipart/form-data; boundary=x")?.form()) != nil { read += 1 }
        }
        #expect(read > 1000)
    }
}
