import Accounts
import Base
import Editions
import Examiners
import HTML
import Organisations
import Site
import Store

/// The jury's members with where they work and who leads: the office's card under the list.
func membersCard(_ room: JuryRoom) async throws -> HTML {
    let (t, id) = (room.t, room.edition.id)
    let members = try await room.me.read { try JurySQL.members(of: id, in: $0) }
    return HTML {
        h2(t("Domarkommittén"), .id("ledamoter"))
        p(t("Ledamöter läggs till under Användare. Ange var var och en arbetar, så döljs den egna organisationens ärenden."))
        if members.isEmpty {
            room.me.empty("Ingen har rollen domarkommitté än.", link: "Lägg till ledamöter", "/kansli/anvandare")
        } else {
            Table(
                t("Domarkommittén"), [t("Ledamot"), t("Arbetar på"), t("Uppdrag")],
                rows: members.map { member in
                    [
                        a(member.person.name, .href("\(room.base)/ledamoter/\(member.id)")),
                        HTML(member.homeName ?? t("Inte angivet")),
                        member.isChair ? room.me.tag(.info, "Ordförande") : HTML(t("Ledamot")),
                    ]
                }
            ).html
        }
    }
}

extension Awards {
    func memberPage(_ me: OfficeMember) async throws -> Answer { try await showMember(me, Problems()) }

    private func showMember(_ me: OfficeMember, _ problems: Problems) async throws -> Answer {
        let (edition, member) = try await memberInPath(me)
        let today = me.today
        let places = try await me.read { try OrganisationSQL.all(Organisation.Kind.allCases, on: today, in: $0) }
        let t = me.t
        return me.page(
            Page(
                "Ledamot i domarkommittén",
                crumbs: [.init(t("Domarkommittén \(plain: edition.year)"), "/kansli/\(edition.year)/jury"), .init(member.person.name)]
            ) {
                h1(member.person.name)
                problems.summary(t)
                actForm(me, to: "/kansli/\(edition.year)/jury/ledamoter/\(member.id)") {
                    me.field(
                        "plats", "Arbetar på", hint: "Skriv namnet som det står i listan. Lämna tomt för den som arbetar utanför staden.",
                        value: member.homeName ?? "", problems
                    ).text(maxlength: 300, Attribute("list", "platser"))
                    datalist(.id("platser")) { for place in places { option("", .value(place.name)) } }
                    boxesWereShown("ordforande")
                    me.field("ordforande", "Är ordförande", value: member.isChair ? "1" : "", problems).checkbox()
                    button(t("Spara ledamoten"), .class("btn"))
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    func saveMember(_ me: OfficeMember) async throws -> Answer {
        let (edition, member) = try await memberInPath(me)
        let (name, isChair) = (me.form["plats"], me.form["ordforande"] == "1")
        let today = me.today
        let places = try await me.read { db in
            try OrganisationSQL.all(Organisation.Kind.allCases, on: today, in: db).filter { $0.name == name }
        }
        if !name.isEmpty, places.count != 1 {
            let refusal: Phrase =
                places.isEmpty
                ? "Vi hittar ingen organisation med det namnet. Välj ur listan."
                : "Flera organisationer heter så. Ge dem olika namn under Organisationer, så att jävet blir rätt."
            return try await showMember(me, Problems(Refusal(refusal, field: "plats")))
        }
        let (home, now, desk, weighty) = (places.first, me.now, me.site.conflicts, weighty)
        let workplace = try await me.write("jury.member.saved", about: member.id.text) { db in
            try JurySQL.save(member.id, edition: edition.id, isChair: isChair, in: db)
            let outcome = try Workplace.set(member.id, to: home?.id, in: edition.id, by: me, weighty, db)
            try desk.tell(member.id, now, db)
            return outcome
        }
        let receipt: [Phrase] = ["\(member.person.name) är sparad."] + (workplace == .proposed ? [Workplace.waits] : [])
        return me.redirect(to: "/kansli/\(edition.year)/jury#ledamoter", receipts: receipt)
    }

    private func memberInPath(_ me: OfficeMember) async throws -> (StoredEdition, JuryMember) {
        let edition = try await me.editionInPath()
        let id: ID<Person> = try me.path("person")
        guard let member = try await me.read({ try JurySQL.members(of: edition.id, in: $0) }).first(where: { $0.id == id })
        else { throw Halt.notFound }
        return (edition, member)
    }
}
