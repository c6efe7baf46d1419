public import Base
public import Store

/// The letters of the house. A letter is posted in the transaction of what it tells of, so that there is never one
/// without the other; the courier carries it afterwards.
public struct Outbox: Sendable {
    /// Rung when a letter is posted; the courier of the same process listens.
    public let bell: Bell
    private let translate: Letter.Translator
    private let languageOf: ReaderLanguage

    /// The language that somebody with this address reads; nil for an unknown one. Accounts, which stands above, fills it.
    public typealias ReaderLanguage = @Sendable (EmailAddress, any Connection) throws -> Language?

    public init(
        bell: Bell = Bell(), languageOf: @escaping ReaderLanguage = { _, _ in nil },
        translate: @escaping Letter.Translator = { phrase, _ in phrase.swedish }
    ) {
        (self.bell, self.languageOf, self.translate) = (bell, languageOf, translate)
    }

    /// Posts a letter in the caller's transaction. It leaves within seconds, or at `notBefore`.
    @discardableResult
    public func post(
        _ letter: Letter, in connection: any Connection, at now: Instant, notBefore: Instant? = nil
    ) throws -> ID<Letter> {
        let language = try letter.language ?? languageOf(letter.to.address, connection) ?? .swedish
        let text = letter.text(in: language, translate)
        let id = ID<Letter>(at: now)
        try connection.run(
            """
            INSERT INTO letter (id, recipient_name, recipient_address, subject, body, language, kind, about, secret,
                created_at, not_before)
            VALUES (\(id), \(letter.to.name), \(letter.to.address.text), \(text.subject), \(text.body),
                \(language.rawValue), \(letter.kind), \(letter.about), \(letter.isSecret),
                \(now), \(notBefore ?? now))
            """)
        // A hint only: the transaction may still fail or be tried again.
        bell.ring()
        return id
    }

    /// Posts a letter once more as a new row that says which it repeats; to another address when `to` is given.
    /// Throws a `Refusal` for a letter that still waits, is unknown, or held a personal link.
    @discardableResult
    public func resend(
        _ id: ID<Letter>, to recipient: Recipient? = nil, in connection: any Connection, at now: Instant
    ) throws -> ID<Letter> {
        guard let letter = try self.letter(id, in: connection) else { throw Refusal("Brevet finns inte.") }
        if case .waiting = letter.state { throw Refusal("Brevet väntar redan på att skickas.") }
        if letter.isSecret {
            throw Refusal(
                "Brevet innehöll en personlig länk och kan inte skickas igen. Be mottagaren begära en ny länk."
            )
        }
        let copy = ID<Letter>(at: now)
        try connection.run(
            """
            INSERT INTO letter (id, recipient_name, recipient_address, subject, body, language, kind, about, repeats,
                secret, created_at, not_before)
            VALUES (\(copy), \(recipient?.name ?? letter.recipientName),
                \(recipient?.address.text ?? letter.recipientAddress), \(letter.subject), \(letter.body),
                \(letter.language.rawValue), \(letter.kind), \(letter.about), \(id), 0, \(now), \(now))
            """)
        bell.ring()
        return copy
    }
}
