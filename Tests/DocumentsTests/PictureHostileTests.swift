import Base
import Foundation
import Testing

@testable import Documents

/// What comes from people who wish the service ill, and programs that fail.
@Suite("Hostile pictures")
struct PictureHostileTests {
    @Test(
        "A picture that ends too early is refused",
        arguments: ["phone.jpg", "progressive.jpg", "phone.png", "phone.webp", "phone.heic", "drawing.webp"])
    func truncated(name: String) async throws {
        let bytes = try PictureFile.bytes(name)
        for part in [0.5, 0.9] {
            let cut = Array(bytes.prefix(Int(Double(bytes.count) * part)))
            #expect(await refusal(cut)?.phrase == PictureRefusal.unreadable.phrase, "\(name) to \(part)")
        }
    }

    @Test("A bomb of 40 000 × 40 000 px is refused by its header")
    func bomb() async {
        #expect(await refusal(PNGSample.headerOnly(40_000, 40_000)) == .tooManyPixels(40_000, 40_000))
    }

    @Test("A header that promises more than the file holds is refused by the decoder")
    func promise() async {
        #expect(await refusal(PNGSample.headerOnly(7_000, 7_000))?.phrase == PictureRefusal.unreadable.phrase)
    }

    @Test("Markup that calls itself a JPEG is refused as what it is")
    func markup() async {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\"/></svg>"
        #expect(await refusal(Array(svg.utf8)) == .wrongKind("svg"))
    }

    @Test(
        "Of a file that is two things, only the picture is kept", arguments: ["grey.jpg", "opaque-layer.png"])
    func polyglot(name: String) async throws {
        let picture = try PictureFile.bytes(name)
        let script = Array("<script>alert(1)</script>%PDF-1.4 PK\u{3}\u{4}".utf8)
        let made = try await mill.make(picture + script)
        #expect(made == (try await mill.make(picture)))
    }

    @Test("Markup within a picture's remark is thrown away")
    func remark() async throws {
        let remark = Array("<script>alert(1)</script>".utf8)
        let jpeg = try PictureFile.bytes("grey.jpg")
        let hostile = Array(jpeg[..<2]) + [0xFF, 0xFE, 0, UInt8(remark.count + 2)] + remark + jpeg[2...]
        #expect(PictureTraces.found(in: hostile) == ["FE"])
        #expect(try await mill.make(hostile).sha256 == mill.make(jpeg).sha256)
    }

    @Test("A picture with another kind's beginning is refused by the decoder")
    func masks() async throws {
        let jpeg = try PictureFile.bytes("grey.jpg")
        let mask = Array(PNGSample.whole(100, 100).prefix(33))
        #expect(await refusal(mask + jpeg)?.phrase == PictureRefusal.unreadable.phrase)
    }

    // MARK: Programs that fail

    @Test(
        "A program that fails gives a sentence, and its cause for the log",
        arguments: [
            (FakeProgram.missing, PictureRefusal.noMill().phrase),
            (.hanging, PictureRefusal.tooHard(.missing("")).phrase),
            (.talking, PictureRefusal.tooHard(.missing("")).phrase),
            (.refusing, PictureRefusal.unreadable.phrase),
            (.lazy, PictureRefusal.unreadable.phrase), (.killed, PictureRefusal.tooHard(.missing("")).phrase),
            (.writing, PictureRefusal.tooHard(.missing("")).phrase),
        ])
    func programs(fake: FakeProgram, phrase: Phrase) async throws {
        let bytes = try PictureFile.bytes("grey.jpg")
        try await fake.lent { program in
            let mill = PictureMill(
                PicturePrograms(vips: program, tesseract: program, decoderSeconds: fake.seconds))
            let refused = await #expect(throws: PictureRefusal.self) { try await mill.make(bytes) }
            #expect(refused?.phrase == phrase)
            #expect((refused?.cause == nil) == (fake == .lazy))
        }
    }

    @Test(
        "When words cannot be read the picture is not checked, and that is all",
        arguments: [FakeProgram.missing, .hanging, .talking, .refusing, .killed])
    func readers(fake: FakeProgram) async throws {
        let made = try await mill.make(PictureFile.bytes("grey.jpg"))
        try await fake.lent { program in
            let mill = PictureMill(PicturePrograms(tesseract: program, readerSeconds: fake.seconds))
            #expect(await mill.words(in: made) == .notChecked)
        }
    }

    // MARK: Crowds

    @Test("Who comes when the line is full is turned away, and the others get in")
    func crowd() async {
        let turnstile = Turnstile(places: 1, waitingMax: 1)
        let (opened, open) = AsyncStream.makeStream(of: Void.self)
        let (entered, enter) = AsyncStream.makeStream(of: Void.self)
        async let first = turnstile.pass {
            enter.yield()
            for await _ in opened { break }
            return 1
        }
        for await _ in entered { break }
        // Two more come: one waits, the other finds the line full, whichever is first.
        await withTaskGroup(of: Int?.self) { group in
            for guest in 2...3 { group.addTask { await turnstile.pass { guest } } }
            let away = await group.next()
            #expect(away == .some(nil))
            open.yield()
            let waited = await group.next() ?? nil
            #expect(waited == 2 || waited == 3)
        }
        #expect(await first == 1)
        #expect(await turnstile.pass { 4 } == 4)
    }

    @Test("Who is cancelled while waiting leaves the line")
    func leaving() async {
        let turnstile = Turnstile(places: 1, waitingMax: 1)
        let (opened, open) = AsyncStream.makeStream(of: Void.self)
        let (entered, enter) = AsyncStream.makeStream(of: Void.self)
        async let first = turnstile.pass {
            enter.yield()
            for await _ in opened { break }
            return 1
        }
        for await _ in entered { break }
        let waiting = Task { await turnstile.pass { 2 } }
        waiting.cancel()
        #expect(await waiting.value == nil)
        open.yield()
        #expect(await first == 1)
        #expect(await turnstile.pass { 3 } == 3)
    }

    private func refusal(_ bytes: [UInt8]) async -> PictureRefusal? {
        do {
            _ = try await mill.make(bytes)
            return nil
        } catch { return error }
    }
}

/// A program in the place of the decoder.
enum FakeProgram: String, CaseIterable, Sendable {
    case missing = ""
    /// Never ends, and neither does its child.
    case hanging = "sleep 1000 & sleep 1000"
    case talking = "yes"
    case refusing = "echo 'no' >&2; exit 1"
    /// Says that all went well and writes nothing.
    case lazy = "exit 0"
    case killed = "kill -9 $$"
    /// Fills the disk.
    case writing = "exec head -c 100000000000 /dev/zero > big"

    /// Time is up at once for the one that never ends; the others end by themselves.
    var seconds: Int { self == .hanging ? 1 : 120 }

    func lent(_ use: @Sendable (String) async throws -> Void) async throws {
        try await Workplace.with { folder in
            let path = "\(folder)/program"
            if self != .missing {
                try Data("#!/bin/sh\n\(rawValue)\n".utf8).write(to: URL(filePath: path))
                try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
            }
            try await use(path)
        }
    }
}
