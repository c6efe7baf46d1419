import Base
import Editions
import Entries
import Examiners
import HTML
import Site
import Store

/// What the team sees together, as far as the rule of blindness has opened it.
struct Consensus: Sendable {
    let bench: Bench
    /// The sheets that this viewer may read.
    let sheets: [ID<Person>: [String: SheetItem]]
    let agreed: [String: Agreed]
    let cross: [CrossCutting.Key: CrossJudged]
    let me: ID<Person>

    init(_ seat: Seat, in db: any Connection) throws {
        bench = try Bench(seat, in: db)
        me = seat.person
        let judging = bench.judging
        guard judging.sheetLocks[me] != nil else {
            throw Refusal("Lås din egen bedömning först. Därefter ser du de andras.")
        }
        sheets = try SheetSQL.find(judging.blindness.open(to: judging.viewer(me)), at: bench.entry, in: db)
        agreed = try ConsensusSQL.agreed(bench.entry, in: db)
        cross = try ConsensusSQL.cross(bench.entry, in: db)
    }

    func spread(_ item: String) -> Spread { Spread(sheets.values.compactMap { $0[item]?.level }) }

    var spreads: [String: Spread] {
        Dictionary(uniqueKeysWithValues: bench.edition.items.map { ($0.id, spread($0.id)) })
    }

    var check: ConsensusCheck {
        ConsensusCheck(bench.edition, agreed: agreed, spreads: spreads, cross: cross)
    }

    func mine(_ item: String) -> Int? { sheets[me]?[item]?.level }

    /// Whether this person sets the levels, now.
    func isEditable(by seat: Seat) -> Bool {
        guard seat.isCoordinator else { return false }
        return (try? bench.gate.writeConsensus()) != nil
    }
}

extension Assessment {
    /// Every question with the team's levels, the largest difference first.
    func consensusPage(_ me: ImpartialExaminer) async throws -> Answer {
        let seat = me.seat
        let consensus = try await me.read { try Consensus(seat, in: $0) }
        try await me.noteReading("sheets.read", of: me.entry.text)
        let (bench, t) = (consensus.bench, me.t)
        return me.page(
            Page("Konsensus", crumbs: bench.crumbs(t, .init(t("Konsensus"))), thread: bench.thread(me)) {
                h1(t(consensus.check.withoutLevel.isEmpty ? "Konsensus" : "Störst skillnad först"))
                p(t(lead(consensus)), .class("lead"))
                waiting(consensus, me)
                nextStep(consensus, me)
                if bench.gate.consensusLocked { ProfileView(me, bench.edition, consensus.agreed.mapValues(\.level), consensus.cross).html }
                p(t("Varje prick är en examinators nivå. Den fyllda pricken är din, de tomma är de andras."), .class("soft"))
                list(consensus, me)
                conflictLink(bench.entry, me)
            })
    }

    /// Locks what the team has agreed on.
    func lockConsensus(_ me: Coordinator) async throws -> Answer {
        let (seat, now, by) = (me.seat, me.now, me.person.id)
        try await me.write("consensus.locked", about: me.entry.text, seal: Seal(Self.consensusSeal, me.entry.text)) { db in
            let consensus = try Consensus(seat, in: db)
            try consensus.bench.gate.writeConsensus()
            try consensus.bench.mustBeSettled(at: now, in: db)
            if try ChangeSQL.isPending(consensus.bench.entry, in: db) {
                throw Refusal("Verksamheten ändrar i sitt bidrag. Lås när ändringen är avslutad: ni får brev om det.")
            }
            guard consensus.check.isReady else {
                throw Refusal(
                    "Allt är inte klart. Varje fråga behöver en nivå, stora skillnader en motivering och helheten tre bedömningar.")
            }
            try JudgingSQL.lockConsensus(consensus.bench.entry, by: by, at: now, in: db)
        }
        return me.redirect(
            to: "/granskning/\(me.entry)/konsensus", receipt: "Konsensus är låst.",
            "Laget ser nu summan och profilen. Nästa steg är platsbesöket.")
    }
}

private func lead(_ consensus: Consensus) -> Phrase {
    if consensus.bench.gate.consensusLocked { return "Konsensus är låst. Nivåerna kan bara ändras med belägg från platsbesöket." }
    let apart = consensus.spreads.filter(\.value.needsMotivation)
    return switch consensus.check.unsettled(of: apart.keys).count {
    case 0 where consensus.check.withoutLevel.isEmpty: "Alla frågor har en nivå som ni är överens om."
    case 0 where !apart.isEmpty: "De frågor som skilde mest är klara. Resten är ni nästan överens om."
    case 0: "Ingen fråga skiljer mer än ett steg. Ni är nästan överens."
    case 1: "En fråga som skiljer minst två steg är kvar. Börja där: resten är ni nästan överens om."
    case let count: "\(count) frågor som skiljer minst två steg är kvar. Börja där: resten är ni nästan överens om."
    }
}

private func waiting(_ consensus: Consensus, _ me: ImpartialExaminer) -> HTML? {
    let (judging, gate, t) = (consensus.bench.judging, consensus.bench.gate, me.t)
    if gate.consensusLocked { return nil }
    if gate.isShort {
        return p(
            t("Laget är ofullständigt: \(gate.judgesMin) examinatorer behövs för konsensus. Kansliet utser en ersättare."),
            .class("warning"))
    }
    guard !gate.allHaveLocked else { return nil }
    let names = judging.judges.filter { judging.sheetLocks[$0.person] == nil }.map(\.name)
    return p(t("Har inte låst än: \(names.joined(separator: ", ")). Konsensus börjar när alla har låst."), .class("notice"))
}

@Markup private func nextStep(_ consensus: Consensus, _ me: ImpartialExaminer) -> HTML {
    let (bench, t) = (consensus.bench, me.t)
    if consensus.isEditable(by: me.seat) {
        let next =
            inOrder(consensus).first { consensus.agreed[$0.id] == nil }
            ?? inOrder(consensus).first { consensus.check.withoutMotivation.contains($0.id) }
        div(.class("actions")) {
            if let next {
                a(t("Öppna fråga \(next.id)"), .href(bench.path + "/konsensus/\(next.id)"), .class("btn"))
                a(t("Helheten"), .href(bench.path + "/helhet"), .class("btn quiet"))
            } else if !consensus.check.crossMissing.isEmpty {
                a(t("Bedöm helheten"), .href(bench.path + "/helhet"), .class("btn"))
            } else {
                details {
                    summary(t("Lås konsensus"))
                    p(
                        t(
                            "Kontrollera först frågorna nedan och helheten. När ni har låst ser laget summan, och bara platsbesöket kan ändra en nivå."
                        ))
                    actButton(me, "Ja, lås konsensus", to: bench.path + "/konsensus-las")
                }
                a(t("Helheten"), .href(bench.path + "/helhet"), .class("btn quiet"))
            }
        }
        p(
            t(
                "\(consensus.agreed.count) av \(bench.edition.items.count) frågor klara. Efter låsningen kan nivåerna bara ändras med belägg från platsbesöket."
            ), .class("soft"))
    } else if bench.gate.consensusLocked {
        div(.class("actions")) {
            a(t("Till platsbesöket"), .href(bench.path + "/platsbesok"), .class("btn"))
            a(t("Helheten"), .href(bench.path + "/helhet"), .class("btn quiet"))
        }
    }
}

private func inOrder(_ consensus: Consensus) -> [AnswerItem] {
    Spread.inOrder(consensus.bench.edition.items) { consensus.spread($0.id) }
}

private func list(_ consensus: Consensus, _ me: ImpartialExaminer) -> HTML {
    let (t, path) = (me.t, consensus.bench.path)
    return Table(
        t("Konsensus"), [t("Fråga"), t("Var och en, 0–5"), t("Spridning"), t("Konsensus")], numeric: [3],
        rows: inOrder(consensus).map { item in
            let spread = consensus.spread(item.id)
            return [
                a(item.listName(me.language), .href("\(path)/konsensus/\(item.id)")),
                Dots(levels: spread.levels, mine: consensus.mine(item.id)).html(t), me.tag(spread),
                HTML(consensus.agreed[item.id]?.level.text(me.language) ?? "–"),
            ]
        }
    ).html
}
