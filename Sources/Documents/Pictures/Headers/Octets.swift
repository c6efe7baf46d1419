/// A stretch of a file that cannot be read outside of itself: a number that is not wholly there is nil.
struct Octets {
    private let bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }
    private init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    var count: Int { bytes.count }

    subscript(place: Int) -> UInt8? {
        place >= 0 && place < count ? bytes[bytes.startIndex + place] : nil
    }

    /// The number of `size` bytes (1–4) with the largest first, as PNG, JPEG and HEIC write.
    func big(_ place: Int, _ size: Int) -> Int? {
        guard place >= 0, place <= count - size else { return nil }
        return (0..<size).reduce(0) { $0 << 8 | Int(bytes[bytes.startIndex + place + $1]) }
    }

    /// The number of `size` bytes (1–4) with the smallest first, as WebP writes.
    func little(_ place: Int, _ size: Int) -> Int? {
        guard place >= 0, place <= count - size else { return nil }
        return (0..<size).reduce(0) { $0 | Int(bytes[bytes.startIndex + place + $1]) << (8 * $1) }
    }

    func has(_ text: StaticString, at place: Int = 0) -> Bool {
        let size = text.utf8CodeUnitCount
        guard place >= 0, place <= count - size else { return false }
        return (0..<size).allSatisfy { bytes[bytes.startIndex + place + $0] == text.utf8Start[$0] }
    }

    /// The stretch from `place`, at most `size` bytes: shorter when the file ends before.
    func part(_ place: Int, _ size: Int = .max) -> Octets {
        let start = min(max(place, 0), count)
        let end = start + min(max(size, 0), count - start)
        return Octets(bytes[(bytes.startIndex + start)..<(bytes.startIndex + end)])
    }
}
