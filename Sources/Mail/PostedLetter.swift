public import Base

/// A letter in the outbox, as finished text, and how it has fared.
public struct PostedLetter: Sendable, Equatable {
    public let id: ID<Letter>
    public let recipientName: String
    public let recipientAddress: String
    public let subject: String
    /// Lines parted by `\n`. Not for showing when `isSecret`, and then empty once the letter has left.
    public let body: String
    public let language: Language
    public let kind: String
    public let about: String?
    /// The letter that this one was sent again for.
    public let repeats: ID<Letter>?
    public let isSecret: Bool
    public let createdAt: Instant
    public let state: State
    /// How many times it has been tried, 0–8.
    public let attempts: Int
    /// Why the latest try failed: a Swedish sentence.
    public let lastError: String?

    public enum State: Sendable, Equatable {
        /// Goes out at the earliest then.
        case waiting(until: Instant)
        case sent(at: Instant)
        /// Given up after the last try.
        case abandoned(at: Instant)
    }
}
