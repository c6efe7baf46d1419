import Assessment
import Base
import Editions
import Entries
import Examiners
import HTML
import RichText
import Site
import Store

/// Everything on the table when one case is discussed.
struct CaseFile: Sendable {
    let item: AwardCase
    let presentation: Document?
    let picture: PresentationState
    /// What the team hands over; nil until its assessment is locked.
    let team: JuryCase?
    let members: [JuryMember]
    let votes: [ID<Person>: AwardKind]
    let recusals: [ID<Person>: JuryRecusals]
    let former: [FormerDecision]
    let emptyClass: EmptyClass?

    var header: EntryHeader { item.header }
    var presentationHTML: HTML? { presentation?.html(headingsFrom: 3) }

    /// Why each member who is out is so.
    var grounds: [ID<Person>: Conflicts.Ground] { recusals.compactMapValues { $0.ground(header) } }

    var quorum: Quorum<Person> {
        Quorum(members: Set(members.map(\.id)), recused: Set(grounds.keys))
    }

    /// The votes of those who may vote.
    var ballot: Ballot<Person> {
        Ballot(votes.filter { quorum.entitled.contains($0.key) }, chair: members.first(where: \.isChair)?.id)
    }

    func context(_ room: JuryRoom) -> DecisionContext {
        DecisionContext(
            guards: item.guards, isClassEmpty: emptyClass != nil, isChange: item.decision != nil,
            isPublic: room.isPublic, meetingDays: room.meetingDays)
    }

    /// Throws `Halt.notFound` for an entry that is not handed in, or that has been taken back.
    static func read(_ header: EntryHeader, _ edition: StoredEdition, in db: any Connection) throws -> CaseFile {
        guard header.state == .handedIn else { throw Halt.notFound }
        let id = header.id
        let team = try Assessment.juryCase(id, of: edition.edition, in: db)
        let assessed = team.map { Assessed(profile: $0.profile, cross: $0.cross.mapValues(\.level)) }
        let members = try JurySQL.members(of: edition.id, in: db)
        return CaseFile(
            item: AwardCase(
                header, try FactsSQL.all(edition, [header], in: db)[id], assessed, try DecisionSQL.find(id, in: db),
                edition.edition),
            presentation: try AnswerSQL.sealed(id, FormPart.presentationID, in: db),
            picture: try PresentationSQL.find(id, in: db),
            team: team, members: members, votes: try VoteSQL.all(on: id, in: db),
            recusals: try JurySQL.recusals(of: members.map(\.id), edition: edition.id, in: db),
            former: try DecisionSQL.former(id, in: db),
            emptyClass: try header.classKey.flatMap { try DecisionSQL.emptyClasses(edition: edition.id, in: db)[$0] })
    }
}
