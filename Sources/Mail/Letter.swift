public import Base

/// A letter to one person, in words not yet translated. A slice makes it; the outbox keeps it as finished text.
///
/// The greeting is set in by the rendering; `paragraphs` are the rest, one sentence group each.
public struct Letter: Sendable {
    public var to: Recipient
    public var subject: Phrase
    public var paragraphs: [Phrase]
    /// Where to go next: stands on a line of its own after the paragraphs.
    public var link: Link?
    /// Nil for that of the reader's account.
    public var language: Language?
    /// What sort of letter it is, such as `receipt`: for the office's list and the log.
    public var kind: String
    /// The id of what it speaks of, so that a page can show the letters about it.
    public var about: String?
    /// A letter with a personal link in it: nobody else reads its body, which is erased once it has left.
    public var isSecret: Bool

    public struct Link: Sendable {
        public let label: Phrase
        public let url: String
    }

    public init(
        to: Recipient, subject: Phrase, paragraphs: [Phrase], link: (label: Phrase, url: String)? = nil,
        language: Language? = nil, kind: String, about: String? = nil, isSecret: Bool = false
    ) {
        (self.to, self.subject, self.paragraphs, self.language) = (to, subject, paragraphs, language)
        self.link = link.map { Link(label: $0.label, url: $0.url) }
        (self.kind, self.about, self.isSecret) = (kind, about, isSecret)
    }

    /// Puts a phrase into a language.
    public typealias Translator = @Sendable (Phrase, Language) -> String

    /// The subject on one line, and the body: plain text with lines of at most 76 characters,
    /// except for long addresses.
    public func text(in language: Language, _ translate: Translator) -> (subject: String, body: String) {
        let greeting: Phrase = to.name.isEmpty ? "Hej!" : "Hej \(to.name)!"
        var parts = ([greeting] + paragraphs).map { PlainText.wrapped(translate($0, language)) }
        if let link {
            parts.append(PlainText.wrapped(translate(link.label, language)) + "\n" + PlainText.line(link.url))
        }
        return (PlainText.line(translate(subject, language)), parts.joined(separator: "\n\n") + "\n")
    }
}
