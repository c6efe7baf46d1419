/// Finds the sentences that code says to people: the literal after the words that take a `Phrase`.
enum PhraseKeys {
    /// What stands before a literal that is a sentence.
    static let openers = [
        "t(", "Page(", "Refusal(", "Halt.bad(", "Halt.forbidden(", ".forbidden(", ".bad(", "receipt: ", "subject: ",
        "problems.add(", "Thread(", "Step(", "me.empty(", "Phrase = ", "link: (", "refuse(number, ", "refuse(1, ", "reason: ",
    ]
    /// The same at the end of a line, when the literal stands alone on the next one.
    static let wrapped = ["Refusal(", ".init("]

    static func keys(in code: String) -> [String] {
        let bytes = Array(code.utf8)
        var keys: [String] = []
        var place = 0
        while place < bytes.count {
            guard bytes[place] == 0x22 else { place += 1; continue }
            let literal = read(bytes, from: place)
            if isSentence(bytes, before: place) { keys.append(literal.key) }
            place = literal.end
        }
        return keys.filter { !$0.isEmpty }
    }

    private static func isSentence(_ bytes: [UInt8], before place: Int) -> Bool {
        if isWrapped(bytes, before: place) { return true }
        return openers.contains { opener in
            let word = Array(opener.utf8)
            guard place >= word.count, bytes[(place - word.count)..<place].elementsEqual(word) else { return false }
            let before = place - word.count - 1
            guard opener == "t(" , before >= 0 else { return true }
            // `t(` as a word of its own, not the end of another name.
            return !(0x61...0x7A).contains(bytes[before]) && !(0x41...0x5A).contains(bytes[before])
        }
    }

    /// Whether only spaces stand before it on its line, and the line above ends with one of `wrapped`.
    private static func isWrapped(_ bytes: [UInt8], before place: Int) -> Bool {
        guard let end = bytes[..<place].lastIndex(where: { $0 != 0x20 }), bytes[end] == 0x0A else { return false }
        return wrapped.contains { bytes[..<end].suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    /// The text of a literal with `{}` for each interpolation, and the place after its closing quote.
    private static func read(_ bytes: [UInt8], from start: Int) -> (key: String, end: Int) {
        if bytes[start...].starts(with: Array("\"\"\"".utf8)) {
            var place = start + 3
            while place + 3 <= bytes.count, !bytes[place...].starts(with: Array("\"\"\"".utf8)) { place += 1 }
            return ("", place + 3)
        }
        var key: [UInt8] = []
        var place = start + 1
        while place < bytes.count, bytes[place] != 0x22, bytes[place] != 0x0A {
            guard bytes[place] == 0x5C else { key.append(bytes[place]); place += 1; continue }
            if bytes[place + 1] == 0x28 {
                place = afterInterpolation(bytes, from: place + 2)
                key += Array("{}".utf8)
            } else {
                key.append(bytes[place + 1] == 0x6E ? 0x0A : bytes[place + 1])
                place += 2
            }
        }
        return (String(decoding: key, as: UTF8.self), place + 1)
    }

    private static func afterInterpolation(_ bytes: [UInt8], from start: Int) -> Int {
        var (depth, place) = (1, start)
        while place < bytes.count, depth > 0 {
            switch bytes[place] {
            case 0x28: depth += 1
            case 0x29: depth -= 1
            case 0x22: place = read(bytes, from: place).end - 1
            default: break
            }
            place += 1
        }
        return place
    }
}
