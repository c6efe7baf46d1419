/// Reads JSON in UTF-8 strictly, without copies but of the strings themselves; nothing is read twice.
///
/// `position` is the byte that comes next; `damage` tells of it. No number of more than 15 digits is an integer,
/// no list or object of an attribute is kept.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    /// Nodes read so far.
    var nodes = 0
    /// The depth of the deepest of them, 1 for the document.
    var deepest = 0
    let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) { (self.bytes, end) = (bytes, bytes.count) }

    var damage: DocumentRefusal { .damaged(atByte: position) }

    /// The byte that comes next; 0, which no JSON holds, after the last.
    var next: UInt8 { position < end ? bytes[position] : 0 }

    func byte(at index: Int) -> UInt8 { bytes[index] }
    func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[range])
    }

    mutating func skipSpace() {
        while position < end {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    /// Takes the byte when it comes next, after white space.
    mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard next == byte else { return false }
        position += 1
        return true
    }

    mutating func expect(_ byte: UInt8) throws(DocumentRefusal) {
        guard take(byte) else { throw damage }
    }

    /// True when a comma tells of one more, false when `close` ends the list or object.
    mutating func another(before close: UInt8) throws(DocumentRefusal) -> Bool {
        if take(0x2C) { return true }
        try expect(close)
        return false
    }
}

extension JSONReader {
    /// The value of an attribute.
    mutating func value(depth: Int = 0) throws(DocumentRefusal) -> NodeAttribute.Value {
        guard depth < 4 else { throw damage }
        skipSpace()
        switch next {
        case 0x22: return .text(try text())
        case 0x74:
            try word("true")
            return .boolean(true)
        case 0x66:
            try word("false")
            return .boolean(false)
        case 0x6E:
            try word("null")
            return .null
        case 0x5B:
            position += 1
            if take(0x5D) { return .other }
            repeat { _ = try value(depth: depth + 1) } while try another(before: 0x5D)
            return .other
        case 0x7B:
            position += 1
            if take(0x7D) { return .other }
            repeat {
                _ = try text()
                try expect(0x3A)
                _ = try value(depth: depth + 1)
            } while try another(before: 0x7D)
            return .other
        default: return try numeral()
        }
    }

    private mutating func word(_ word: StaticString) throws(DocumentRefusal) {
        for index in 0..<word.utf8CodeUnitCount {
            guard next == word.utf8Start[index] else { throw damage }
            position += 1
        }
    }

    private mutating func numeral() throws(DocumentRefusal) -> NodeAttribute.Value {
        let isNegative = next == 0x2D
        if isNegative { position += 1 }
        let first = position
        let whole = try digits()
        guard bytes[first] != 0x30 || position - first == 1 else { throw damage }
        var isInteger = position - first <= 15
        if next == 0x2E {
            position += 1
            _ = try digits()
            isInteger = false
        }
        if next == 0x65 || next == 0x45 {
            position += 1
            if next == 0x2B || next == 0x2D { position += 1 }
            _ = try digits()
            isInteger = false
        }
        return isInteger ? .integer(isNegative ? -whole : whole) : .other
    }

    /// One digit or more; the number they spell, which overflows silently when they are many.
    private mutating func digits() throws(DocumentRefusal) -> Int {
        var number = 0
        let first = position
        while next >= 0x30, next <= 0x39 {
            number = number &* 10 &+ Int(next - 0x30)
            position += 1
        }
        guard position > first else { throw damage }
        return number
    }
}
