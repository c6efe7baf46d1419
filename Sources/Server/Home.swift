import Base
import Editions
import Entries
import HTML
import Site
import Store

/// Where one lands after signing in: the first page of the role one acts in.
struct Home {
    func routes(_ routes: inout Routes) {
        routes.get("/hem", home)
    }

    private func home(_ me: SignedIn) async throws -> Answer {
        guard let role = me.identity.acting else {
            // Who has no role yet may have been invited to one.
            let (person, now) = (me.person.id, me.now)
            let invitation =
                me.identity.roles.isEmpty
                ? try await me.read { try InvitationSQL.all(for: person, at: now, in: $0).first } : nil
            return .redirect(invitation.map { "/inbjudan/\($0.id)" } ?? "/roll")
        }
        switch role.kind {
        case .unitHead, .contact, .coauthor: return .redirect("/bidrag")
        case .registrar: return .redirect("/arenden")
        case .office: return .redirect("/kansli")
        case .examiner: return .redirect("/granskning")
        case .operator: return .redirect("/drift")
        case .controller: return try await followUp(me)
        case .juror:
            let year = try await me.read { db in
                try role.scope.flatMap { try Editions.find(ID(stored: $0), in: db)?.year }
            }
            return .redirect(year.map { "/jury/\($0)" } ?? "/roll")
        }
    }

    /// The controller's home: how far the newest year has come, and where to follow it. What is followed up by goals is planned.
    private func followUp(_ me: SignedIn) async throws -> Answer {
        let editions = try await me.read { try Editions.published(in: $0) }
        let newest = editions.first { $0.year.isOfFirstProgramme } ?? editions.first
        let (t, now) = (me.t, me.now)
        return me.page(
            Page("Uppföljning") {
                h1(t("Uppföljning"))
                if let newest { me.nextThing(following(newest, at: now, me.language)) } else { me.empty("Ingen utmärkelse är utlyst än.") }
                p(t("Du ser det som är offentligt om utmärkelsen, och inget av det som skrivs eller bedöms."), .class("soft"))
            })
    }

    private func following(_ stored: StoredEdition, at now: Instant, _ language: Language) -> NextThing {
        let (name, path) = (stored.edition.name(language), "/utmarkelsen/\(stored.year)")
        return stored.phase(at: now).isCeremonyOver
            ? NextThing(.waiting, "Besluten i \(name) är offentliga, med motiveringar.", "Se besluten", path)
            : NextThing(
                .waiting, "\(name) pågår. Besluten blir offentliga \(stored.calendar.ceremony.day, .withWeekday).", "Se vilka som deltar",
                path + "#deltagare")
    }
}
