/// Finds the sentences that code says to people, without knowing types. A literal is one when
/// - it stands in a call of `calls`, or after one of `openers`, or on a line after `Phrase = `,
/// - it is what a property or function of the type `Phrase` answers, or
/// - it begins as a sentence does, in a room that speaks to people.
struct PhraseKeys {
    /// Calls that say every literal they are given.
    static let calls: Set = ["t", "tag", "step", "counted"]
    /// Calls that say their first literal, when it has more than one word; the others are names and addresses.
    static let firsts: Set = ["Page", "Refusal", "PictureRefusal", "bad", "forbidden", "init", "Self"]
    /// Calls whose literals are for the one who keeps the edition's file, or in a language already.
    static let unsaid: Set = ["Fault", "Text", "Name", "elementsEqual"]
    /// What stands before a literal that is a sentence.
    static let openers = [
        "receipt:", "subject:", "hint:", "when:", "phrase = ", "Phrase =", "link: (", "problems.add(", "refuse(1,", "refuse(number,",
        "refuse(place + 1,",
    ]
    /// What stands before a literal that is none, whatever it looks like.
    static let closers = ["case", "==", "!=", ".class(", "to:"]
    /// Rooms where a literal with a capital first is rather SQL, a name in a format, a fault for the log, or always Swedish.
    static let quiet = [
        "Base/", "HTML/", "Mail/", "Store/", "SQLiteStore/", "PostgresStore/", "RichText/", "Server/", "Documents/Import/",
        "Documents/Pictures/", "Documents/Word/", "Editions/Reading/", "Coach/Reading/", "Entries/Papers/", "Entries/Receipt.swift",
        "Site/Safety/",
        "Site/WireFormat.swift",
    ]
    /// What begins as a sentence and is none, is the same in both languages, or is for the one who keeps the edition's file.
    static let exceptions: Set = [
        "PostgreSQL", "SQLite", "Röda tråden", "{} – Röda tråden", "In English", "På svenska", "Mål ", "Fråga {} saknas.",
        "Fråga {}–{} saknas.",
    ]

    /// The sentences of a file, in order; `path` tells whether its room speaks to people.
    static func keys(in code: String, at path: String = "") -> [String] {
        var reader = PhraseKeys(Array(code.utf8), speaks: !quiet.contains { path.hasPrefix("Sources/" + $0) })
        reader.scan(until: reader.bytes.count)
        return reader.keys
    }

    /// A bracket that is open.
    private struct Frame {
        var says = false
        /// Says what comes before its first comma.
        var saysFirst = false
        var isUnsaid = false
        /// Holds statements, whose last literal may be an answer.
        var isBody = false
    }

    private let bytes: [UInt8]
    private let speaks: Bool
    private var place = 0
    private var frames = [Frame()]
    private var keys: [String] = []

    private init(_ bytes: [UInt8], speaks: Bool) { (self.bytes, self.speaks) = (bytes, speaks) }

    private mutating func scan(until end: Int) {
        while place < end {
            switch bytes[place] {
            case UInt8(ascii: "/") where follows("//"): place = bytes[place...].firstIndex(of: 0x0A) ?? end
            case UInt8(ascii: "#") where follows("#\"\"\""): skip(past: "\"\"\"#", from: place + 4)
            case UInt8(ascii: "#") where follows("#\""): skip(past: "\"#", from: place + 2)
            case UInt8(ascii: "\"") where follows("\"\"\""): skip(past: "\"\"\"", from: place + 3)
            case UInt8(ascii: "\""): literal()
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open()
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): close()
            case UInt8(ascii: ","):
                frames[frames.count - 1].saysFirst = false
                place += 1
            default: place += 1
            }
        }
    }

    private func follows(_ word: String) -> Bool { bytes[place...].starts(with: word.utf8) }

    private mutating func skip(past word: String, from start: Int) {
        place = start
        while place < bytes.count, !follows(word) { place += 1 }
        place = min(place + word.utf8.count, bytes.count)
    }

    private mutating func open() {
        let outer = frames[frames.count - 1]
        switch bytes[place] {
        case UInt8(ascii: "("):
            let name = self.name(before: place)
            // Brackets without a name only keep things together.
            let call = Frame(
                says: Self.calls.contains(name), saysFirst: Self.firsts.contains(name), isUnsaid: Self.unsaid.contains(name))
            frames.append(name.isEmpty ? outer : call)
        case UInt8(ascii: "{"):
            let answers = stands("Phrase", before: place) || stands("Phrase?", before: place)
            frames.append(Frame(says: answers || outer.isBody && outer.says, isBody: true))
        default: frames.append(stands("[Phrase] =", before: place) ? Frame(says: true) : Frame(isUnsaid: outer.isUnsaid))
        }
        place += 1
    }

    private mutating func close() {
        if frames.count > 1 { frames.removeLast() }
        place += 1
    }

    /// Reads a literal and, inside it, those of its interpolations.
    private mutating func literal() {
        let start = place
        var key: [UInt8] = []
        let at = keys.count
        place += 1
        while place < bytes.count, bytes[place] != 0x22, bytes[place] != 0x0A {
            guard bytes[place] == 0x5C, place + 1 < bytes.count else { key.append(bytes[place]); place += 1; continue }
            if bytes[place + 1] == UInt8(ascii: "(") {
                interpolation()
                key += Array("{}".utf8)
            } else {
                key.append(bytes[place + 1] == UInt8(ascii: "n") ? 0x0A : bytes[place + 1])
                place += 2
            }
        }
        place += 1
        let text = String(decoding: key, as: UTF8.self)
        if isSentence(text, from: start) { keys.insert(text, at: at) }
    }

    private mutating func interpolation() {
        let depth = frames.count
        frames.append(Frame())
        place += 2
        while place < bytes.count, frames.count > depth { scan(until: place + 1) }
    }

    private func isSentence(_ text: String, from start: Int) -> Bool {
        let letters = text.replacing("{}", with: "").filter(\.isLetter)
        let frame = frames[frames.count - 1]
        if letters.isEmpty || text.hasPrefix("/") || text.hasPrefix("_") || frame.isUnsaid { return false }
        if Self.exceptions.contains(text) { return false }
        if Self.closers.contains(where: { stands($0, before: start) }) { return false }
        if frame.says || frame.saysFirst && text.contains(" ") { return true }
        if Self.openers.contains(where: { stands($0, before: start) }) { return true }
        let line = bytes[..<start].split(separator: 0x0A, omittingEmptySubsequences: false).last ?? []
        return String(decoding: line, as: UTF8.self).contains("Phrase = ") || speaks && beginsAsSentence(text)
    }

    /// A capital and then a small letter, whatever signs and values stand before; or a value first and a full stop last.
    private func beginsAsSentence(_ text: String) -> Bool {
        let words = text.replacing("{}", with: "").drop { !$0.isLetter }
        guard let first = words.first, first.isUppercase else { return text.hasPrefix("{}") && text.hasSuffix(".") }
        return words.hasPrefix("E-") || words.dropFirst().first?.isLowercase == true && !text.contains("=")
    }

    /// Whether a word ends where only blanks and new lines follow before `place`.
    private func stands(_ word: String, before place: Int) -> Bool {
        let code = bytes[..<place]
        guard let last = code.suffix(200).lastIndex(where: { $0 != 0x20 && $0 != 0x0A }) else { return false }
        let end = word.hasSuffix(" ") ? min(last + 2, place) : last + 1
        return bytes[..<end].suffix(word.utf8.count).elementsEqual(word.utf8)
    }

    /// The name of the call whose bracket stands at `place`, without what stands before its full stop.
    private func name(before place: Int) -> String {
        let letters = bytes[..<place].suffix(60).reversed().prefix {
            (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 >= 0x80
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }
}
