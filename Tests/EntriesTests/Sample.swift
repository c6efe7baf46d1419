import Foundation
import World

/// Files to hand over: those of the tests of documents, and pictures of any size made here.
enum Sample {
    /// A file by its path under `Tests/DocumentsTests`.
    static func file(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(World.repository)/Tests/DocumentsTests/\(path)")))
    }

    /// A valid black PNG of one bit a pixel.
    static func png(_ width: Int, _ height: Int) -> [UInt8] {
        let row = [UInt8](repeating: 0, count: 1 + (width + 7) / 8)
        let pixels = [[UInt8]](repeating: row, count: height).flatMap { $0 }
        return [0x89] + Array("PNG\r\n\u{1A}\n".utf8) + chunk("IHDR", big(width) + big(height) + [1, 0, 0, 0, 0])
            + chunk("IDAT", stored(pixels)) + chunk("IEND", [])
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + content
        return big(content.count) + named + big(Int(crc(named)))
    }

    private static func big(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }

    /// zlib's form without compression, for bytes that are all 0: blocks of at most 65,535.
    private static func stored(_ zeros: [UInt8]) -> [UInt8] {
        var (result, rest): ([UInt8], ArraySlice<UInt8>) = ([0x78, 0x01], zeros[...])
        while !rest.isEmpty {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            let (low, high) = (UInt8(block.count & 255), UInt8(block.count >> 8))
            result += [rest.isEmpty ? 1 : 0, low, high, ~low, ~high] + block
        }
        return result + big((zeros.count % 65_521) << 16 | 1)
    }
}
