/// A no, as a sentence that tells the person what to do. The Swedish sentence is also the key of its translation.
public struct Refusal: Error, Equatable, Sendable {
    public let phrase: Phrase
    /// The form field that it speaks of, if one.
    public let field: String?

    public init(_ phrase: Phrase, field: String? = nil) {
        (self.phrase, self.field) = (phrase, field)
    }

    /// The Swedish sentence, for tests and logs.
    public var sentence: String { phrase.swedish }
}
