import Base
import Foundation
import Testing

@testable import Documents

/// What is looked at before any program opens a file.
@Suite struct ImportFileTests {
    @Test("A Word file is taken, with what it holds")
    func word() throws {
        let file = try DocxFile(ImportFixture.bytes("filled.docx"))
        #expect(file.directory.contains("word/document.xml"))
        #expect(file.directory.contains("word/media/image1.png"))
        #expect(file.directory.members.count == 18)
    }

    @Test(
        "Another kind of file is named in the refusal",
        arguments: [
            (
                "%PDF-1.7\n",
                "Det här är en pdf-fil. Öppna texten i Word, spara filen som Word-dokument (.docx) och försök igen."
            ),
            ("{\\rtf1", "Det här är en rtf-fil. Spara filen som Word-dokument (.docx) och försök igen."),
            ("Hej", "Det här är inte en Word-fil. Spara filen som Word-dokument (.docx) och försök igen."),
            ("", "Filen är tom. Spara den som Word-dokument (.docx) och försök igen."),
            ("PK", "Det här är inte en Word-fil. Spara filen som Word-dokument (.docx) och försök igen."),
        ])
    func otherKinds(start: String, sentence: String) {
        #expect(refusal(Array(start.utf8)) == sentence)
    }

    @Test("An old Word file and one with a password are told apart")
    func oldWord() {
        let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 600)
        #expect(
            refusal(old)
                == "Det här är en äldre Word-fil (.doc). Spara filen som Word-dokument (.docx) och försök igen."
        )
        let locked = old + "EncryptedPackage".utf8.flatMap { [$0, UInt8(0)] }
        #expect(
            refusal(locked)
                == "Filen är skyddad med lösenord. Ta bort lösenordet, spara filen och försök igen.")
    }

    @Test(
        "What is in a zip file tells what it is",
        arguments: [
            (
                ["xl/workbook.xml"],
                "Det här är en Excel-fil. Lägg texten i Word, spara som Word-dokument (.docx) och försök igen."
            ),
            (
                ["ppt/presentation.xml"],
                "Det här är en PowerPoint-fil. Lägg texten i Word, spara som Word-dokument (.docx) och försök igen."
            ),
            (
                ["mimetype", "content.xml"],
                "Det här är en OpenDocument-fil (.odt). Spara filen som Word-dokument (.docx) och försök igen."
            ),
            (
                ["[Content_Types].xml"],
                "Det här är inte en Word-fil. Spara filen som Word-dokument (.docx) och försök igen."
            ),
            (
                SmallZip.wordNames + ["word/vbaProject.bin"],
                "Filen innehåller makron. Spara den som Word-dokument (.docx) utan makron och försök igen."
            ),
            (
                SmallZip.wordNames + ["../x"],
                "Filen är skadad. Öppna den i Word, spara den som Word-dokument (.docx) och försök igen."
            ),
        ])
    func inside(names: [String], sentence: String) {
        #expect(refusal(SmallZip(names).bytes) == sentence)
    }

    @Test("A file with the text under a number is taken, as some programs write it")
    func numbered() throws {
        #expect(try DocxFile(SmallZip(["[Content_Types].xml", "word/document2.xml"]).bytes).bytes.count > 0)
    }

    @Test(
        "A name that leads out of the folder, or stands twice, is refused",
        arguments: [
            "/etc/passwd", "a/../../b", "..", "C:x", "a\\b", "a\nb", "", "WORD/DOCUMENT.XML",
        ])
    func names(name: String) {
        #expect(damage(SmallZip(SmallZip.wordNames + [name]).bytes) == .unsafeName)
    }

    @Test("A file that says it is larger than the limits is refused before it is unpacked")
    func sizes() {
        var zip = SmallZip(["a"])
        zip.unpackedBytes = ZipDirectory.memberBytesMax + 1
        #expect(damage(zip.bytes) == .tooLarge)
        zip.unpackedBytes = ZipDirectory.freeBytes + 1
        #expect(damage(zip.bytes) == .tooLarge, "a thousandfold is no text")
        #expect(damage(SmallZip((0...ZipDirectory.membersMax).map { "m\($0)" }).bytes) == .tooManyMembers)
        #expect(damage(SmallZip((0..<ZipDirectory.membersMax).map { "m\($0)" }).bytes) == nil)
    }

    @Test("An encrypted file, a cut file and two members in the same bytes are refused")
    func damages() {
        var zip = SmallZip(["a", "b"])
        zip.flags = 1
        #expect(damage(zip.bytes) == .encrypted)
        zip.flags = 0
        zip.sharesBytes = true
        #expect(damage(zip.bytes) == .damaged)
        let whole = SmallZip(["a", "b"]).bytes
        for count in 4..<whole.count { #expect(damage(Array(whole.prefix(count))) == .damaged) }
        #expect(damage(whole) == nil)
    }

    @Test("No changed file crashes the reader, and what is taken is within the limits")
    func fuzz() throws {
        let rounds = Int(ProcessInfo.processInfo.environment["FUZZ_ROUNDS"] ?? "") ?? 5_000
        var generator = Turning(state: 7)
        let seeds = [
            SmallZip(SmallZip.wordNames).bytes, SmallZip(SmallZip.wordNames + ["word/media/a.png"]).bytes,
        ]
        var taken = 0
        for round in 0..<rounds {
            var bytes = seeds[round % seeds.count]
            for _ in 0...Int.random(in: 0...3, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 3))
                default: bytes.insert(0xFF, at: place)
                }
                if bytes.isEmpty { bytes = [0] }
            }
            if let file = try? DocxFile(bytes) {
                taken += 1
                #expect(
                    file.directory.members.allSatisfy { !$0.name.contains("..") && $0.offset < bytes.count })
            }
        }
        #expect(taken > 0, "some changes do no harm")
        #expect(taken < rounds)
    }

    private func refusal(_ bytes: [UInt8]) -> String? {
        do throws(Refusal) {
            _ = try DocxFile(bytes)
            return nil
        } catch { return error.sentence }
    }

    private func damage(_ bytes: [UInt8]) -> ZipDirectory.Damage? {
        do throws(ZipDirectory.Damage) {
            _ = try ZipDirectory(bytes)
            return nil
        } catch { return error }
    }
}

/// A zip file of members with five bytes each, some of what it says changed at will.
struct SmallZip {
    static let wordNames = ["[Content_Types].xml", "word/document.xml"]
    let names: [String]
    var flags = 0
    var unpackedBytes: Int?
    /// Whether the last member stands where the first does.
    var sharesBytes = false

    init(_ names: [String]) { self.names = names }

    var bytes: [UInt8] {
        var file: [UInt8] = []
        var list: [UInt8] = []
        for (place, name) in names.enumerated() {
            let offset = sharesBytes && place == names.count - 1 ? 0 : file.count
            let middle =
                two(20) + two(flags) + two(8) + four(0) + four(0) + four(5) + four(unpackedBytes ?? 5)
                + two(name.utf8.count) + two(0)
            file += four(ZipBytes.memberMark) + middle + Array(name.utf8) + Array("bytes".utf8)
            list +=
                four(ZipBytes.entryMark) + two(20) + middle + two(0) + two(0) + two(0) + four(0)
                + four(offset) + Array(name.utf8)
        }
        let count = two(names.count)
        return file + list + four(ZipBytes.endMark) + two(0) + two(0) + count + count + four(list.count)
            + four(file.count) + two(0)
    }

    private func two(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8 & 255)] }
    private func four(_ number: Int) -> [UInt8] { two(number & 0xFFFF) + two(number >> 16) }
}

/// The same turns each time.
struct Turning: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
