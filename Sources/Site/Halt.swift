public import Base

/// Stops a request with a page that says why. Each becomes a status and plain words in `ProblemPage`.
public enum Halt: Error, Sendable {
    /// There is no such thing, or it is not yours: the two look the same.
    case notFound
    /// The visitor must sign in first, and comes back here afterwards.
    case signIn
    /// The person holds a role that may open this, but acts in another now.
    case otherRole(Role)
    /// The form was written in a role of the person's that they do not act in now; nil when that role is no longer held.
    case switchedRole(Role?)
    /// The same press has come before, and what it did stands.
    case sentBefore
    /// The person may not do this.
    case forbidden(Phrase)
    /// The request cannot be understood.
    case bad(Phrase)
    case tooLarge(maxBytes: Int)
    case tooMany(retryAfterSeconds: Int)
    /// There is no room just now: 429 when it is the visitor's own doing, else 503.
    case wait(Phrase, status: Int, seconds: Int)
    /// The method does not exist for this address.
    case method
}

extension Halt {
    /// When to come again; nil where that would not help.
    var retryAfterSeconds: Int? {
        switch self {
        case .tooMany(let seconds), .wait(_, _, let seconds): seconds
        default: nil
        }
    }
}
