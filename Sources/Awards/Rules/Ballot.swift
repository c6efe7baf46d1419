package import Base

/// What the votes say, as a help for the meeting: the jury decides at the table, and writes it in its minutes.
package struct Ballot<Person>: Sendable {
    package let votes: [ID<Person>: AwardKind]
    package let chair: ID<Person>?

    package init(_ votes: [ID<Person>: AwardKind], chair: ID<Person>? = nil) {
        (self.votes, self.chair) = (votes, chair)
    }

    /// What most have voted for.
    package enum Outcome: Equatable, Sendable {
        case nobodyHasVoted
        case most(AwardKind)
        /// As many for each; the chair's own vote decides (Q9).
        case byChair(AwardKind)
        case tie
    }

    package func count(_ kind: AwardKind) -> Int { votes.values.count { $0 == kind } }

    package var outcome: Outcome {
        let top = AwardKind.allCases.map(count).max() ?? 0
        if top == 0 { return .nobodyHasVoted }
        let leading = AwardKind.allCases.filter { count($0) == top }
        if leading.count == 1 { return .most(leading[0]) }
        if let chair, let vote = votes[chair], leading.contains(vote) { return .byChair(vote) }
        return .tie
    }
}
