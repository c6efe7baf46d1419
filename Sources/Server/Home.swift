import Base
import Editions
import Site
import Store

/// Where one lands after signing in: the first page of the role one acts in.
struct Home {
    func routes(_ routes: inout Routes) {
        routes.get("/hem", home)
    }

    private func home(_ me: SignedIn) async throws -> Answer {
        guard let role = me.identity.acting else { return .redirect("/roll") }
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
