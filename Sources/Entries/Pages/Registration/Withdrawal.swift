import Base
import Editions
import HTML
import Mail
import Organisations
import Site
import Store

enum WithdrawalLimits { static let reasonCharactersMax = 1_000 }

extension Entries {
    /// What follows of a withdrawal and until when it can be undone, above the button that withdraws (R31).
    func withdrawalPage(_ me: UnitLead) async throws -> Answer { try await showWithdrawal(me, Problems()) }

    /// Withdraws the unit from the year, before or after its hand-in, until the jury meets (R31); after that the office does. What
    /// cannot be undone is asked for once more.
    func withdraw(_ me: UnitLead) async throws -> Answer {
        let (id, history) = (me.header.id, history)
        let withdrawing = try await me.read { try Self.withdrawing(me, history, in: $0) }
        try withdrawing.check(at: me.now)
        let reason = me.form["skal"]
        let max = WithdrawalLimits.reasonCharactersMax
        var problems = Problems()
        problems.check(reason.count > max, "skal", "Skriv högst \(max) tecken.")
        let isKnown = me.form["forgott"] == "1"
        if withdrawing.isForGood(at: me.now), !isKnown { problems.add(Self.notUndone.phrase, "forgott") }
        guard problems.isEmpty else { return try await showWithdrawal(me, problems) }
        if withdrawing.isForOffice(at: me.now) { return try await askOffice(me, reason) }
        let (now, person, outbox) = (me.now, me.person.id, outbox)
        let told = try await me.write("entry.withdrawn", about: id.text) { db in
            // What was read a moment ago may have changed: a hand-in or another press may have come between.
            let withdrawing = try Self.withdrawing(me, history, in: db)
            try withdrawing.check(at: now)
            if withdrawing.isForGood(at: now), !isKnown { throw Self.notUndone }
            if withdrawing.isForOffice(at: now) { throw Refusal("Det gick inte just nu. Tryck en gång till.") }
            guard let fresh = try EntrySQL.header(id, at: now, in: db) else { throw Halt.notFound }
            try RegistrationSQL.withdraw(id, reason: reason, at: now, by: person, in: db)
            return try tell(me, fresh, isUndone: false, at: now, outbox, db)
        }
        return me.redirect(to: "/bidrag/\(id)", receipt: "Ni är avanmälda.", told)
    }

    /// What the jury has begun with is withdrawn by the office, which is asked once a day at most.
    private func askOffice(_ me: UnitLead, _ reason: String) async throws -> Answer {
        let (header, now, outbox) = (me.header, me.now, outbox)
        try await me.write("entry.withdrawal-asked", about: header.id.text) { db in
            let edition = try db.edition(header.year)
            let letter = try WithdrawalLetters.office(me, header, edition, reason)
            let isAsked = try outbox.letters(about: header.id.text, in: db)
                .contains { $0.kind == letter.kind && $0.createdAt > now.adding(hours: -24) }
            if !isAsked { try outbox.post(letter, in: db, at: now) }
        }
        return me.redirect(to: "/bidrag/\(header.id)", receipt: "Kansliet har fått er avanmälan.", "Ni får besked av kansliet.")
    }

    /// Undoes a withdrawal while the registration is open, or after a hand-in while others may still hand in.
    func undoWithdrawal(_ me: UnitLead) async throws -> Answer {
        let header = me.header
        let (now, outbox) = (me.now, outbox)
        let (wasHandedIn, told) = try await me.write("entry.withdrawal-undone", about: header.id.text) { db in
            guard let fresh = try EntrySQL.header(header.id, at: now, in: db) else { throw Halt.notFound }
            let changes = try ChangeSQL.all(fresh.id, in: db)
            try Withdrawing(fresh, try db.edition(fresh.year), isDecided: false, isDismissed: changes.areDismissed).checkUndoing(at: now)
            try RegistrationSQL.undoWithdrawal(fresh.id, in: db)
            return (fresh.handedInAt != nil, try tell(me, fresh, isUndone: true, at: now, outbox, db))
        }
        return me.redirect(
            to: "/bidrag/\(header.id)",
            receipt: wasHandedIn ? "Ni är anmälda igen, och bidraget är inlämnat." : "Ni är anmälda igen.", told)
    }

    private static let notUndone = Refusal("Kryssa för att ni vet att det inte går att ångra.", field: "forgott")

    private static func withdrawing(
        _ me: UnitLead, _ history: any AwardHistory, in db: any Connection
    ) throws -> Withdrawing {
        guard let fresh = try EntrySQL.header(me.header.id, at: me.now, in: db) else { throw Halt.notFound }
        return Withdrawing(
            fresh, try db.edition(fresh.year), isDecided: try history.isDecided(fresh.id, in: db),
            isDismissed: try ChangeSQL.all(fresh.id, in: db).areDismissed)
    }

    private func showWithdrawal(_ me: UnitLead, _ problems: Problems) async throws -> Answer {
        let (header, history, t) = (me.header, history, me.t)
        let (edition, withdrawing, isTold) = try await me.read {
            (try $0.edition(header.year), try Self.withdrawing(me, history, in: $0), try !toldAbove(header, in: $0).isEmpty)
        }
        try withdrawing.check(at: me.now)
        return me.page(
            Page("Avanmäl er", crumbs: me.crumbs(header, .init(t("Avanmäl er"))), thread: me.unitThread(header, edition)) {
                h1(t("Avanmäl er från \(edition.name(me.language))"))
                problems.summary(t)
                p(t("Det här händer när ni avanmäler er:"))
                ul { for line in consequences(withdrawing, isTold: isTold, at: me.now) { li(t(line)) } }
                actForm(me, to: "/bidrag/\(header.id)/avanmalan") {
                    me.field("skal", "Varför? Ni behöver inte svara.", problems).area(
                        rows: 2, maxlength: WithdrawalLimits.reasonCharactersMax)
                    if withdrawing.isForGood(at: me.now) {
                        me.field("forgott", "Vi vet att avanmälan inte går att ångra", problems).checkbox()
                    }
                    div(.class("actions")) {
                        button(t("Avanmäl er"), .class("btn danger"))
                        a(t("Nej, gå tillbaka"), .href("/bidrag/\(header.id)"), .class("btn quiet"))
                    }
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func consequences(_ withdrawing: Withdrawing, isTold: Bool, at now: Instant) -> [Phrase] {
        let last = withdrawing.undoingUntil.day
        return [
            withdrawing.isHandedIn
                ? "Bidraget granskas inte, och ni får ingen återkoppling. Kansliet och nämnden har kvar det som är inlämnat."
                : "Texten låses. Det ni har skrivit finns kvar att läsa.",
            "Ni står inte längre bland dem som deltar.",
            isTold
                ? "Er nämnd eller ert bolag får veta det."
                : "Kansliet får veta det, för vi hittar ingen att berätta det för hos er nämnd eller ert bolag.",
            withdrawing.isForGood(at: now)
                ? "Ni kan inte ångra er." : "Ni kan ångra er till och med \(last, .withWeekday) kl. 24.00.",
        ]
    }
}

/// Posts the letters, and says to whom they went: where the committee has nobody to tell, the office is told (R32).
private func tell(
    _ me: UnitLead, _ header: EntryHeader, isUndone: Bool, at now: Instant, _ outbox: Outbox, _ db: any Connection
) throws -> Phrase {
    guard let registration = try RegistrationSQL.find(header.id, in: db) else { throw Halt.notFound }
    let told = try toldAbove(header, in: db)
    let letters = WithdrawalLetters(me, header, registration, told, try db.edition(header.year), isUndone: isUndone).all
    for letter in letters { try outbox.post(letter, in: db, at: now) }
    return CommitteeWord.receipt(isTold: !told.isEmpty)
}

/// Those at the committee or company above the entry's unit who are told (R32); empty where nobody can be.
private func toldAbove(_ header: EntryHeader, in db: any Connection) throws -> [Recipient] {
    try registrars(of: header.committee, in: db)
}
