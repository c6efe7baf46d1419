package import Base
package import Mail
package import Site
package import Store

/// An act of the office that weighs so much that all of the office is told of it by letter, and that takes two of its
/// members where the installation asks for it (rules §2): giving a role of office or jury, lifting a recusal, taking away
/// what a conflict of interest rests on.
///
/// The slice that owns the act says once what it is; `WeightyActs` tells, keeps the proposal and carries it out.
package struct WeightyAct: Sendable {
    /// What the act is about, by names of the slice's own choosing, such as `person`: kept with a proposal.
    package typealias Facts = [String: String]

    /// A stable word, which the log uses too, such as `role.granted`.
    package let kind: String
    /// What is done, as a sentence for the office: "Maria Berg (maria.berg@stad.example) får rollen Domarkommittén, 2024".
    /// Throws a `Refusal` or a `Halt` when the act is not possible any longer.
    package let sentence: @Sendable (_ facts: Facts, any Connection) throws -> Phrase
    /// The entries that it is about, by id: who has a conflict of interest in any of them takes no part in it.
    package let touches: @Sendable (_ facts: Facts, any Connection) throws -> [String]
    /// Whether nobody does it for themselves, nor confirms what is about them.
    package let isForOthersOnly: Bool
    /// Does it. `by` is the one who wished it, `confirmedBy` the second where two were asked for.
    package let carryOut: @Sendable (_ facts: Facts, _ by: ID<Person>, Instant, any Connection) throws -> Void

    package init(
        _ kind: String, isForOthersOnly: Bool = false,
        sentence: @escaping @Sendable (_ facts: Facts, any Connection) throws -> Phrase,
        touches: @escaping @Sendable (_ facts: Facts, any Connection) throws -> [String] = { facts, _ in
            facts["entry"].map { [$0] } ?? []
        },
        carryOut: @escaping @Sendable (_ facts: Facts, _ by: ID<Person>, Instant, any Connection) throws -> Void
    ) {
        (self.kind, self.isForOthersOnly) = (kind, isForOthersOnly)
        (self.sentence, self.touches, self.carryOut) = (sentence, touches, carryOut)
    }
}

/// The weighty acts of the house, and how they are done.
package struct WeightyActs: Sendable {
    let outbox: Outbox
    private let acts: [String: WeightyAct]

    /// How an act ended: it is done, or waits for a second person.
    package enum Outcome: Sendable { case done, proposed }

    /// What the receipt says of a workplace that takes away a ground for conflict, where two are asked for.
    package static let workplaceWaits: Phrase = "Den nya arbetsplatsen gäller när någon annan på kansliet har bekräftat den."

    package init(outbox: Outbox, _ acts: [WeightyAct]) {
        self.outbox = outbox
        self.acts = Dictionary(uniqueKeysWithValues: acts.map { ($0.kind, $0) })
    }

    /// The word for the log: that of the act, or of its proposal.
    package func word(_ kind: String, _ settings: SiteSettings) -> String {
        settings.asksTwoPersons ? "\(kind).proposed" : kind
    }

    /// Does the act in the caller's transaction, or keeps it as a proposal where two persons are asked for. All of the
    /// office is told either way. To be called inside `me.write(acts.word(kind, me.site.settings), …)`.
    @discardableResult
    package func act(_ kind: String, _ facts: WeightyAct.Facts, by me: OfficeMember, in db: any Connection) throws -> Outcome {
        guard let act = acts[kind] else { throw Halt.notFound }
        try mustBeImpartial(act, facts, me, in: db)
        let (sentence, asksTwo) = (try act.sentence(facts, db), me.site.settings.asksTwoPersons)
        if asksTwo {
            let isNew = try ProposalSQL.add(kind, facts, by: me.person.id, at: me.now, in: db)
            guard isNew else { throw Refusal("Förslaget finns redan och väntar på att någon annan på kansliet bekräftar det.") }
        } else {
            try act.carryOut(facts, me.person.id, me.now, db)
            try tellConflicts(facts, me, in: db)
        }
        let told = asksTwo ? OfficeWord.proposed(sentence) : .done(sentence)
        try tell(told, by: me.person.name, me.site.settings.baseURL, at: me.now, in: db)
        return asksTwo ? .proposed : .done
    }

    /// Confirms or turns down a proposal; the one who made it can only take it back.
    func decide(_ id: ID<Proposal>, isConfirmed: Bool, by me: OfficeMember, in db: any Connection) throws {
        guard let proposal = try ProposalSQL.find(id, in: db), let act = acts[proposal.kind] else { throw Halt.notFound }
        guard proposal.decidedAt == nil else { throw Refusal("Förslaget är redan avgjort.") }
        if isConfirmed {
            guard proposal.by != me.person.id else {
                throw Refusal("Du har lagt förslaget. Någon annan på kansliet bekräftar det.")
            }
            guard try RoleSQL.isOffice(proposal.by, in: db) else {
                throw Refusal("Den som lade förslaget är inte kvar i kansliet. Lägg ett nytt förslag.")
            }
        }
        try mustBeImpartial(act, proposal.facts, me, in: db)
        let sentence = (try? act.sentence(proposal.facts, db)) ?? "Det går inte att göra längre."
        if isConfirmed {
            try act.carryOut(proposal.facts, proposal.by, me.now, db)
            try tellConflicts(proposal.facts, me, in: db)
        }
        try ProposalSQL.decide(id, isConfirmed: isConfirmed, by: me.person.id, at: me.now, in: db)
        try tell(
            isConfirmed ? .confirmed(sentence, proposedBy: proposal.byName) : .turnedDown(sentence, proposedBy: proposal.byName),
            by: me.person.name, me.site.settings.baseURL, at: me.now, in: db)
    }

    /// Nobody takes part in an act about an entry that they have a conflict of interest in (R82), nor in one that would take
    /// away their own.
    private func mustBeImpartial(_ act: WeightyAct, _ facts: WeightyAct.Facts, _ me: OfficeMember, in db: any Connection) throws {
        if act.isForOthersOnly, facts["person"] == me.person.id.text {
            throw Refusal("Det gäller ditt eget jäv. Be en kollega på kansliet.")
        }
        try me.mustBeImpartial(to: act.touches(facts, db), in: db)
    }

    /// What the act puts in the person's way, or takes out of it, is told at once (R82).
    private func tellConflicts(_ facts: WeightyAct.Facts, _ me: OfficeMember, in db: any Connection) throws {
        if let person = facts["person"].flatMap({ ID<Person>($0) }) { try me.site.conflicts.tell(person, me.now, db) }
    }

    /// What each proposal would do; nil for one that is not possible any longer.
    func sentence(_ proposal: Proposal, in db: any Connection) -> Phrase? {
        try? acts[proposal.kind]?.sentence(proposal.facts, db)
    }

    /// Tells every member of the office, also `besides` who has just left it. `by` is who did it, by name.
    package func tell(
        _ word: OfficeWord, by name: String, _ baseURL: String, besides: [Person] = [], at now: Instant, in db: any Connection
    ) throws {
        var seen: Set<ID<Person>> = []
        for person in try PersonSQL.holding([.office], in: db) + besides where seen.insert(person.id).inserted {
            guard let letter = word.letter(to: person, by: name, baseURL) else { continue }
            try outbox.post(letter, in: db, at: now)
        }
    }
}
