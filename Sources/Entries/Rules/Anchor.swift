/// The passage that a comment is about: its words, and a little of what stands around it.
///
/// A text changes under its comments. The passage is found again by its words; when they are gone, the comment remains with
/// the words it was about, and what stood around them.
struct Anchor: Equatable, Sendable {
    static let quoteCharactersMax = 500
    static let aroundCharacters = 40

    let quote: String
    let before: String
    let after: String

    init(quote: String, before: String, after: String) { (self.quote, self.before, self.after) = (quote, before, after) }

    /// An anchor for `quote` where it first stands in `text`; nil when it does not, or is too long.
    init?(quote: String, in text: String) {
        let (quote, text) = (Self.spaced(quote), Self.spaced(text))
        guard !quote.isEmpty, quote.count <= Self.quoteCharactersMax, let place = text.firstRange(of: quote) else { return nil }
        self.init(
            quote: quote, before: String(text[..<place.lowerBound].suffix(Self.aroundCharacters)),
            after: String(text[place.upperBound...].prefix(Self.aroundCharacters)))
    }

    /// Whether the words still stand in a text that has gone through `spaced`.
    func stands(inSpaced text: String) -> Bool { text.contains(quote) }

    /// Line breaks and runs of white space as one space: what a browser's selection holds differs from what is stored.
    static func spaced(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
