package import Base

/// A unit that may not take part by the rules has registered all the same, and asks the office to try whether it can be
/// excepted (R25). Its committee is told when the office has said yes.
package struct ExceptionRequest: Sendable, Equatable {
    package static let reasonCharactersMax = 1_000

    package let reason: String
    package let askedAt: Instant
    /// Nil while the office has not answered.
    package let isGranted: Bool?
    /// The office's reason for a no.
    package let answer: String?
}
