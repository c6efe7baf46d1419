import Testing

@testable import Documents

/// Needs the Debian packages libvips-tools, tesseract-ocr and tesseract-ocr-swe; fails without them.
@Suite("Making pictures")
struct PictureMillTests {
    @Test(
        "Every kind is made: upright, at most as large as it was, JPEG or PNG",
        arguments: [
            ("phone.jpg", PictureHeader.Kind.jpeg, 400, 250), ("phone.png", .jpeg, 400, 250),
            ("phone.webp", .jpeg, 400, 250), ("phone.heic", .jpeg, 400, 250),
            ("progressive.jpg", .jpeg, 400, 250),
            ("cmyk.jpg", .jpeg, 400, 250), ("grey.jpg", .jpeg, 400, 250), ("drawing.png", .png, 480, 300),
            ("drawing.webp", .png, 480, 300), ("seen-through.png", .png, 160, 100),
            ("seen-through.webp", .png, 160, 100), ("grey-layer.png", .png, 160, 100),
            ("opaque-layer.png", .jpeg, 160, 100),
        ])
    func makes(name: String, kind: PictureHeader.Kind, width: Int, height: Int) async throws {
        let made = try await mill.make(PictureFile.bytes(name))
        #expect((made.kind, made.width, made.height) == (kind, width, height))
        #expect((made.smallWidth, made.smallHeight) == (width, height))
        let large = try PictureHeader.read(made.large)
        #expect((large.kind, large.width, large.height, large.orientation) == (kind, width, height, 1))
    }

    @Test("Place, camera, names and profile are gone", arguments: ["phone.jpg", "phone.png"])
    func bare(name: String) async throws {
        let bytes = try PictureFile.bytes(name)
        #expect(!PictureTraces.found(in: bytes).isEmpty)
        #expect(contains(bytes, "Kamera"))
        let made = try await mill.make(bytes)
        for picture in [made.large, made.small] {
            #expect(PictureTraces.found(in: picture) == [])
            for trace in ["Kamera", "Exif", "Selma", "Mitt hem", "ICC", "xmp"] {
                #expect(!contains(picture, trace))
            }
        }
    }

    @Test("A large picture is made smaller, and the small one is 640 px wide")
    func smaller() async throws {
        let made = try await mill.make(PNGSample.whole(3_000, 2_000))
        #expect((made.width, made.height) == (1_920, 1_280))
        #expect((made.smallWidth, made.smallHeight) == (640, 427))
        let tall = try await mill.make(PNGSample.whole(1_000, 4_000))
        #expect((tall.width, tall.height, tall.smallWidth, tall.smallHeight) == (480, 1_920, 480, 1_920))
    }

    @Test("The same file gives the same picture, byte for byte")
    func same() async throws {
        let bytes = try PictureFile.bytes("phone.jpg")
        let (first, second) = (try await mill.make(bytes), try await mill.make(bytes))
        #expect(first == second)
        #expect(first.sha256.count == 64)
    }

    @Test(
        "Only what is seen through is transparent",
        arguments: [("seen-through.png", true), ("opaque-layer.png", false)])
    func transparent(name: String, isTransparent: Bool) async throws {
        #expect(try await mill.make(PictureFile.bytes(name)).isTransparent == isTransparent)
    }

    @Test(
        "Colours are those of the picture: as they stand, or as its profile says",
        arguments: [("srgb.png", 200), ("wide.png", 200)])
    func colours(name: String, red: Int) async throws {
        let bytes = try PictureFile.bytes(name)
        let shade = Int(try #require(try await Shade.red(of: mill.make(bytes).large)))
        #expect(abs(shade - red) <= 1, "\(shade)")
    }

    @Test("White stays white and black stays black")
    func extremes() async throws {
        #expect(try await Shade.grey(of: mill.make(PNGSample.whole(64, 40, whiteRows: 40)).large) == 255)
        #expect(try await Shade.grey(of: mill.make(PNGSample.whole(64, 40)).large) == 0)
    }

    // MARK: The presentation picture

    @Test(
        "A picture of 1920 × 1200 px is the presentation picture as it is",
        arguments: ["presentation.webp", "presentation-turned.jpg"])
    func exact(name: String) async throws {
        let made = try await mill.presentation(PictureFile.bytes(name), .year)
        #expect((made.width, made.height, made.smallWidth, made.smallHeight) == (1_920, 1_200, 640, 400))
    }

    @Test("Others are refused with their verdict")
    func wrongSizes() async {
        await #expect(throws: PictureRefusal.chooseCrop(.year)) {
            try await mill.presentation(PNGSample.whole(4_000, 3_000), .year)
        }
        await #expect(throws: PictureRefusal.tooSmall(1_919, 1_200, .year)) {
            try await mill.presentation(PNGSample.whole(1_919, 1_200), .year)
        }
        await #expect(throws: PictureRefusal.portrait(1_200, 1_920, .year)) {
            try await mill.presentation(PNGSample.whole(1_200, 1_920), .year)
        }
    }

    @Test(
        "The chosen part becomes 1920 × 1200 px",
        arguments: [
            PictureCrop(x: 0, y: 250, width: 4_000, height: 2_500),
            PictureCrop(x: 2_080, y: 1_800, width: 1_920, height: 1_200),
            PictureCrop(x: 1_001, y: 17, width: 2_999, height: 1_874),
        ])
    func crops(crop: PictureCrop) async throws {
        let made = try await mill.crop(PNGSample.whole(4_000, 3_000), crop, .year)
        #expect((made.width, made.height) == (1_920, 1_200))
    }

    @Test("The part is of the picture as it is shown, and not as a turned one is stored")
    func cropsTurned() async throws {
        let right = try await mill.crop(
            turnedHalves, PictureCrop(x: 2_000, y: 0, width: 2_000, height: 1_250), .year)
        #expect((right.width, right.height) == (1_920, 1_200))
        #expect(try await Shade.grey(of: right.large) == 0)
        let left = try await mill.crop(turnedHalves, PictureCrop(x: 0, y: 0, width: 1_920, height: 1_200), .year)
        #expect(try await Shade.grey(of: left.large) == 255)
    }

    @Test("A part outside of the picture is refused before anything is decoded")
    func wrongCrop() async {
        await #expect(throws: PictureRefusal.wrongCrop(.year)) {
            try await mill.crop(
                PNGSample.whole(4_000, 3_000), PictureCrop(x: 3_000, y: 0, width: 1_920, height: 1_200), .year)
        }
    }

    private func contains(_ bytes: [UInt8], _ text: String) -> Bool {
        let sought = Array(text.utf8)
        return bytes.indices.dropLast(sought.count - 1).contains {
            bytes[$0..<($0 + sought.count)].elementsEqual(sought)
        }
    }
}

/// 1250 × 4000 px as stored, the upper half white; turned a quarter to the left (8) it lies, with white to the left.
private let turnedHalves = PNGSample.whole(1_250, 4_000, extra: [PNGSample.exif(8)], whiteRows: 2_000)

/// The shade of every pixel, when all have the same; nil otherwise.
enum Shade {
    static func grey(of picture: [UInt8]) async throws -> UInt8? {
        try await shade(of: picture) { try await $0.grey("picture", "shade.pgm", flattened: false) }
    }

    static func red(of picture: [UInt8]) async throws -> UInt8? {
        try await shade(of: picture) { try await $0.band(0, of: "picture", "shade.pgm") }
    }

    private static func shade(
        of picture: [UInt8], _ extract: @escaping @Sendable (Vips) async throws -> Void
    ) async throws -> UInt8? {
        try await Workplace.with { folder in
            let vips = Vips(programs: PicturePrograms(), folder: folder)
            try vips.write(picture, "picture")
            try await extract(vips)
            let pixels = Set(GreyPicture(pgm: try vips.read("shade.pgm"))?.pixels ?? [])
            return pixels.count == 1 ? pixels.first : nil
        }
    }
}
