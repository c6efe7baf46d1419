/// Appending piece by piece, for long texts that come straight from the store: one growing page, no value an element.
extension HTML {
    /// Makes room, so that what is appended next need not be moved.
    public mutating func reserve(_ size: Int) { bytes.reserveCapacity(bytes.count + size) }

    /// Appends markup that stands in the source code.
    public mutating func append(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Appends UTF-8 text, escaped; what needs no escape is copied in whole runs.
    public mutating func append(escaping utf8: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while start < utf8.count {
            let special = Special.first(in: utf8, from: start)
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<special]))
            guard special < utf8.count else { return }
            append(reference(for: utf8[special]))
            start = special + 1
        }
    }
}

/// Looks for the five characters that mean something in markup, sixteen bytes at a time.
enum Special {
    /// Where the first one stands from `start` on; the end when there is none.
    static func first(in utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = UnsafeRawPointer(utf8.baseAddress) else { return 0 }
        var index = start
        while index + 16 <= utf8.count {
            let part = (base + index).loadUnaligned(as: SIMD16<UInt8>.self)
            let hits =
                (part .== 0x22) .| (part .== 0x26) .| (part .== 0x27) .| (part .== 0x3C) .| (part .== 0x3E)
            if let hit = firstTrue(hits) { return index + hit }
            index += 16
        }
        while index < utf8.count, !isSpecial(utf8[index]) { index += 1 }
        return index
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == 0x22 || byte == 0x26 || byte == 0x27 || byte == 0x3C || byte == 0x3E
    }
}

/// The first lane that is true, by the bits of the mask.
private func firstTrue(_ mask: SIMDMask<SIMD16<Int8>>) -> Int? {
    let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    if words[0] != 0 { return UInt64(littleEndian: words[0]).trailingZeroBitCount / 8 }
    if words[1] != 0 { return 8 + UInt64(littleEndian: words[1]).trailingZeroBitCount / 8 }
    return nil
}
