/// Header values in ASCII, folded at 76 characters (RFC 5322 §2.2.3), other letters as encoded words (RFC 2047).
enum HeaderText {
    private static let longestLine = 76
    private static let longestWord = 75

    /// `name: text` for free text such as a subject, without the last line break.
    static func field(_ name: String, _ text: String) -> String {
        let text = PlainText.line(text)
        let fits = name.utf8.count + 2 + text.utf8.count <= longestLine
        // "=?" would be read as an encoded word that nobody wrote.
        if fits, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), !text.contains("=?") {
            return "\(name): \(text)"
        }
        return "\(name): " + encodedWords(text, after: name.utf8.count + 2)
    }

    /// `name: Åsa Öberg <asa@example.se>`. An address with other letters than ASCII stands as it is (RFC 6532).
    static func field(_ name: String, _ person: Recipient) -> String {
        let label = PlainText.line(person.name)
        if label.isEmpty { return "\(name): <\(person.address.text)>" }
        let isPlain = label.utf8.allSatisfy { isSafe($0) || $0 == 0x20 }
        let fits = name.utf8.count + 2 + label.utf8.count <= longestLine
        let shown = isPlain && fits ? label : encodedWords(label, after: name.utf8.count + 2)
        let line = "\(name): \(shown)"
        let used =
            line.utf8.count
            - (line.utf8.lastIndex(of: 0x0A).map { line.utf8.distance(from: line.startIndex, to: $0) + 1 }
                ?? 0)
        let gap = used + person.address.text.utf8.count + 3 <= longestLine ? " " : "\r\n "
        return "\(line)\(gap)<\(person.address.text)>"
    }

    /// Words of at most 75 characters; no letter is cut between two.
    private static func encodedWords(_ text: String, after used: Int) -> String {
        let (opening, closing) = ("=?UTF-8?Q?", "?=")
        var words: [String] = []
        var word = opening
        var room = longestLine - used
        for scalar in text.unicodeScalars {
            let piece = encoded(scalar)
            if word.utf8.count + piece.utf8.count + closing.utf8.count > min(room, longestWord) {
                words.append(word + closing)
                (word, room) = (opening, longestLine - 1)
            }
            word += piece
        }
        return (words + [word + closing]).joined(separator: "\r\n ")
    }

    private static func encoded(_ scalar: Unicode.Scalar) -> String {
        var piece = ""
        for byte in UTF8.encode(scalar)! {
            if byte == 0x20 {
                piece += "_"
            } else if isSafe(byte) {
                piece.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                piece += "=" + hex(byte)
            }
        }
        return piece
    }

    /// What RFC 2047 §5 (3) lets stand in a name, and so anywhere.
    private static func isSafe(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x2A, 0x2B, 0x2D, 0x2F: true
        default: false
        }
    }
}

func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return byte < 16 ? "0" + digits : digits
}
