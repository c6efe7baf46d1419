import Foundation

@testable import Documents

/// One for all tests, as the service has one: otherwise the tests would crowd out each other's programs.
let mill = PictureMill(waitingMax: 1_000)

/// The pictures that stand in files; `Pictures/make.py` makes them.
enum PictureFile {
    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pictures")
        return Array(try Data(contentsOf: folder.appending(path: name)))
    }
}

/// Whole and valid PNG, made here, so that any size can be asked for.
enum PNGSample {
    /// Black but for the first rows, of one bit a pixel.
    static func whole(
        _ width: Int, _ height: Int, extra: [(String, [UInt8])] = [], whiteRows: Int = 0
    ) -> [UInt8] {
        func rows(_ shade: UInt8, _ count: Int) -> [UInt8] {
            let row = [0] + [UInt8](repeating: shade, count: (width + 7) / 8)
            return [[UInt8]](repeating: row, count: count).flatMap { $0 }
        }
        return file(
            width, height, extra: extra, data: stored(rows(255, whiteRows) + rows(0, height - whiteRows)))
    }

    /// A header that promises any size, with next to nothing after it.
    static func headerOnly(_ width: Int, _ height: Int, extra: [(String, [UInt8])] = []) -> [UInt8] {
        file(width, height, extra: extra, data: stored([0]))
    }

    /// EXIF that says nothing but which way is up.
    static func exif(_ orientation: UInt8) -> (String, [UInt8]) {
        (
            "eXIf",
            Array("MM\0*\0\0\0\u{8}\0\u{1}\u{1}\u{12}\0\u{3}\0\0\0\u{1}\0".utf8) + [
                orientation, 0, 0, 0, 0, 0, 0,
            ]
        )
    }

    private static func file(_ width: Int, _ height: Int, extra: [(String, [UInt8])], data: [UInt8])
        -> [UInt8]
    {
        let header = big(width) + big(height) + [1, 0, 0, 0, 0]
        return [0x89] + Array("PNG\r\n\u{1A}\n".utf8) + chunk("IHDR", header)
            + extra.flatMap { chunk($0.0, $0.1) } + chunk("IDAT", data) + chunk("IEND", [])
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + content
        return big(content.count) + named + big(Int(crc(named)))
    }

    private static func big(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes { sum = sum >> 8 ^ crcTable[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] }
        return ~sum
    }

    private static let crcTable: [UInt32] = (0..<256).map { byte in
        var sum = UInt32(byte)
        for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        return sum
    }

    /// zlib's form without compression: blocks of at most 65,535 bytes.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = [0x78, 0x01]
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            let (low, high) = (UInt8(block.count & 255), UInt8(block.count >> 8))
            result += [rest.isEmpty ? 1 : 0, low, high, ~low, ~high] + block
        } while !rest.isEmpty
        var (a, b) = (1, 0)
        for byte in bytes {
            a = (a + Int(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return result + big(b << 16 | a)
    }
}
