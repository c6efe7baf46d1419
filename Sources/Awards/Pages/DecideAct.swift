import Base
import Editions
import Entries
import Examiners
import Site
import Store

extension Awards {
    func decideAsChair(_ me: CaseChair) async throws -> Answer {
        try await decide(try await .of(me, me.edition), me.header)
    }

    func decideAsOffice(_ me: OfficeMember) async throws -> Answer {
        let room = try await JuryRoom.of(me)
        return try await decide(room, try await me.caseInPath(room.edition))
    }

    /// Records the decision of the meeting. Everything is asked in the transaction that records it.
    private func decide(_ room: JuryRoom, _ header: EntryHeader) async throws -> Answer {
        let draft = DecisionDraft(room.me.form)
        let present = Set(room.me.form.all("narvarande").compactMap { ID<Person>($0) })
        do {
            let isChange = try await record(draft, present, room, header)
            return room.me.redirect(
                to: room.path(header.id), receipt: isChange ? "Beslutet är ändrat." : "Beslutet är fattat.",
                room.isPublic ? "Ändringen syns för alla nu." : room.secrecy)
        } catch let refused as RefusedDecision {
            var problems = Problems()
            for refusal in refused.refusals { problems.add(refusal.phrase, refusal.field ?? "") }
            return try await showCase(room, header, problems)
        }
    }

    private func record(
        _ draft: DecisionDraft, _ present: Set<ID<Person>>, _ room: JuryRoom, _ header: EntryHeader
    ) async throws -> Bool {
        let (now, edition, person) = (room.me.now, room.edition, room.person)
        return try await room.me.write(
            "jury.decided", about: header.id.text, detail: draft.kind?.rawValue ?? "", seal: Seal(Self.decisionSeal, header.id.text)
        ) { db in
            guard let fresh = try EntrySQL.header(header.id, at: now, in: db),
                let edition = try Editions.find(edition.id, in: db)
            else { throw Halt.notFound }
            let file = try CaseFile.read(fresh, edition, in: db)
            var refusals = DecisionCheck.refusals(draft, file.context(room))
            do { try edition.embargo.mayDecide() } catch let refusal as Refusal { refusals.append(refusal) }
            do { try file.quorum.check(present) } catch let refusal as Refusal { refusals.append(refusal) }
            do { try UnsettledSQL.mustBeSettled(header.id, edition: edition.id, at: now, in: db) } catch let refusal as Refusal {
                refusals.append(refusal)
            }
            guard refusals.isEmpty, let kind = draft.kind, let meeting = draft.meeting else {
                throw RefusedDecision(refusals: refusals)
            }
            try DecisionSQL.record(
                Decision(
                    entry: header.id, kind: kind, citation: kind.isHonour ? draft.citation : "", meeting: meeting,
                    paragraph: draft.paragraph, present: present.intersection(file.quorum.entitled), at: now, by: person),
                reason: draft.reason, in: db)
            return file.item.decision != nil
        }
    }
}

/// What is wrong with a decision; nothing of it was recorded.
private struct RefusedDecision: Error { let refusals: [Refusal] }

extension DecisionDraft {
    init(_ form: Form) {
        self.init(
            kind: AwardKind(rawValue: form["beslut"]), citation: form["motivering"], meeting: form.day("mote"),
            paragraph: Decision.bare(form["paragraf"]), reason: form["skal"])
    }
}
