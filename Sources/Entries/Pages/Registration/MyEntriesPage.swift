import Base
import Editions
import HTML
import Organisations
import Site
import Store

extension Entries {
    /// The entries of the unit that one acts for; straight to the only one, or to this year's registration.
    func myEntriesPage(_ me: SignedIn) async throws -> Answer {
        let role = try me.acting(
            as: Role.Kind.unit, or: .forbidden("Sidan är till för verksamheter som deltar."), where: { $0.scope != nil })
        let (unit, now) = (role.organisation!, me.now)
        let (headers, open) = try await me.read { db in
            (try EntrySQL.headers(units: OrganisationSQL.withPredecessors(unit, in: db), at: now, in: db),
             try db.editionsOpenForRegistration(at: now))
        }
        let isRegistered = open.allSatisfy { edition in headers.contains { $0.year == edition.number } }
        if headers.count == 1, isRegistered { return me.redirect(to: "/bidrag/\(headers[0].id)") }
        let t = me.t
        return me.page(
            Page("Våra bidrag") {
                h1(t("Våra bidrag"))
                for edition in open where !headers.contains(where: { $0.year == edition.number }) {
                    invitation(me, edition, role)
                }
                if headers.isEmpty {
                    me.empty("Ni har inga bidrag än.")
                } else {
                    ol(.class("toc")) {
                        for header in headers {
                            li {
                                a("\(header.year) · \(header.unitName)", .href("/bidrag/\(header.id)"))
                                me.stateTag(header.state)
                            }
                        }
                    }
                }
            })
    }

    private func invitation(_ me: SignedIn, _ edition: Edition, _ role: Role) -> HTML {
        let t = me.t
        return div(.class("notice")) {
            h2(t("Anmälan till \(edition.name(me.language)) är öppen"))
            p(me.registrationUntil(edition))
            div(.class("actions")) {
                if role.kind != .coauthor {
                    a(t("Anmäl er"), .href("/anmalan/\(edition.number)"), .class("btn"))
                }
                a(t("Kan vi delta?"), .href("/kan-vi-delta/\(edition.number)"), .class("btn quiet"))
            }
        }
    }
}
