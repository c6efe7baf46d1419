import Assessment
import Base
import Editions
import Entries
import Site
import Store

/// An entry as the jury sees it: alike for all, so that they can be compared.
struct AwardCase: Sendable {
    let header: EntryHeader
    let guards: AwardGuards
    /// Nil until the team has locked its final assessment.
    let assessed: Assessed?
    /// What the levels suggest; the jury decides (rules §5.2).
    let advice: FarEnough?
    let decision: Decision?
    /// The results that the guards rest on; nil where the unit has stated none.
    let stated: StatedResults?

    var id: ID<Entry> { header.id }

    init(_ header: EntryHeader, _ facts: AwardFacts?, _ assessed: Assessed?, _ decision: Decision?, _ edition: Edition) {
        var facts = facts ?? AwardFacts(hasMinutes: false)
        facts.isAssessed = assessed != nil
        stated = facts.stated
        let guards = AwardGuards(facts, edition.eligibility.deficit)
        (self.header, self.guards, self.assessed, self.decision) = (header, guards, assessed, decision)
        advice = assessed.map {
            FarEnough($0.profile, cross: $0.cross, enough: edition.rubric.enough, blocks: guards.award.map(\.reason))
        }
    }
}

/// What the teams hand over to the jury: the profile of a final assessment that is locked, and nothing before.
struct Assessed: Sendable {
    let profile: Profile
    let cross: [CrossCutting.Key: ItemLevel]
}

/// All cases of a year for one pair of eyes: those that they are out of, as member or as office, are not in it, not even as a number.
struct JuryBoard: Sendable {
    let cases: [AwardCase]
    let myVotes: [ID<Entry>: AwardKind]
    let emptyClasses: [String: EmptyClass]
    let formerClasses: [String: [FormerEmptyClass]]

    /// What comes next for who looks.
    func next(_ room: JuryRoom) -> JuryNext {
        JuryNext(
            cases: cases.map { item in
                JuryNext.Case(
                    unit: item.header.unitName, path: room.path(item.id), isAssessed: item.assessed != nil,
                    isDecided: item.decision != nil || item.header.classKey.map { emptyClasses[$0] != nil } ?? false,
                    hasMyVote: myVotes[item.id] != nil)
            },
            records: room.records, votes: !room.isOffice, juryMeets: room.edition.calendar.knownJuryMeets)
    }

    /// A bounded number of queries, however many cases.
    static func read(_ room: JuryRoom, in db: any Connection) throws -> JuryBoard {
        let edition = room.edition
        let recusals = try JurySQL.recusals(of: [room.person], edition: edition.id, in: db)[room.person]
        let headers = try EntrySQL.headers(edition: edition.id, at: room.me.now, in: db)
            .filter { $0.state == .handedIn && recusals?.ground($0) == nil }
        let facts = try FactsSQL.all(edition, headers, in: db)
        let assessed = try Assessment.overview(of: edition, in: db).compactMapValues { overview in
            overview.stage == .done ? overview.profile.map { Assessed(profile: $0, cross: overview.cross) } : nil
        }
        let decisions = try DecisionSQL.all(edition: edition.id, in: db)
        return JuryBoard(
            cases: headers.map { header in
                AwardCase(header, facts[header.id], assessed[header.id], decisions[header.id], edition.edition)
            },
            myVotes: room.isOffice ? [:] : try VoteSQL.all(by: room.person, edition: edition.id, in: db),
            emptyClasses: try DecisionSQL.emptyClasses(edition: edition.id, in: db),
            formerClasses: try DecisionSQL.formerEmptyClasses(edition: edition.id, in: db))
    }
}
