import Foundation

/// A short cut for `Swedish.order`, tens of times faster than Foundation's comparison, for texts of ASCII and å ä ö:
/// lists are sorted inside the database, thousands of comparisons at a time.
enum SwedishOrder {
    /// nil when a character is outside the table; the answer is then Foundation's.
    static func ofPlain(_ a: String, _ b: String) -> ComparisonResult? {
        let order = a.utf8.withContiguousStorageIfAvailable { a in
            b.utf8.withContiguousStorageIfAvailable { b in
                table.withUnsafeBufferPointer { ofPlain(a, b, $0) }
            }
        }
        return (order ?? nil) ?? nil
    }

    private static func ofPlain(
        _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt8>
    ) -> ComparisonResult? {
        var (i, j) = (0, 0)
        var order = ComparisonResult.orderedSame
        // To the end of both, for a character outside the table may change the one before it.
        while true {
            let x = weight(a, &i, table)
            let y = weight(b, &j, table)
            if x == unknown || y == unknown { return nil }
            if x == y {
                if x == end { return order }
            } else if order == .orderedSame {
                order = x < y ? .orderedAscending : .orderedDescending
            }
        }
    }

    private static let end: UInt8 = 0
    private static let unknown: UInt8 = 255

    /// The place of the next character in the alphabet.
    @inline(__always)
    private static func weight(
        _ text: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ table: UnsafeBufferPointer<UInt8>
    ) -> UInt8 {
        guard place < text.count else { return end }
        let byte = text[place]
        place += 1
        if byte < 0x80 { return table[Int(byte)] }
        guard byte == 0xC3, place < text.count else { return unknown }
        place += 1
        switch text[place - 1] {
        case 0xA5, 0x85: return 200  // å Å
        case 0xA4, 0x84: return 201  // ä Ä
        case 0xB6, 0x96: return 202  // ö Ö
        default: return unknown
        }
    }

    /// The order of ASCII, case aside, as Unicode (CLDR) has it.
    private static let table: [UInt8] = {
        var table = [UInt8](repeating: unknown, count: 128)
        let inOrder = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz"
        for (place, byte) in inOrder.utf8.enumerated() {
            table[Int(byte)] = UInt8(place + 1)
            if (0x61...0x7A).contains(byte) { table[Int(byte) - 0x20] = UInt8(place + 1) }
        }
        return table
    }()
}
