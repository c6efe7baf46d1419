import Base
import Documents
import Foundation
import Store
import Support
import Testing
import World

@testable import Cases

@Suite("R71: minutes are a PDF that can be opened, at most 10 MB")
struct MinutesFileTests {
    private static func file(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(filePath: World.repository + "/Tests/CasesTests/Minutes/\(name).pdf")))
    }

    /// On a busy machine a program may wait long for its turn; what is tested is what it says of the file.
    private static let patient = Tool.Limits(seconds: 300, outputBytesMax: 1_000_000, memoryBytesMax: 1_000_000_000)

    private func problem(_ bytes: [UInt8], _ opener: PDFOpener = PDFOpener(limits: MinutesFileTests.patient)) async -> String? {
        if let problem = MinutesFile.problem(bytes) { return problem.swedish }
        return MinutesFile.problem(bytes, await opener.open(bytes))?.swedish
    }

    private static let password =
        "PDF-filen har ett lösenord, så ingen annan kan läsa den. Ta bort lösenordet, spara filen igen och försök på nytt."
    private static let damaged = "PDF-filen är avklippt eller skadad. Spara den igen och försök på nytt."
    private static let noPDF = "Filen är ingen PDF. Spara protokollet som PDF och försök igen."

    @Test(
        "What registrars' programs make is taken: bytes before the header, padding after the end, no end mark",
        arguments: [
            "bom_before", "newline_before", "pad_1200_after", "no_eof",
        ])
    func real(name: String) async throws { #expect(await problem(try Self.file(name)) == nil) }

    @Test("The header stands within the first kilobyte, and padding may be as long as the file may")
    func edges() async {
        let zeros = { [UInt8](repeating: 0, count: $0) }
        #expect(await problem(zeros(1_000) + World.pdf) == nil)
        #expect(await problem(zeros(1_025) + World.pdf) == Self.noPDF)
        let most = World.pdf + zeros(MinutesFile.bytesMax - World.pdf.count)
        #expect(await problem(most) == nil)
        #expect(await problem(most + [0]) == "Filen är för stor. Den får vara högst 10 MB.")
        #expect(await problem([]) == "Filen är tom.")
    }

    @Test("A file that asks for a password is refused with what to do")
    func locked() async throws { #expect(await problem(try Self.file("encrypted")) == Self.password) }

    @Test(
        "Sent in to a case it is refused on its page, nothing is kept, and the hindrance stands until one that opens has come",
        arguments: Backend.available)
    func sentIn(backend: Backend) async throws {
        try await World.run(backend) { world in
            let (registrar, head, entry) = (world.city["registrar"], world.city["unithead"], try await Story.register(world))
            let path = try #require(try await world.post("/arenden", ["titel": "Deltagande", "enhet": entry], as: registrar).location)
            let missing = "Nämndens protokoll skulle ha kommit"
            try await Story.fill(world, entry)
            #expect(try await world.post("/bidrag/\(entry)/inlamning", as: head).status == 303)
            world.time.set(Day(2024, 7, 1)!)
            try await world.keepSessionsAlive()
            let refused = try await world.upload(
                "\(path)/protokoll", file: try Self.file("encrypted"), name: "p.pdf", field: "fil", as: registrar)
            #expect(refused.status == 422 && refused.text.contains(Self.password))
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM minutes") } == 0)
            #expect(try await world.get("\(path)/protokoll.pdf", as: registrar).status == 404)
            #expect(try await world.get("/bidrag/\(entry)", as: head).text.contains(missing))
            let taken = try await world.upload(
                "\(path)/protokoll", file: try Self.file("bom_before"), name: "p.pdf", field: "fil", as: registrar)
            #expect(taken.status == 303)
            #expect(try await world.database.read { try $0.count("SELECT count(*) FROM minutes") } == 1)
            #expect(!(try await world.get("/bidrag/\(entry)", as: head).text.contains(missing)))
        }
    }

    @Test("A file that is cut off, has no page or is something else is refused")
    func broken() async {
        #expect(await problem(Array(World.pdf.prefix(60))) == Self.damaged)
        #expect(await problem(Array("%PDF-1.7\nprotokoll\n%%EOF\n".utf8)) == Self.damaged)
        let empty = String(decoding: World.pdf, as: UTF8.self).replacing("[3 0 R]/Count 1", with: "[]/Count 0")
        #expect(await problem(Array(empty.utf8)) == Self.damaged)
        #expect(await problem(Array("PK\u{3}\u{4}\(String(repeating: "x", count: 2_000))%PDF-1.7 %%EOF".utf8)) == Self.noPDF)
    }

    @Test("Without pdfinfo a file is judged by its marks, and one that takes too much time or memory is refused")
    func without() async throws {
        let missing = PDFOpener(program: "pdfinfo-som-inte-finns", limits: Self.patient)
        #expect(await problem(World.pdf, missing) == nil)
        #expect(await problem(try Self.file("encrypted"), missing) == Self.password)
        #expect(await problem(try Self.file("no_eof"), missing) == Self.damaged)
        let poor = PDFOpener(limits: .init(seconds: 60, outputBytesMax: 10, memoryBytesMax: 1_000_000_000))
        #expect(await problem(World.pdf, poor) == "PDF-filen går inte att läsa här. Skriv ut protokollet till en ny PDF och försök igen.")
    }
}
