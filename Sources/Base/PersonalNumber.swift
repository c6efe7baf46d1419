/// Finds personal numbers, so that no field keeps one (rules §4.3).
///
/// Matches YYMMDD-NNNN, YYMMDD+NNNN, YYYYMMDD-NNNN and twelve digits together, also coordination numbers (day + 60),
/// where the date can exist. Ten digits together are not matched: phone and case numbers look alike. Nor is a period within a
/// year, 220101-1231, unless its last digit is the check digit of a personal number. Digits of other scripts and widths are digits.
///
/// Read byte by byte: every text that is saved passes here, and a regular expression took longer than all the rest.
public enum PersonalNumber {
    public static func first(in text: String) -> String? {
        var text = folded(text)
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

    /// The text with a word in the place of each number, for what a program has read and nobody can be asked to mend. Digits of
    /// other scripts and widths become plain where there is one.
    public static func replaced(in text: String, by word: String) -> String {
        guard first(in: text) != nil else { return text }
        var rest = folded(text)
        while let found = first(in: rest) { rest = rest.replacing(found, with: word) }
        return rest
    }

    /// Where the number that begins with a run of digits ends; nil when it is none.
    private static func end(of run: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        switch run.count {
        case 6, 8:
            guard let last = lastFour(after: run.upperBound, in: bytes) else { return nil }
            guard isDate(at: run.upperBound - 4, in: bytes) else { return nil }
            return isPeriod(from: run.upperBound, to: last, in: bytes) ? nil : last
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
    /// Space, no-break space, soft hyphen, U+2000 to U+200F, U+202F, U+205F, U+2060.
    private static let gaps: [[UInt8]] =
        [[0x20], [0xC2, 0xA0], [0xC2, 0xAD], [0xE2, 0x80, 0xAF], [0xE2, 0x81, 0x9F], [0xE2, 0x81, 0xA0]]
        + (0x80...0x8F).map { [0xE2, 0x80, $0] }

    /// Two days of a year, the later last and no plus between, where the check digit (Luhn) says that it is no number.
    private static func isPeriod(from start: Int, to end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let (first, last) = (start - 4, end - 4)
        guard isDate(at: last, in: bytes), two(at: last + 2, in: bytes) <= 31, !bytes[start..<last].contains(0x2B) else { return false }
        let days = [first, last].map { two(at: $0, in: bytes) * 100 + two(at: $0 + 2, in: bytes) }
        guard days[0] < days[1], days[0] % 100 <= 31 else { return false }
        var sum = 0
        for (place, byte) in (Array(bytes[(start - 6)..<start]) + Array(bytes[last..<end])).enumerated() {
            let product = Int(byte - 0x30) * (place % 2 == 0 ? 2 : 1)
            sum += product / 10 + product % 10
        }
        return sum % 10 != 0
    }

    /// The same with every decimal digit, dash, plus and blank of another width or script as the plain one. Most texts have none:
    /// the first byte of such a letter is 0xD9 or more, and not 0xE2, where there are no digits.
    private static func folded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0xD9 && $0 != 0xE2 }) else { return text }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{FF0D}", "\u{FE63}", "\u{FE58}": plain.append("-")
            case "\u{FF0B}", "\u{FE62}": plain.append("+")
            case "\u{3000}", "\u{FEFF}": plain.append(" ")
            default:
                let digit = scalar.value >= 0x660 && scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil
                plain.append(digit.map { Unicode.Scalar(UInt8(0x30 + Int($0))) } ?? scalar)
            }
        }
        return String(plain)
    }

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
