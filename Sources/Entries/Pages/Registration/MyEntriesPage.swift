import Base
import Editions
import HTML
import Organisations
import Site
import Store

extension Entries {
    /// The unit's home: what comes next across its years, late first. Straight to the newest entry when it lives and nothing
    /// else is to do; with `?alla` the list of all years.
    func myEntriesPage(_ me: SignedIn) async throws -> Answer {
        let role = try me.acting(
            as: Role.Kind.unit, or: .forbidden("Sidan är till för verksamheter som deltar."), where: { $0.scope != nil })
        let (unit, now, person, leads) = (role.organisation!, me.now, me.person.id, role.kind != .coauthor)
        let (headers, open) = try await me.read { db in
            (
                try EntrySQL.headers(units: OrganisationSQL.withPredecessors(unit, in: db), at: now, in: db),
                try db.editionsOpenForRegistration(at: now)
            )
        }
        let unregistered = open.filter { edition in !headers.contains { $0.year == edition.year } }
        let own = UnitYears(
            years: try await me.read { db in
                try headers.map { header in
                    let home = try EntryHome(header, of: person, leads: leads, self, at: now, in: db)
                    return UnitYears.Year(header: header, name: home.edition.name(me.language), next: home.next(at: now, me.language))
                }
            })
        if let alone = own.alone, unregistered.isEmpty, !me.query.has("alla") { return me.redirect(to: "/bidrag/\(alone)") }
        let next = own.next(unregistered.map { registrationNext($0, mayRegister: leads, at: now, me.language) })
        let t = me.t
        return me.page(
            Page("Vårt bidrag") {
                h1(t("Vårt bidrag"))
                if let next { me.nextThing(next) }
                if !unregistered.isEmpty, leads { p { a(t("Kan vi delta?"), .href("/kan-vi-delta/\(unregistered[0].year)")) } }
                if headers.isEmpty { me.empty("Ni har inga bidrag än.") } else { years(own, besides: next, me) }
            })
    }

    private func years(_ own: UnitYears, besides next: NextThing?, _ me: SignedIn) -> HTML {
        HTML {
            h2(me.t("Alla år"))
            ol(.class("toc")) {
                for year in own.years {
                    li {
                        a("\(year.header.year.number) · \(year.header.unitName)", .href("/bidrag/\(year.header.id)"))
                        me.stateTag(year.header.state)
                        if year.next.isToDo, own.said(year) != next { me.nextLine(year.next) }
                    }
                }
            }
        }
    }
}
