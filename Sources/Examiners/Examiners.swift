package import Base
package import Editions
package import Entries
package import Mail
package import Site
package import Store

/// Examiners, their teams, who judges what and who may not (R80–R82).
package struct Examiners: Slice {
    package static let migrations = examinerTables

    let outbox: Outbox

    package init(outbox: Outbox) { self.outbox = outbox }

    package func routes(_ routes: inout Routes) {
        routes.get("/kansli/:year/lag", teamsPage)
        routes.post("/kansli/:year/lag", createTeam)
        routes.get("/kansli/:year/lag/:team", teamPage)
        routes.post("/kansli/:year/lag/:team/medlemmar", addMember)
        routes.post("/kansli/:year/lag/:team/medlemmar/bort", removeMember)
        routes.post("/kansli/:year/lag/:team/samordnare", chooseCoordinator)
        routes.post("/kansli/:year/lag/:team/bidrag", assignEntry)
        routes.post("/kansli/:year/lag/:team/bidrag/bort", unassignEntry)
        routes.post("/kansli/:year/lag/:team/undantag", overrideConflict)
        routes.post("/kansli/:year/lag/:team/faststall", confirmTeam)

        routes.get("/granskning/:entry/jav", conflictPage)
        routes.post("/granskning/:entry/jav", answerConflict)
    }
}

// MARK: What other slices ask

extension Examiners {
    /// The team that judges an entry, with its members; nil when none does.
    package static func team(of entry: ID<Entry>, in db: any Connection) throws -> Team? {
        try TeamSQL.find(of: entry, in: db)
    }

    /// Which team judges each entry of an edition: one query.
    package static func assignments(of edition: ID<Edition>, in db: any Connection) throws -> [ID<Entry>: Assignment] {
        let all = try TeamSQL.assignments(edition: edition, in: db)
        return Dictionary(all.map { ($0.entry, $0) }) { first, _ in first }
    }

    /// All teams of an edition with their members: two queries.
    package static func teams(of edition: ID<Edition>, in db: any Connection) throws -> [Team] {
        try TeamSQL.all(edition: edition, in: db)
    }
}
