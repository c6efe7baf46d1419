import Testing

@testable import Documents

@Suite("The presentation picture (R57)")
struct PicturePresentationTests {
    @Test(
        "Lying and 1920 × 1200 px, or larger and then cut",
        arguments: [
            (1_920, 1_200, PresentationFit.exact),
            (1_200, 1_920, .portrait(width: 1_200, height: 1_920)),
            (2_000, 2_000, .portrait(width: 2_000, height: 2_000)),
            (4_000, 6_000, .portrait(width: 4_000, height: 6_000)),
            (1_919, 1_200, .tooSmall(width: 1_919, height: 1_200)),
            (1_920, 1_199, .tooSmall(width: 1_920, height: 1_199)),
            (5_000, 1_199, .tooSmall(width: 5_000, height: 1_199)),
            (1_921, 1_200, .croppable(PictureCrop(x: 0, y: 0, width: 1_920, height: 1_200))),
            (1_920, 1_201, .croppable(PictureCrop(x: 0, y: 0, width: 1_920, height: 1_200))),
            (4_000, 3_000, .croppable(PictureCrop(x: 0, y: 250, width: 4_000, height: 2_500))),
            (6_000, 2_000, .croppable(PictureCrop(x: 1_400, y: 0, width: 3_200, height: 2_000))),
            (3_840, 2_400, .croppable(PictureCrop(x: 0, y: 0, width: 3_840, height: 2_400))),
        ])
    func fits(width: Int, height: Int, expected: PresentationFit) {
        #expect(PresentationFit(width, height, .year) == expected)
    }

    @Test("A picture that EXIF turns is judged as it is shown")
    func turned() throws {
        let stands = PNGSample.headerOnly(1_920, 1_200, extra: [PNGSample.exif(6)])
        #expect(PresentationFit(try PictureHeader.read(stands), .year) == .portrait(width: 1_200, height: 1_920))
        let lies = try PictureHeader.read(PictureFile.bytes("presentation-turned.jpg"))
        #expect((lies.orientation, PresentationFit(lies, .year)) == (6, .exact))
    }

    @Test(
        "Every proposed part fits in its picture",
        arguments: [1_920, 1_921, 1_999, 2_049, 3_001, 7_777, 12_000])
    func proposals(width: Int) {
        for height in stride(from: 1_200, to: width, by: 37) {
            #expect(PictureCrop.proposed(width, height, .year).fits(in: width, height, .year), "\(width) × \(height)")
        }
    }

    @Test(
        "A part outside, too small or of another form is refused",
        arguments: [
            (PictureCrop(x: 0, y: 250, width: 4_000, height: 2_500), true),
            (PictureCrop(x: 2_080, y: 1_800, width: 1_920, height: 1_200), true),
            (PictureCrop(x: 2_081, y: 1_800, width: 1_920, height: 1_200), false),
            (PictureCrop(x: 2_080, y: 1_801, width: 1_920, height: 1_200), false),
            (PictureCrop(x: -1, y: 0, width: 1_920, height: 1_200), false),
            (PictureCrop(x: 0, y: 0, width: 1_904, height: 1_190), false),
            (PictureCrop(x: 0, y: 0, width: 3_000, height: 3_000), false),
            (PictureCrop(x: 0, y: 0, width: 1_921, height: 1_200), true),
            (PictureCrop(x: 0, y: 0, width: 1_923, height: 1_200), false),
            (PictureCrop(x: .max, y: .max, width: .max, height: .max), false),
            (PictureCrop(x: .min, y: .min, width: .min, height: .min), false),
        ])
    func crops(crop: PictureCrop, isTaken: Bool) { #expect(crop.fits(in: 4_000, 3_000, .year) == isTaken) }

    @Test("Each verdict tells what to do, and the exact one nothing")
    func sentences() {
        #expect(PresentationFit(1_920, 1_200, .year).refusal(.year) == nil)
        #expect(
            PresentationFit(800, 600, .year).refusal(.year)?.sentence
                == "Bilden är 800 × 600 px. Välj en som är minst 1\u{A0}920 px bred och 1\u{A0}200 px hög.")
        #expect(
            PresentationFit(1_200, 1_920, .year).refusal(.year)?.sentence
                == "Bilden är 1\u{A0}200 × 1\u{A0}920 px och ligger inte ner. Välj en bild som är bredare än den är hög, minst 1\u{A0}920 × 1\u{A0}200 px."
        )
        #expect(
            PresentationFit(4_000, 3_000, .year).refusal(.year)?.sentence
                == "Bilden är större än 1\u{A0}920 × 1\u{A0}200 px. Välj vilken del av den som ska visas.")
    }

    @Test("Another year's size is asked for and proposed in that size")
    func otherSize() {
        let size = PresentationSize(widthPixels: 1_600, heightPixels: 900)
        #expect(PresentationFit(1_600, 900, size) == .exact && PresentationFit(1_600, 900, .year) == .tooSmall(width: 1_600, height: 900))
        #expect(PresentationFit(3_200, 2_000, size) == .croppable(PictureCrop(x: 0, y: 100, width: 3_200, height: 1_800)))
        #expect(
            PresentationFit(800, 600, size).refusal(size)?.sentence
                == "Bilden är 800 × 600 px. Välj en som är minst 1\u{A0}600 px bred och 900 px hög.")
    }
}

extension PresentationSize {
    /// That of 2024.
    static let year = PresentationSize(widthPixels: 1_920, heightPixels: 1_200)
}
