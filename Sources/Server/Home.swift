import Base
import Editions
import Entries
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
            let invitation = me.identity.roles.isEmpty
                ? try await me.read { try InvitationSQL.all(for: person, at: now, in: $0).first } : nil
            return .redirect(invitation.map { "/inbjudan/\($0.id)" } ?? "/roll")
        }
        switch role.kind {
        case .unitHead, .contact, .coauthor: return .redirect("/bidrag")
        case .registrar: return .redirect("/arenden")
        case .office: return .redirect("/kansli")
        case .examiner: return .redirect("/granskning")
        case .operator: return .redirect("/drift")
        case .controller: return .redirect("/utmarkelsen")
        case .juror:
            let year = try await me.read { db in
                try role.scope.flatMap { try Editions.find(ID(stored: $0), in: db)?.year }
            }
            return .redirect(year.map { "/jury/\($0)" } ?? "/roll")
        }
    }
}
