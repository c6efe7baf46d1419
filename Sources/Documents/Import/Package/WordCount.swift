import Foundation
import RichText

/// Counts words in and out: what the file says should be said by what was read of it.
enum WordCount {
    /// The words that were not found again, in the order of the file.
    static func missing(_ expected: String, in blocks: [Block]) -> [String] {
        var found: [Substring: Int] = [:]
        var said = ""
        for block in blocks { block.say(into: &said) }
        for word in words(said) { found[word, default: 0] += 1 }
        let plain = said.precomposedStringWithCompatibilityMapping
        func take(_ word: Substring) -> Bool {
            guard let left = found[word], left > 0 else { return false }
            found[word] = left - 1
            return true
        }
        return words(expected).flatMap { word -> [Substring] in
            if take(word) { return [] }
            guard word.contains(sign) else { return [word] }
            let parts = word.split(separator: sign)
            return take(Substring(parts.joined())) ? [] : parts.filter { !take($0) && !plain.contains($0) }
        }.map(String.init)
    }

    /// Stands for a sign of another font, of which it is not known whether it parts two words.
    static let sign = "\u{FFFC}"

    /// Letters and digits in a row, in the form that is the same for m² and m2; a soft hyphen parts nothing.
    private static func words(_ text: String) -> [Substring] {
        let plain = text.precomposedStringWithCompatibilityMapping
        guard plain.unicodeScalars.contains("\u{AD}") else { return split(plain) }
        return split(String(plain.unicodeScalars.filter { $0 != "\u{AD}" }.map(Character.init)))
    }

    private static func split(_ text: String) -> [Substring] {
        text.unicodeScalars.split { !$0.properties.isAlphabetic && $0.properties.numericType == nil && !$0.isMark && $0 != "\u{FFFC}" }
            .map(Substring.init)
    }
}

extension Unicode.Scalar {
    fileprivate var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}

extension Block {
    fileprivate func say(into said: inout String) {
        switch self {
        case .paragraph(let inlines), .heading(_, let inlines): inlines.say(into: &said)
        case .bulletList(let items), .numberedList(_, let items):
            for item in items { for block in item.blocks { block.say(into: &said) } }
        case .quote(let blocks): for block in blocks { block.say(into: &said) }
        case .figure(let figure): figure.caption.say(into: &said)
        case .table(let table):
            for row in [table.header] + table.rows { for cell in row { for block in cell.blocks { block.say(into: &said) } } }
        }
    }
}

extension [Inline] {
    fileprivate func say(into said: inout String) {
        for inline in self {
            if case .text(let text, _) = inline { said += text } else { said += " " }
        }
        said += "\n"
    }
}
