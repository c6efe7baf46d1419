/// The passage that a comment is about: its words, and a little of what stands around it.
///
/// A text changes under its comments. The passage is found again by its words, the right one of several by what stands
/// around; when its words are gone, the comment remains with the words it was about.
struct Anchor: Equatable, Sendable {
    static let quoteCharactersMax = 500
    static let aroundCharacters = 40

    let quote: String
    let before: String
    let after: String

    init(quote: String, before: String, after: String) { (self.quote, self.before, self.after) = (quote, before, after) }

    /// An anchor for `quote` where it stands in `text` for the `occurrence`:th time, the first is 0; nil when it does not.
    init?(quote: String, in text: String, occurrence: Int = 0) {
        let quote = Self.spaced(quote)
        let text = Self.spaced(text)
        guard !quote.isEmpty, quote.count <= Self.quoteCharactersMax else { return nil }
        let places = Self.places(of: quote, in: text)
        guard occurrence >= 0, occurrence < places.count else { return nil }
        let place = places[occurrence]
        self.init(
            quote: quote, before: String(text[..<place.lowerBound].suffix(Self.aroundCharacters)),
            after: String(text[place.upperBound...].prefix(Self.aroundCharacters)))
    }

    /// Which time of the words in `text` is meant, the first is 0; nil when the words are gone.
    func occurrence(in text: String) -> Int? {
        let text = Self.spaced(text)
        let places = Self.places(of: quote, in: text)
        guard places.count > 1 else { return places.isEmpty ? nil : 0 }
        let likeness = places.map { place in
            Self.shared(Array(text[..<place.lowerBound].suffix(Self.aroundCharacters).reversed()), Array(before.reversed()))
                + Self.shared(Array(text[place.upperBound...].prefix(Self.aroundCharacters)), Array(after))
        }
        return likeness.indices.max { likeness[$0] < likeness[$1] }
    }

    /// Whether the words still stand in a text that has gone through `spaced`.
    func stands(inSpaced text: String) -> Bool { text.contains(quote) }

    /// How many characters the two have in common from their beginning.
    private static func shared(_ a: [Character], _ b: [Character]) -> Int { zip(a, b).prefix { $0 == $1 }.count }

    /// Every place of the words; bounded, for a comment on "e" finds thousands.
    private static func places(of quote: String, in text: String) -> [Range<String.Index>] {
        var places: [Range<String.Index>] = []
        var rest = text.startIndex..<text.endIndex
        while places.count < 200, let place = text[rest].firstRange(of: quote) {
            places.append(place)
            rest = place.upperBound..<text.endIndex
        }
        return places
    }

    /// Line breaks and runs of white space as one space: what a browser's selection holds differs from what is stored.
    static func spaced(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
