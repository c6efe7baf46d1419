import Accounts
import Base
import Editions
import HTML
import Mail
import Site
import Store

extension Entries {
    /// Those who may write for one unit: heads, contacts and co-authors together.
    static let writersMax = 30

    /// Who writes what: one person a part, or nobody in particular.
    func coauthorsPage(_ me: UnitLead) async throws -> Answer {
        try await showCoauthors(me, Problems())
    }

    func saveAssignments(_ me: UnitLead) async throws -> Answer {
        let header = me.header
        let form = me.form
        try await me.write("entry.assigned", about: header.id.text) { db in
            let parts = try db.edition(header.year).parts
            let writers = Set(try AssignmentSQL.writers(of: header.entry.unit.text, in: db).map(\.id))
                .subtracting(try PartSQL.reviewers(header.id, in: db))
            let chosen = parts.compactMap { part -> (item: String, person: ID<Person>)? in
                guard let person: ID<Person> = form.id("vem-\(part.id)"), writers.contains(person) else { return nil }
                return (part.id, person)
            }
            try AssignmentSQL.replace(chosen, header.id, in: db)
        }
        return me.redirect(to: "/bidrag/\(header.id)/medforfattare", receipt: "Fördelningen är sparad.")
    }

    /// Invites a colleague as co-author, and writes to them. They are let in when they accept (R82).
    func inviteCoauthor(_ me: UnitLead) async throws -> Answer {
        var problems = Problems()
        let (name, email) = (me.form["namn"], me.form["epost"])
        problems.check(name.isEmpty, "namn", "Skriv namnet.")
        problems.check(
            name.count > RegistrationForm.nameCharactersMax, "namn",
            "Namnet får ha högst \(RegistrationForm.nameCharactersMax) tecken.")
        do { _ = try EmailAddress(email) } catch { problems.add(error.phrase, "epost") }
        guard problems.isEmpty, let to = try? Recipient(name: name, address: email) else {
            return try await showCoauthors(me, problems)
        }
        do { try await invite(me, to) } catch let refusal as Refusal where refusal.field != nil {
            return try await showCoauthors(me, Problems(refusal))
        }
        return me.redirect(
            to: "/bidrag/\(me.header.id)/medforfattare", receipt: "\(name) är inbjuden.",
            "Vi har skickat ett brev. Den som tackar ja blir medförfattare.")
    }

    private func invite(_ me: UnitLead, _ to: Recipient) async throws {
        let (header, now, inviter, outbox, desk) = (me.header, me.now, me.person.id, outbox, me.site.conflicts)
        let id = ID<Invitation>(at: now)
        let letter = CoauthorLetter.invitation(me, id, to: to)
        try await me.write("coauthor.invited", about: header.id.text) { db in
            guard try EntrySQL.header(header.id, at: now, in: db)?.state.isOpen == true else {
                throw Refusal("Bidraget skrivs inte längre, så ingen mer kan bjudas in.")
            }
            let writers = try AssignmentSQL.writers(of: header.entry.unit.text, in: db)
            let invited = try InvitationSQL.all(of: header.id, at: now, in: db)
            guard writers.count + invited.count < Self.writersMax else {
                throw Refusal("Ni är redan \(Self.writersMax) som skriver eller är inbjudna. Ta bort någon först.")
            }
            try InvitationSQL.mayInvite(inviter, at: now, in: db)
            let known = try PersonSQL.find(email: to.address.text, in: db)
            if known == nil, try PersonSQL.isTaken(to.address.text, in: db) {
                throw Refusal("Adressen hör till ett stängt konto. Hör av er till kansliet.", field: "epost")
            }
            if let known, writers.contains(where: { $0.id == known.id }) {
                throw Refusal("\(known.name) skriver redan för er.", field: "epost")
            }
            if let known, invited.contains(where: { $0.person == known.id }) {
                throw Refusal("Ni har redan bjudit in den adressen.", field: "epost")
            }
            let person = known ?? Person(id: ID(at: now), name: to.name, email: to.address.text, language: .swedish)
            if known == nil { try PersonSQL.add(person, at: now, in: db) }
            guard try InvitationSQL.count(to: person.id, since: now.adding(hours: -24), in: db) < Invitation.lettersPerDayMax else {
                throw Refusal("Adressen har fått många inbjudningar det senaste dygnet. Försök igen i morgon.", field: "epost")
            }
            try InvitationSQL.add(
                id, to: person.id, name: to.name, address: to.address.text, header.id, by: inviter, at: now, in: db)
            try outbox.post(letter, in: db, at: now)
            try desk.tellProposal(person.id, header.entry.unit.text, now, db)
        }
    }

    /// Lets a co-author go. What they have written stays.
    func removeCoauthor(_ me: UnitLead) async throws -> Answer {
        guard let person: ID<Person> = me.form.id("person") else { throw Halt.notFound }
        let (header, now) = (me.header, me.now)
        let name = try await me.write("coauthor.removed", about: header.id.text, detail: person.text) { db in
            let roles = try RoleSQL.of(person, in: db)
            guard let role = roles.first(where: { $0.kind == .coauthor && $0.scope == header.entry.unit.text })
            else { throw Halt.notFound }
            try RoleSQL.end(role.id, at: now, in: db)
            try PartSQL.setReviewer(false, person, header.id, in: db)
            try AssignmentSQL.remove(person, header.id, in: db)
            guard let found = try PersonSQL.find(person, in: db) else { throw Halt.notFound }
            return found.name
        }
        return me.redirect(
            to: "/bidrag/\(header.id)/medforfattare", receipt: "\(name) är borttagen som medförfattare.",
            "Det som hen har skrivit finns kvar. Vill ni ha tillbaka hen så bjud in hen igen här på sidan.")
    }

    func showCoauthors(_ me: UnitLead, _ problems: Problems) async throws -> Answer {
        let header = me.header
        let (unit, now) = (header.entry.unit.text, me.now)
        let (edition, writers, assigned, coauthors, reviewers, invitations) = try await me.read { db in
            (
                try db.edition(header.year), try AssignmentSQL.writers(of: unit, in: db),
                try AssignmentSQL.all(header.id, in: db), try PersonSQL.holding([.coauthor], organisation: unit, in: db),
                try PartSQL.reviewers(header.id, in: db), try InvitationSQL.all(of: header.id, at: now, in: db)
            )
        }
        let t = me.t
        let people = writers.filter { !reviewers.contains($0.id) }.map { (value: $0.id.text, label: $0.name) }
        return me.page(
            Page(
                "Vem skriver vad", crumbs: me.crumbs(header, .init(t("Vem skriver vad"))),
                thread: me.unitThread(header, edition),
                side: invitation(me, problems) + invited(me, invitations)
                    + rights(
                        me, coauthors, reviewers, edition.parts.map { ($0.listName(in: me.language), assigned[$0.id]?.map(\.id) ?? []) })
                    + handingOver(me, writers, problems)
            ) {
                h1(t("Vem skriver vad"))
                p(t("En medförfattare skriver de delar som hen har fått, och dem som ingen har fått."), .class("lead"))
                p { a(t("Bjud in en medförfattare"), .href("#bjud-in")) }
                problems.summary(t)
                actForm(me, to: "/bidrag/\(header.id)/medforfattare") {
                    for chapter in chapters(edition.parts) {
                        h2(chapter[0].chapter(me.language))
                        for part in chapter {
                            Field(
                                "vem-\(part.id)", part.listName(in: me.language), value: assigned[part.id]?.first?.id.text ?? ""
                            ).choice(people, empty: t("Alla"))
                        }
                    }
                    button(t("Spara fördelningen"), .class("btn"))
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func invitation(_ me: UnitLead, _ problems: Problems) -> HTML {
        let t = me.t
        return div(.class("card")) {
            h2(t("Bjud in en medförfattare"), .id("bjud-in"), .tabindex("-1"))
            actForm(me, to: "/bidrag/\(me.header.id)/medforfattare/ny") {
                me.field("namn", "Namn", problems, required: true).text(maxlength: RegistrationForm.nameCharactersMax)
                me.field("epost", "E-post", problems, required: true).text(type: "email", maxlength: 254)
                button(t("Bjud in"), .class("btn quiet"))
            }
        }
    }
}
