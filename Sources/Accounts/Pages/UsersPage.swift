import Base
import HTML
import Mail
import Organisations
import Site
import Store

extension Accounts {
    /// Everyone with an account, and the form for a new one.
    func usersPage(_ me: OfficeMember) async throws -> Answer { try await showUsers(me, Problems()) }

    func addUser(_ me: OfficeMember) async throws -> Answer {
        let (name, email, now) = (me.form["namn"], me.form["epost"], me.now)
        var problems = Problems()
        do throws(Refusal) { _ = try PersonName(name) } catch { problems.add(error.phrase, "namn") }
        do throws(Refusal) { _ = try EmailAddress(email) } catch { problems.add(error.phrase, "epost") }
        guard problems.isEmpty else { return try await showUsers(me, problems) }
        let person = Person(id: ID(at: now), name: name, email: email, language: .swedish)
        let isNew = try await me.write("person.added", about: person.id.text) { db in
            guard try !PersonSQL.isTaken(email, in: db) else { return false }
            try PersonSQL.add(person, at: now, in: db)
            return true
        }
        guard isNew else {
            problems.add("Det finns redan ett konto med den e-postadressen. Sök efter det i listan.", "epost")
            return try await showUsers(me, problems)
        }
        return me.redirect(
            to: "/kansli/anvandare/\(person.id)", receipt: "Kontot för \(name) är skapat.",
            "Ge personen en roll, så kan hen logga in med en länk.")
    }

    private func showUsers(_ me: OfficeMember, _ problems: Problems) async throws -> Answer {
        let (number, search) = (max(1, me.query.number("sida") ?? 1), me.query["sok"])
        let (found, waiting) = try await me.read {
            (try UserListSQL.page(number, search: search, in: $0), try ProposalSQL.waitingSince(in: $0).count)
        }
        let t = me.t
        return me.page(
            Page("Användare") {
                h1(t("Användare"))
                problems.summary(t)
                if waiting > 0 {
                    p(.class("notice")) { a(t("Förslag som väntar: \(waiting)"), .href("/kansli/forslag")) }
                }
                form(.class("filters"), .method("get"), .action("/kansli/anvandare"), .role("search")) {
                    Field("sok", t("Sök på namn, e-post, telefon eller organisation"), value: search).text(class: "mid")
                    button(t("Sök"), .class("btn quiet"))
                }
                if found.rows.isEmpty { me.empty("Ingen passar sökningen.") } else { list(found.rows, me) }
                Pager(page: number, total: found.total) { "/kansli/anvandare?sida=\($0)&sok=\(queryValue(search))" }.html(t)
                actForm(me, to: "/kansli/anvandare", .class("card")) {
                    h2(t("Lägg till en person"))
                    me.field("namn", "Namn", problems, required: true).text(class: "mid", maxlength: PersonName.charactersMax)
                    me.field("epost", "E-postadress", problems, required: true).text(type: "email", class: "mid")
                    button(t("Skapa kontot"), .class("btn"))
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func list(_ rows: [UserLine], _ me: OfficeMember) -> HTML {
        Table(
            me.t("Användare"), [me.t("Namn"), me.t("E-postadress"), me.t("Roller")],
            rows: rows.map { row in
                [
                    a(row.name, .href("/kansli/anvandare/\(row.id)")),
                    HTML(row.email),
                    row.isClosed
                        ? me.tag(.wait, "Stängt konto") : HTML(Set(row.roles).map { me.t($0.name) }.sorted().joined(separator: ", ")),
                ]
            }
        ).html
    }
}
