import Testing

@testable import Documents

@Suite("The headers of pictures")
struct PictureHeaderTests {
    @Test(
        "Kind, size as shown, turn, transparency and loss are read",
        arguments: [
            ("phone.jpg", PictureHeader(.jpeg, stored: 250, 400, orientation: 6, hasProfile: true)),
            ("progressive.jpg", PictureHeader(.jpeg, stored: 400, 250)),
            ("cmyk.jpg", PictureHeader(.jpeg, stored: 400, 250)),
            (
                "phone.png",
                PictureHeader(.png, stored: 250, 400, orientation: 6, isLossless: true, hasProfile: true)
            ),
            (
                "seen-through.png",
                PictureHeader(.png, stored: 160, 100, mayBeTransparent: true, isLossless: true)
            ),
            (
                "grey-layer.png",
                PictureHeader(.png, stored: 160, 100, mayBeTransparent: true, isLossless: true)
            ),
            ("phone.webp", PictureHeader(.webp, stored: 250, 400, orientation: 6, hasProfile: true)),
            ("drawing.webp", PictureHeader(.webp, stored: 480, 300, isLossless: true)),
            ("seen-through.webp", PictureHeader(.webp, stored: 160, 100, mayBeTransparent: true)),
            ("plain-bars.webp", PictureHeader(.webp, stored: 1_920, 1_200)),
            ("phone.heic", PictureHeader(.heic, stored: 400, 250)),
        ])
    func reads(name: String, expected: PictureHeader) throws {
        #expect(try PictureHeader.read(PictureFile.bytes(name)) == expected)
    }

    @Test("A phone's picture of 250 × 400 px that is turned a quarter is 400 × 250 px")
    func turned() throws {
        let header = try PictureHeader.read(PictureFile.bytes("phone.jpg"))
        #expect((header.width, header.height) == (400, 250))
    }

    @Test(
        "Each of EXIF's eight turns keeps or swaps the sides; a ninth means nothing",
        arguments: [
            (1, false), (2, false), (3, false), (4, false), (5, true), (6, true), (7, true), (8, true),
            (9, false), (0, false),
        ])
    func turns(orientation: UInt8, swaps: Bool) throws {
        let header = try PictureHeader.read(
            PNGSample.headerOnly(300, 200, extra: [PNGSample.exif(orientation)]))
        #expect((header.width, header.height) == (swaps ? (200, 300) : (300, 200)))
    }

    @Test("A HEIC that is turned a quarter is shown on its other side")
    func turnedHEIC() throws {
        let header = try PictureHeader.read(HEICSample.file(400, 250, quarters: 1))
        #expect(header == PictureHeader(.heic, stored: 250, 400))
        #expect(try PictureHeader.read(HEICSample.file(400, 250, quarters: 2)).width == 400)
    }

    @Test("A HEIC may not hide a large tile behind a small picture")
    func hiddenTile() {
        #expect(refusal(HEICSample.file(400, 250, quarters: 0, tile: 40_000)) == .tooManyPixels(40_000, 250))
    }

    // MARK: Sizes

    @Test(
        "A picture of 12 000 px and 50 megapixels is taken, one pixel more is not",
        arguments: [
            (12_000, 4_166, true), (12_001, 1, false), (1, 12_001, false), (10_000, 5_000, true),
            (10_000, 5_001, false), (40_000, 40_000, false), (0x7FFF_FFFF, 0x7FFF_FFFF, false), (1, 1, true),
        ])
    func sizes(width: Int, height: Int, isTaken: Bool) {
        let expected: PictureRefusal? = isTaken ? nil : .tooManyPixels(width, height)
        #expect(refusal(PNGSample.headerOnly(width, height)) == expected)
    }

    @Test("A side of 0 px is damage", arguments: [(0, 5), (5, 0)])
    func nothing(width: Int, height: Int) {
        #expect(refusal(PNGSample.headerOnly(width, height)) == .unreadable)
    }

    @Test("A picture of 15 MB is taken, one byte more is not")
    func weight() {
        let picture = PNGSample.headerOnly(10, 10)
        let filling = [UInt8](repeating: 0, count: 15_000_000 - picture.count)
        #expect(refusal(picture + filling) == nil)
        #expect(refusal(picture + filling + [0]) == .tooHeavy)
        #expect(
            PictureRefusal.tooHeavy.sentence == "Bilden får väga högst 15 MB. Förminska den och försök igen.")
    }

    // MARK: What is no picture of ours

    @Test(
        "Other kinds are refused by name, whatever the file is called",
        arguments: [
            ("GIF89a", "gif"), ("%PDF-1.7\n", "pdf"), ("BM6\0\0\0", "bmp"), ("II*\0\u{8}\0\0\0", "tiff"),
            ("MM\0*\0\0\0\u{8}", "tiff"), ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "svg"),
            ("<?xml version=\"1.0\"?>\n<!-- bild -->\n<svg/>", "svg"),
            ("\0\0\0\u{1C}ftypavif\0\0\0\0avifmif1", "avif"),
        ])
    func others(beginning: String, name: String) {
        let refused = refusal(Array(beginning.utf8))
        #expect(
            refused?.sentence == "Filen är av slaget \(name). Bilden måste vara png, jpeg, webp eller heic.")
    }

    @Test(
        "What has no name is refused too",
        arguments: [
            "Kära kansli!", "\0", "PK\u{3}\u{4}", "RIFF\0\0\0\0WAVE", "\0\0\0\u{18}ftypmp42\0\0\0\0isom",
            "\u{7F}ELF",
        ])
    func unnamed(beginning: String) {
        #expect(refusal(Array(beginning.utf8))?.sentence == "Bilden måste vara png, jpeg, webp eller heic.")
    }

    @Test("An empty file is refused as empty")
    func empty() { #expect(refusal([])?.sentence == "Filen är tom. Välj en annan bild.") }

    @Test("A picture that moves is refused", arguments: ["moving.png", "moving.webp"])
    func moving(name: String) throws {
        #expect(
            refusal(try PictureFile.bytes(name))?.sentence == "Bilden rör sig. Välj en bild som står stilla.")
    }

    @Test(
        "A beginning without the rest is damage",
        arguments: ["phone.jpg", "phone.png", "phone.webp", "phone.heic"])
    func cut(name: String) throws {
        #expect(refusal(Array(try PictureFile.bytes(name).prefix(20))) == .unreadable)
    }

    @Test("A JPEG with two sizes is damage: programs might disagree on which counts")
    func twoFrames() throws {
        let bytes = try PictureFile.bytes("grey.jpg")
        let frame: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]
        #expect(refusal(bytes) == nil)
        #expect(refusal(Array(bytes[..<2]) + frame + bytes[2...]) == .unreadable)
    }

    private func refusal(_ bytes: [UInt8]) -> PictureRefusal? {
        do {
            _ = try PictureHeader.read(bytes)
            return nil
        } catch { return error }
    }
}

/// The boxes of a HEIC that say how large it is, and no picture.
enum HEICSample {
    static func file(_ width: Int, _ height: Int, quarters: UInt8, tile: Int? = nil) -> [UInt8] {
        let sizes =
            box("ispe", [0, 0, 0, 0] + big(width) + big(height)) + box("irot", [quarters])
            + (tile.map { box("ispe", [0, 0, 0, 0] + big($0) + big(height)) } ?? [])
        // Item 1 has the properties 1 and 2.
        let links = box("ipma", [0, 0, 0, 0] + big(1) + [0, 1, 2, 1, 0x82])
        let meta = box("pitm", [0, 0, 0, 0, 0, 1]) + box("iprp", box("ipco", sizes) + links)
        return box("ftyp", Array("heic".utf8) + big(0) + Array("mif1heic".utf8))
            + box("meta", [0, 0, 0, 0] + meta)
    }

    private static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
        big(content.count + 8) + Array(name.utf8) + content
    }

    private static func big(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
