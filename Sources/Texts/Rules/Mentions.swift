import Base

/// Names in a comment that begin with @: the people who are to be told.
package enum Mentions {
    /// The indices of those named, in the order of the list. "@Maria Öberg" and "@Maria" both name Maria Öberg, the
    /// latter only when one alone is called so. The longest name that stands there is meant: "@Jonas Ek Lund" is not Jonas Ek.
    package static func named(in text: String, among names: [String]) -> [Int] {
        let (text, names) = (SearchText.folded(text), names.map(SearchText.folded))
        return names.indices.filter { index in
            let whole = names[index]
            let longer = names.filter { $0.hasPrefix(whole + " ") }.flatMap { places(of: "@" + $0, in: text) }
            let own = places(of: "@" + whole, in: text).filter { place in !longer.contains { $0.lowerBound == place.lowerBound } }
            if !own.isEmpty { return true }
            guard let first = whole.split(separator: " ").first,
                names.count(where: { $0.split(separator: " ").first == first }) == 1
            else { return false }
            return !places(of: "@" + first, in: text).isEmpty
        }
    }

    /// Where it stands as a word: not in an address, and not as the beginning of a longer name ("@Anna-Lena", "@Strasse2").
    private static func places(of word: String, in text: String) -> [Range<String.Index>] {
        text.ranges(of: word).filter { range in
            let (before, after) = (text[..<range.lowerBound].last, text[range.upperBound...].prefix(2))
            if let before, before.isLetter || before.isNumber { return false }
            guard let next = after.first else { return true }
            return !next.isLetter && !next.isNumber && !(next == "-" && after.last!.isLetter)
        }
    }
}
