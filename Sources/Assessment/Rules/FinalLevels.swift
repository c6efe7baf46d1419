import Base

/// What the visit changed: a level other than the consensus, and the evidence seen (rules §5.3, step 4).
package struct ChangedLevel: Equatable, Sendable {
    package var level: ItemLevel
    package var evidence: String

    package init(level: ItemLevel, evidence: String) { (self.level, self.evidence) = (level, evidence) }

    package var lacksEvidence: Bool { evidence.isBlank }
}

/// The levels that stand in the end: the consensus, but for what the visit changed.
package enum FinalLevels {
    package static func of(
        _ consensus: [String: ItemLevel], changed: [String: ChangedLevel]
    ) -> [String: ItemLevel] {
        consensus.merging(changed.mapValues(\.level)) { _, changed in changed }
    }
}
