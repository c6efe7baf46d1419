/// The passage that a comment is about: its words, and a little of what stands around it.
///
/// A text changes under its comments. The passage is found again by its words; when they are gone, the comment remains with
/// the words it was about, and what stood around them.
package struct Anchor: Equatable, Sendable {
    package static let quoteCharactersMax = 500
    package static let aroundCharacters = 40
    /// Of words that stand in more places than this, the first ones are looked at.
    package static let placesMax = 200

    package let quote: String
    package let before: String
    package let after: String

    package init(quote: String, before: String, after: String) { (self.quote, self.before, self.after) = (quote, before, after) }

    /// An anchor for `quote` where what stands around it is most like `before` and `after`, for the words may stand in several places;
    /// the first of those that are equally like. Nil when the words stand nowhere, or are too many.
    package init?(quote: String, before: String = "", after: String = "", in text: String) {
        let (quote, text) = (Self.spaced(quote), Self.spaced(text))
        guard !quote.isEmpty, quote.count <= Self.quoteCharactersMax else { return nil }
        let (led, followed) = (Self.letters(before).reversed(), Self.letters(after))
        let likeness = { (place: Range<String.Index>) in
            let (left, right) = (
                text[..<place.lowerBound].suffix(2 * Self.aroundCharacters), text[place.upperBound...].prefix(2 * Self.aroundCharacters)
            )
            return zip(Self.letters(left).reversed(), led).prefix { $0 == $1 }.count
                + zip(Self.letters(right), followed).prefix { $0 == $1 }.count
        }
        let places = text.ranges(of: quote).prefix(Self.placesMax).map { (place: $0, likeness: likeness($0)) }
        guard let best = places.map(\.likeness).max(), let place = places.first(where: { $0.likeness == best })?.place else { return nil }
        self.init(
            quote: quote, before: String(text[..<place.lowerBound].suffix(Self.aroundCharacters)),
            after: String(text[place.upperBound...].prefix(Self.aroundCharacters)))
    }

    /// Whether the words still stand in a text that has gone through `spaced`.
    package func stands(inSpaced text: String) -> Bool { text.contains(quote) }

    private static func letters(_ text: some StringProtocol) -> [Character] { text.filter { !$0.isWhitespace } }

    /// Line breaks and runs of white space as one space: what a browser's selection holds differs from what is stored.
    package static func spaced(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
