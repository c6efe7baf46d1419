import Base
import Editions
import HTML
import Organisations
import Site
import Store

extension Entries {
    /// The unit's home: what comes next across its years. Straight to the entry when there is one that lives and nothing to
    /// register for; with `?alla` the list of all years.
    func myEntriesPage(_ me: SignedIn) async throws -> Answer {
        let role = try me.acting(
            as: Role.Kind.unit, or: .forbidden("Sidan är till för verksamheter som deltar."), where: { $0.scope != nil })
        let (unit, now, person, leads) = (role.organisation!, me.now, me.person.id, role.kind != .coauthor)
        let (headers, open) = try await me.read { db in
            (try EntrySQL.headers(units: OrganisationSQL.withPredecessors(unit, in: db), at: now, in: db),
             try db.editionsOpenForRegistration(at: now))
        }
        let unregistered = open.filter { edition in !headers.contains { $0.year == edition.year } }
        let live = headers.first { $0.state.takesPart }
        let isAlone = !headers.contains { $0.state.takesPart && $0.year.programme != live?.year.programme }
        if let live, live.id == headers.first?.id, isAlone, unregistered.isEmpty, !me.query.has("alla") {
            return me.redirect(to: "/bidrag/\(live.id)")
        }
        let home = try await me.read { db in try live.map { try EntryHome($0, of: person, leads: leads, self, at: now, in: db) } }
        let invitations = unregistered.map { registrationNext($0, mayRegister: leads, at: now, me.language) }
        let next = (invitations + [home?.next(at: now, me.language)].compactMap { $0 }).mostUrgent
        let t = me.t
        return me.page(
            Page("Vårt bidrag") {
                h1(t("Vårt bidrag"))
                if let next { me.nextThing(next) }
                if !unregistered.isEmpty, leads { p { a(t("Kan vi delta?"), .href("/kan-vi-delta/\(unregistered[0].year)")) } }
                if headers.isEmpty { me.empty("Ni har inga bidrag än.") } else { years(headers, me) }
            })
    }

    private func years(_ headers: [EntryHeader], _ me: SignedIn) -> HTML {
        HTML {
            h2(me.t("Alla år"))
            ol(.class("toc")) {
                for header in headers {
                    li {
                        a("\(header.year.number) · \(header.unitName)", .href("/bidrag/\(header.id)"))
                        me.stateTag(header.state)
                    }
                }
            }
        }
    }
}
