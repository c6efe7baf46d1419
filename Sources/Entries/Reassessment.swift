package import Base
package import Site
package import Store

/// What the assessment does when the text it rests on is to change, or has changed (R53). Assessment, which stands above,
/// fills it.
package protocol Reassessment: Sendable {
    /// A change has been asked for: what the team has agreed on opens again, and the team is told.
    /// - Returns: whether there was a lock to open.
    func asked(_ header: EntryHeader, until due: Day, _ me: OfficeMember, in db: any Connection) throws -> Bool
    /// The change is settled: the team goes on with the text that stands.
    func settled(_ header: EntryHeader, _ me: OfficeMember, in db: any Connection) throws
}

/// A house where nothing is assessed.
package struct NoAssessment: Reassessment {
    package init() {}
    package func asked(_ header: EntryHeader, until due: Day, _ me: OfficeMember, in db: any Connection) throws -> Bool { false }
    package func settled(_ header: EntryHeader, _ me: OfficeMember, in db: any Connection) throws {}
}

extension Entries {
    /// The same, told to the assessment.
    package func telling(_ reassessment: any Reassessment) -> Entries {
        var entries = self
        entries.reassessment = reassessment
        return entries
    }
}
