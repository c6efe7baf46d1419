/// A body in quoted-printable (RFC 2045 §6.7): ASCII, lines of at most 76 characters, CRLF.
enum QuotedPrintable {
    private static let longestLine = 76

    static func encoded(_ body: String) -> String {
        body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { line(Array($0.utf8)) }
            .joined(separator: "\r\n")
    }

    private static func line(_ bytes: [UInt8]) -> String {
        var (result, used) = ("", 0)
        for (place, byte) in bytes.enumerated() {
            let isLast = place == bytes.count - 1
            let piece = isLiteral(byte, isLast: isLast) ? String(UnicodeScalar(byte)) : "=" + hex(byte)
            // One place is kept for the "=" of a soft break.
            if used + piece.utf8.count > longestLine - (isLast ? 0 : 1) {
                result += "=\r\n"
                used = 0
            }
            result += piece
            used += piece.utf8.count
        }
        return result
    }

    private static func isLiteral(_ byte: UInt8, isLast: Bool) -> Bool {
        switch byte {
        case 0x3D: false
        case 0x20: !isLast
        default: (0x21...0x7E).contains(byte)
        }
    }
}
