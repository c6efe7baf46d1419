import Foundation
import Testing

@testable import Documents

/// The same cases each run.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let word = (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return word ^ (word >> 33)
    }
}

@Suite("Hostile headers")
struct PictureFuzzTests {
    /// 5,000 each time; 100,000 before a release: PICTURE_FUZZ_CASES=100000.
    private static let cases =
        ProcessInfo.processInfo.environment["PICTURE_FUZZ_CASES"].flatMap(Int.init) ?? 5_000

    @Test("Mutated headers neither crash nor pass the limits")
    func mutations() throws {
        let seeds =
            try [
                "phone.jpg", "grey.jpg", "phone.png", "moving.png", "seen-through.png", "phone.webp",
                "drawing.webp",
                "seen-through.webp", "phone.heic",
            ].map { Array(try PictureFile.bytes($0).prefix(4_000)) } + [
                HEICSample.file(400, 250, quarters: 1)
            ]
        var dice = Dice(state: 57)
        var (taken, refused) = (0, 0)
        for _ in 0..<Self.cases {
            var bytes = seeds.randomElement(using: &dice) ?? []
            for _ in 0..<Int.random(in: 1...6, using: &dice) { mutate(&bytes, &dice) }
            guard let header = try? PictureHeader.read(bytes) else {
                refused += 1
                continue
            }
            taken += 1
            let sides = 1...PictureLimits.sidePixelsMax
            #expect(sides.contains(header.width) && sides.contains(header.height))
            #expect(header.width * header.height <= PictureLimits.areaPixelsMax)
            _ = PictureTraces.found(in: bytes)
        }
        // Both must happen, or the test says nothing.
        #expect(taken > Self.cases / 10 && refused > Self.cases / 10, "\(taken) taken, \(refused) refused")
    }

    private func mutate(_ bytes: inout [UInt8], _ dice: inout Dice) {
        guard !bytes.isEmpty else { return }
        // Mostly near the beginning, where the numbers stand.
        let reach = Bool.random(using: &dice) ? min(bytes.count, 64) : bytes.count
        let place = Int.random(in: 0..<reach, using: &dice)
        switch Int.random(in: 0..<6, using: &dice) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
        case 1: bytes[place] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF].randomElement(using: &dice) ?? 0
        case 2: bytes.remove(at: place)
        case 3: bytes.insert(.random(in: 0...255, using: &dice), at: place)
        case 4: bytes.removeSubrange(place...)
        default:
            for next in place..<min(place + 4, bytes.count) {
                bytes[next] = .random(in: 0...255, using: &dice)
            }
        }
    }
}
