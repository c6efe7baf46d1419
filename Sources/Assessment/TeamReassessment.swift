package import Base
import Editions
package import Entries
import Examiners
package import Mail
package import Site
package import Store

/// What a change after the hand-in does to the assessment (R53): the consensus, and the final levels that rest on it, open
/// again, and the team is told. Each sheet stays as it was locked; the office may open one that needs it.
package struct TeamReassessment: Reassessment {
    private let outbox: Outbox

    package init(outbox: Outbox) { self.outbox = outbox }

    package func asked(_ header: EntryHeader, until due: Day, _ me: OfficeMember, in db: any Connection) throws -> Bool {
        guard let team = try TeamSQL.find(of: header.id, in: db), team.confirmedAt != nil else { return false }
        let opened = try reopen(header.id, me, in: db)
        let words: [Phrase] = [
            "Kansliet har bett \(header.unitName) ändra i sitt bidrag. Texten kan bli en annan till och med \(due, .withWeekday).",
            opened
                ? "Lagets konsensus är öppet igen. Lås det när ändringen är avslutad."
                : "Vänta med att låsa konsensus tills ändringen är avslutad.",
        ]
        try tell(team, header, "\(header.unitName) ska ändra i sitt bidrag", words, me, in: db)
        return opened
    }

    package func settled(_ header: EntryHeader, _ me: OfficeMember, in db: any Connection) throws {
        guard let team = try TeamSQL.find(of: header.id, in: db), team.confirmedAt != nil else { return }
        try tell(
            team, header, "Ändringen i bidraget från \(header.unitName) är avslutad",
            ["Läs svaren igen och se om något påverkar era nivåer. Samordnaren låser konsensus när ni är klara."], me, in: db)
    }

    private func reopen(_ entry: ID<Entry>, _ me: OfficeMember, in db: any Connection) throws -> Bool {
        var opened = false
        for kind in [LockKind.final, .consensus] {
            guard let owner = try JudgingSQL.lockedBy(kind, entry, in: db) else { continue }
            opened = try JudgingSQL.reopen(
                kind, entry, person: owner, reason: me.t("En ändring i bidraget är begärd."), by: me.person.id, at: me.now, in: db)
            try Audit.append("lock.reopened", about: entry.text, by: me.actor, detail: "\(kind.rawValue) \(owner)", at: me.now, in: db)
        }
        return opened
    }

    private func tell(
        _ team: Team, _ header: EntryHeader, _ subject: Phrase, _ words: [Phrase], _ me: OfficeMember, in db: any Connection
    ) throws {
        for member in team.members {
            guard let to = try? Recipient(name: member.person.name, address: member.person.email) else { continue }
            let letter = Letter(
                to: to, subject: subject, paragraphs: words,
                link: ("Konsensus:", "\(me.site.settings.baseURL)/granskning/\(header.id)/konsensus"), kind: "change-team",
                about: header.id.text)
            try outbox.post(letter, in: db, at: me.now)
        }
    }
}
