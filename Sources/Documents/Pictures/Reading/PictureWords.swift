package import Base

/// Whether there is text in a picture (R53, R57): for a person to look at, never a refusal.
package enum PictureWords: Equatable, Sendable {
    case noText
    /// The words that were read with some certainty, at most twenty.
    case text([String])
    /// The program that reads is missing, was late or failed.
    case notChecked

    /// What is shown beside the picture; nil when there is nothing to look at.
    package var phrase: Phrase? {
        switch self {
        case .noText: return nil
        case .text(let words):
            let phrase: Phrase =
                "Bilden verkar innehålla text: \(words.joined(separator: " ")). Kontrollera den."
            return phrase
        case .notChecked:
            let phrase: Phrase = "Om bilden innehåller text kunde inte kontrolleras."
            return phrase
        }
    }
}

/// A word as it was read, and how certain the reader is, 0–100.
struct ReadWord: Equatable, Sendable {
    let text: String
    let certainty: Double

    /// Reads the table that tesseract writes; what is no likely word is left out.
    static func words(tsv: [UInt8]) -> [ReadWord] {
        String(decoding: tsv, as: UTF8.self).split(separator: "\n").compactMap { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count == 12, columns[0] == "5", let certainty = Double(columns[10]) else {
                return nil
            }
            let text = trimmed(columns[11])
            return isLikely(text) ? ReadWord(text: text, certainty: certainty) : nil
        }
    }

    /// Without the signs around it, and not endless.
    private static func trimmed(_ word: Substring) -> String {
        let isOfWord = { (sign: Character) in sign.isLetter || sign.isNumber }
        guard let first = word.firstIndex(where: isOfWord), let last = word.lastIndex(where: isOfWord) else {
            return ""
        }
        return String(word[first...last].prefix(charactersMax))
    }

    /// A year, or at least three letters of which three are different and one is a vowel. Leaves and windows are
    /// read as "lll" and "nm".
    private static func isLikely(_ word: String) -> Bool {
        if isYear(word) { return true }
        let letters = word.lowercased().filter(\.isLetter)
        return letters.count == word.count && Set(letters).count >= 3
            && letters.contains { "aeiouyåäöéü".contains($0) }
    }

    private static func isYear(_ word: String) -> Bool {
        word.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20"))
            && word.allSatisfy { $0.isASCII && $0.isNumber }
    }

    private static let charactersMax = 40
}

extension PictureWords {
    /// The verdict on what all passes have read: text when two words are likely, or one long one is very likely.
    init(_ words: [ReadWord]) {
        var best: [String: ReadWord] = [:]
        var order: [String] = []
        for word in words where word.certainty >= Self.likely {
            let key = word.text.lowercased()
            if best[key] == nil { order.append(key) }
            if best[key].map({ $0.certainty < word.certainty }) ?? true { best[key] = word }
        }
        let found = order.compactMap { best[$0] }
        let isText =
            found.count >= 2 || found.contains { $0.certainty >= Self.veryLikely && $0.text.count >= 4 }
        self = isText ? .text(found.prefix(PictureLimits.shownWordsMax).map(\.text)) : .noText
    }

    /// By trial on thirty pictures: no false alarm, and eleven of fifteen found.
    private static let likely = 70.0
    private static let veryLikely = 80.0
}
