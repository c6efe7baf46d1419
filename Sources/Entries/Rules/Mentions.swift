/// Names in a comment that begin with @: the people who are to be told.
enum Mentions {
    /// The indices of those named, in the order of the list. "@Maria Öberg" and "@Maria" both name Maria Öberg, the
    /// latter only when one alone is called so. The longest name that stands there is meant: "@Jonas Ek Lund" is not Jonas Ek.
    static func named(in text: String, among names: [String]) -> [Int] {
        let text = text.lowercased()
        return names.indices.filter { index in
            let whole = names[index].lowercased()
            let longer = names.map { $0.lowercased() }.filter { $0.hasPrefix(whole + " ") }
            let rest = longer.reduce(text) { $0.replacing("@" + $1, with: " ") }
            if stands("@" + whole, in: rest) { return true }
            guard let first = whole.split(separator: " ").first,
                names.count(where: { $0.lowercased().split(separator: " ").first == first }) == 1
            else { return false }
            return stands("@" + first, in: text)
        }
    }

    /// Whether it stands there as a word: not in an address, and not as the beginning of a longer name ("@Anna-Lena").
    private static func stands(_ word: String, in text: String) -> Bool {
        text.ranges(of: word).contains { range in
            let (before, after) = (text[..<range.lowerBound].last, text[range.upperBound...].prefix(2))
            if let before, before.isLetter || before.isNumber { return false }
            guard let next = after.first else { return true }
            return !next.isLetter && !(next == "-" && after.last!.isLetter)
        }
    }
}
