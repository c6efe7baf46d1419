/// Appending piece by piece, for long texts that come straight from the store: one growing page, no value an element.
extension HTML {
    /// Makes room, so that what is appended next need not be moved.
    public mutating func reserve(_ size: Int) { bytes.reserveCapacity(bytes.count + size) }

    /// Appends markup that stands in the source code.
    public mutating func append(_ markup: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
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

/// Looks for the five characters that mean something in markup, eight bytes at a time.
enum Special {
    /// Where the first one stands from `start` on; the end when there is none.
    static func first(in utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = UnsafeRawPointer(utf8.baseAddress) else { return 0 }
        var index = start
        while index + 8 <= utf8.count {
            let word = UInt64(littleEndian: (base + index).loadUnaligned(as: UInt64.self))
            // & and ' differ in one bit, < and > in another.
            let hits =
                zeroBytes(word ^ everywhere(0x22)) | zeroBytes((word | everywhere(0x01)) ^ everywhere(0x27))
                | zeroBytes((word & ~everywhere(0x02)) ^ everywhere(0x3C))
            if hits != 0 { return index + hits.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < utf8.count, !isSpecial(utf8[index]) { index += 1 }
        return index
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == 0x22 || byte == 0x26 || byte == 0x27 || byte == 0x3C || byte == 0x3E
    }

    /// The byte in all eight places.
    @inline(__always)
    private static func everywhere(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

    /// The high bit of the first byte that is zero, exactly; above it bits may be false.
    @inline(__always)
    private static func zeroBytes(_ word: UInt64) -> UInt64 {
        (word &- everywhere(0x01)) & ~word & everywhere(0x80)
    }
}
