import Accounts
import Base
import HTML
import Mail
import Site
import Store

/// An invitation to write for a unit, as the person that it is for sees it. Until they accept it they have no role, and
/// nothing that they judge or decide elsewhere is touched (R82).
extension Entries {
    /// Whoever is signed in and has an invitation; others find nothing.
    func invitationPage(_ me: SignedIn) async throws -> Answer {
        try await showInvitation(me, try await invitation(me), Problems())
    }

    func answerInvitation(_ me: SignedIn) async throws -> Answer {
        let invitation = try await invitation(me)
        switch me.form["svar"] {
        case "ja": return try await accept(me, invitation)
        case "nej":
            let (person, now) = (me.person.id, me.now)
            try await me.write("coauthor.declined", about: invitation.entry.text) { db in
                guard try InvitationSQL.find(invitation.id, at: now, in: db) != nil else { throw Halt.notFound }
                try InvitationSQL.end(invitation.id, .declined, by: person, at: now, in: db)
            }
            let hasRole = !me.identity.roles.isEmpty
            return me.redirect(
                to: hasRole ? "/hem" : "/",
                receipts: ["Du har tackat nej till inbjudan."] + (hasRole ? [] : ["Du behöver inte göra något mer."]))
        default:
            var problems = Problems()
            problems.add("Välj ett av svaren.", "svar")
            return try await showInvitation(me, invitation, problems)
        }
    }

    /// The role is the person's from now on, and so is what it puts in their way: the office is told in the same moment.
    private func accept(_ me: SignedIn, _ invitation: Invitation) async throws -> Answer {
        let (person, now, desk) = (me.person.id, me.now, me.site.conflicts)
        try await me.write("coauthor.accepted", about: invitation.entry.text) { db in
            guard try InvitationSQL.find(invitation.id, at: now, in: db) != nil else { throw Halt.notFound }
            guard try EntrySQL.header(invitation.entry, at: now, in: db)?.state.isOpen == true else {
                throw Refusal("Bidraget skrivs inte längre, så inbjudan gäller inte. Hör av dig till \(invitation.unitName).")
            }
            try InvitationSQL.end(invitation.id, .accepted, by: person, at: now, in: db)
            try RoleSQL.grant(.coauthor, to: person, organisation: invitation.unit, by: invitation.by, at: now, in: db)
            try desk.tell(person, now, db)
        }
        return me.redirect(
            to: "/bidrag/\(invitation.entry)/skriva", receipt: "Du är medförfattare för \(invitation.unitName).")
    }

    private func invitation(_ me: SignedIn) async throws -> Invitation {
        let (id, now, person): (ID<Invitation>, _, _) = (try me.path("invitation"), me.now, me.person.id)
        guard let found = try await me.read({ try InvitationSQL.find(id, at: now, in: $0) }), found.person == person
        else { throw Halt.notFound }
        return found
    }

    private func showInvitation(_ me: SignedIn, _ invitation: Invitation, _ problems: Problems) async throws -> Answer {
        let (t, desk, person) = (me.t, me.site.conflicts, me.person.id)
        let lost = try await me.read { try desk.wouldLose(person, invitation.unit, $0) }
        return me.page(
            Page("Inbjudan att skriva") {
                h1(t("Inbjudan att skriva"))
                p(t("\(invitation.unitName) vill att du är med och skriver verksamhetens bidrag."), .class("lead"))
                problems.summary(t)
                p(t("Tackar du ja får du läsa och skriva verksamhetens bidrag. Tackar du nej händer ingenting."))
                if !lost.isEmpty {
                    div(.class("warning")) {
                        p(
                            t(
                                "Tackar du ja blir du jävig i det som du bedömer eller beslutar om. Då förlorar du genast: \(lost.joined(separator: ", ")). Kansliet får veta det."
                            ))
                    }
                }
                actForm(me, to: "/inbjudan/\(invitation.id)") {
                    me.field("svar", "Ditt svar", problems, required: true).radios([
                        ("ja", t("Ja, jag är med och skriver"), nil), ("nej", t("Nej tack"), nil),
                    ])
                    button(t("Lämna svaret"), .class("btn"))
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    // MARK: The unit's own view

    /// Takes back an invitation that nobody has answered.
    func withdrawInvitation(_ me: UnitLead) async throws -> Answer {
        guard let id: ID<Invitation> = me.form.id("inbjudan") else { throw Halt.notFound }
        let (entry, now, person) = (me.header.id, me.now, me.person.id)
        try await me.write("coauthor.withdrawn", about: entry.text) { db in
            guard try InvitationSQL.find(id, at: now, in: db)?.entry == entry else { throw Halt.notFound }
            try InvitationSQL.end(id, .withdrawn, by: person, at: now, in: db)
        }
        return me.redirect(to: "/bidrag/\(entry)/medforfattare", receipt: "Inbjudan är återtagen.")
    }

    /// Those who have not answered, by the names that the unit wrote.
    func invited(_ me: UnitLead, _ invitations: [Invitation]) -> HTML {
        guard !invitations.isEmpty else { return HTML() }
        let t = me.t
        return div(.class("card")) {
            h2(t("Inbjudna"))
            ul {
                for one in invitations {
                    li {
                        b(one.name)
                        span(" \(one.address) ", .class("soft"))
                        me.tag(.wait, "inbjuden")
                        actButton(
                            me, "Ta tillbaka inbjudan till \(one.name)", to: "/bidrag/\(me.header.id)/medforfattare/inbjudan-ater",
                            style: "linklike", fields: [("inbjudan", one.id.text)])
                    }
                }
            }
        }
    }
}
