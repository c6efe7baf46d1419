/// Finds personal numbers, so that no field keeps one (rules §4.3).
///
/// Matches YYMMDD-NNNN, YYMMDD+NNNN, YYYYMMDD-NNNN and twelve digits together, also coordination numbers (day + 60),
/// where the date can exist. Ten digits together are not matched: phone and case numbers look alike.
///
/// Read byte by byte: every text that is saved passes here, and a regular expression took longer than all the rest.
public enum PersonalNumber {
    public static func first(in text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            var place = 0
            while place < bytes.count {
                let start = place
                while place < bytes.count, isDigit(bytes[place]) { place += 1 }
                if let end = end(of: start..<place, in: bytes) { return String(decoding: bytes[start..<end], as: UTF8.self) }
                if place == start { place += 1 }
            }
            return nil
        }
    }

    /// Where the number that begins with a run of digits ends; nil when it is none.
    private static func end(of run: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        switch run.count {
        case 6, 8:
            guard let last = lastFour(after: run.upperBound, in: bytes) else { return nil }
            return isDate(at: run.upperBound - 4, in: bytes) ? last : nil
        case 12:
            let century = two(at: run.lowerBound, in: bytes)
            return (century == 19 || century == 20) && isDate(at: run.lowerBound + 4, in: bytes) ? run.upperBound : nil
        default: return nil
        }
    }

    /// The end of a plus or any dash, perhaps with spaces or signs that are not seen beside it, and exactly four digits.
    private static func lastFour(after place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var (next, hasMark) = (place, false)
        while next - place < 12, next < bytes.count, !isDigit(bytes[next]) {
            if let mark = marks.first(where: { bytes[next...].starts(with: $0) }) {
                (next, hasMark) = (next + mark.count, true)
            } else if let gap = gaps.first(where: { bytes[next...].starts(with: $0) }) {
                next += gap.count
            } else {
                return nil
            }
        }
        guard hasMark else { return nil }
        let digits = bytes[next...].prefix { isDigit($0) }
        return digits.count == 4 ? digits.endIndex : nil
    }

    /// Hyphen, plus, the dashes U+2010 to U+2015, minus.
    private static let marks: [[UInt8]] =
        [[0x2D], [0x2B]] + (0x90...0x95).map { [0xE2, 0x80, $0] } + [[0xE2, 0x88, 0x92]]
    /// Space, no-break space, soft hyphen, zero width space.
    private static let gaps: [[UInt8]] = [[0x20], [0xC2, 0xA0], [0xC2, 0xAD], [0xE2, 0x80, 0x8B]]

    /// Whether month and day stand here.
    private static func isDate(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let (month, day) = (two(at: place, in: bytes), two(at: place + 2, in: bytes))
        return (1...12).contains(month) && ((1...31).contains(day) || (61...91).contains(day))
    }

    private static func two(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        Int(bytes[place] - 0x30) * 10 + Int(bytes[place + 1] - 0x30)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
