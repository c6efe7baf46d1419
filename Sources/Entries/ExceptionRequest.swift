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

    /// A yes was about the rules of that time; a no stands, and so does a question that waits.
    var mayBeAskedAnew: Bool { isGranted == true }

    /// Whether the unit asked as it registered. Its committee was then told nothing; that of a unit which asks later has been.
    func cameWith(_ header: EntryHeader) -> Bool { askedAt == header.registeredAt }
}
