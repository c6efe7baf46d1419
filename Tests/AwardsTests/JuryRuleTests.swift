import Awards
import Base
import Editions
import Testing

private enum Judge {}

private let now = Instant(secondsSince1970: 1_700_000_000)
private let today = Day(2024, 10, 24)!

@Suite("Q9: at least half of the jury, and the chair's casting vote")
struct QuorumTests {
    private let people = (0..<5).map { _ in ID<Judge>(at: now) }

    @Test("Half, rounded up", arguments: [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3)])
    func half(members: Int, least: Int) {
        #expect(Quorum<Judge>(members: Set(people.prefix(members)), recused: []).presentMin == least)
    }

    @Test("An empty jury can decide nothing")
    func empty() {
        #expect(throws: Refusal.self) { try Quorum<Judge>(members: [], recused: []).check([]) }
    }

    @Test("Enough, too few, and somebody who is out")
    func check() throws {
        let quorum = Quorum<Judge>(members: Set(people), recused: [people[0]])
        try quorum.check([people[1], people[2], people[3]])
        #expect(throws: Refusal.self) { try quorum.check([people[1], people[2]]) }
        #expect(throws: Refusal.self) { try quorum.check(Set(people)) }
        #expect(throws: Refusal.self) { try quorum.check([people[1], people[2], ID(at: now)]) }
        #expect(quorum.entitled == Set(people.dropFirst()))
    }

    @Test("The most votes, a tie, and the chair's vote")
    func ballot() {
        let (a, b, c, d) = (people[0], people[1], people[2], people[3])
        #expect(Ballot<Judge>([:]).outcome == .nobodyHasVoted)
        #expect(Ballot([a: .award, b: .award, c: .none]).outcome == .most(.award))
        #expect(Ballot([a: .award, b: .none]).outcome == .tie)
        #expect(Ballot([a: .award, b: .none], chair: b).outcome == .byChair(.none))
        #expect(Ballot([a: .award, b: .award, c: .none, d: .none], chair: d).outcome == .byChair(.none))
        #expect(Ballot([a: .award, b: .none, c: .honorary], chair: d).outcome == .tie)
        #expect(Ballot([a: .award, b: .award, c: .none, d: .none, people[4]: .honorary], chair: people[4]).outcome == .tie)
    }
}

@Suite("R110–R113: a decision is whole, or refused with its field")
struct DecisionCheckTests {
    func draft(
        _ kind: AwardKind?, citation: String = "För sin röda tråd.", meeting: Day? = today, paragraph: String = "12",
        reason: String = ""
    ) -> DecisionDraft {
        DecisionDraft(kind: kind, citation: citation, meeting: meeting, paragraph: paragraph, reason: reason)
    }

    func fields(_ draft: DecisionDraft, _ change: (inout DecisionContext) -> Void = { _ in }) -> [String?] {
        var context = DecisionContext(
            guards: AwardGuards(AwardFacts(lastResult: 0, forecast: 0), .init(blocksAward: true, blocksHonoraryMention: false)),
            meetingDays: Day(2024, 5, 17)!...today)
        change(&context)
        return DecisionCheck.refusals(draft, context).map(\.field)
    }

    @Test("The jury has met after the hand-in, and not tomorrow")
    func meetingDays() {
        #expect(fields(draft(AwardKind.none, meeting: Day(2024, 5, 17)!)).isEmpty)
        #expect(fields(draft(AwardKind.none, meeting: Day(2024, 5, 16)!)) == ["mote"])
        #expect(fields(draft(AwardKind.none, meeting: Day(1, 1, 1)!)) == ["mote"])
        #expect(fields(draft(AwardKind.none, meeting: today.adding(days: 1))) == ["mote"])
    }

    @Test("Every kind can be decided", arguments: AwardKind.allCases)
    func whole(kind: AwardKind) { #expect(fields(draft(kind)).isEmpty) }

    @Test("A citation for what is read out, none needed for what is not")
    func citation() {
        #expect(fields(draft(.award, citation: "")) == ["motivering"])
        #expect(fields(draft(.honorary, citation: "")) == ["motivering"])
        #expect(fields(draft(AwardKind.none, citation: "")).isEmpty)
        #expect(fields(draft(.award, citation: String(repeating: "å", count: 2000))).isEmpty)
        #expect(fields(draft(.award, citation: String(repeating: "å", count: 2001))) == ["motivering"])
    }

    @Test("A kind, a day that has been, and a paragraph")
    func meeting() {
        #expect(fields(draft(nil)) == ["beslut"])
        #expect(fields(draft(AwardKind.none, meeting: nil)) == ["mote"])
        #expect(fields(draft(AwardKind.none, meeting: today.adding(days: 1))) == ["mote"])
        #expect(fields(draft(AwardKind.none, paragraph: "")) == ["paragraf"])
        #expect(fields(draft(AwardKind.none, paragraph: String(repeating: "1", count: 31))) == ["paragraf"])
    }

    @Test("R112: no award in a class that is declared empty, but an honorary mention")
    func emptyClass() {
        #expect(fields(draft(.award)) { $0.isClassEmpty = true } == ["beslut"])
        #expect(fields(draft(.honorary)) { $0.isClassEmpty = true }.isEmpty)
        #expect(DecisionCheck.emptyClass(reason: "", awards: 0).map(\.field) == ["skal"])
        #expect(DecisionCheck.emptyClass(reason: "Ingen nådde fram.", awards: 1).count == 1)
        #expect(DecisionCheck.emptyClass(reason: "Ingen nådde fram.", awards: 0).isEmpty)
    }

    @Test("R116: changed freely before the ceremony, after it only with a reason")
    func change() {
        #expect(fields(draft(AwardKind.none)) { $0.isChange = true }.isEmpty)
        #expect(
            fields(draft(AwardKind.none)) {
                $0.isChange = true; $0.isPublic = true
            } == ["skal"])
        #expect(
            fields(draft(AwardKind.none, reason: "Fel i underlaget.")) {
                $0.isChange = true; $0.isPublic = true
            }.isEmpty)
        #expect(fields(draft(AwardKind.none)) { $0.isPublic = true }.isEmpty)
    }

    @Test("R23: what blocks is told, and neither can still be decided")
    func blocked() {
        let rule = EligibilityRules.Deficit(blocksAward: true, blocksHonoraryMention: false)
        let guards = AwardGuards(AwardFacts(lastResult: -1, forecast: 0), rule)
        #expect(fields(draft(.award)) { $0.guards = guards } == ["beslut"])
        #expect(fields(draft(.honorary)) { $0.guards = guards }.isEmpty)
        #expect(fields(draft(AwardKind.none)) { $0.guards = guards }.isEmpty)
    }
}
