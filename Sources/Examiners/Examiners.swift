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
    /// Whether the team has locked its consensus; Assessment, which stands above, fills it.
    let isAgreed: @Sendable (ID<Entry>, any Connection) throws -> Bool

    package init(
        outbox: Outbox, isAgreed: @escaping @Sendable (ID<Entry>, any Connection) throws -> Bool = { _, _ in false }
    ) {
        (self.outbox, self.isAgreed) = (outbox, isAgreed)
    }

    package func routes(_ routes: inout Routes) {
        routes.get("/kansli/:year/lag", teamsPage)
        routes.post("/kansli/:year/lag", createTeam)
        routes.get("/kansli/:year/lag/:team", teamPage)
        routes.post("/kansli/:year/lag/:team/bort", bodyBytesMax: 4 * 1024, removeTeam)
        routes.post("/kansli/:year/lag/:team/medlemmar", addMember)
        routes.post("/kansli/:year/lag/:team/medlemmar/bort", removeMember)
        routes.post("/kansli/:year/lag/:team/samordnare", chooseCoordinator)
        routes.post("/kansli/:year/lag/:team/bidrag", assignEntry)
        routes.post("/kansli/:year/lag/:team/bidrag/bort", unassignEntry)
        routes.post("/kansli/:year/lag/:team/bidrag/flytta", moveEntry)
        routes.post("/kansli/:year/lag/:team/undantag", overrideConflict)
        routes.post("/kansli/:year/lag/:team/faststall", confirmTeam)

        routes.get("/kansli/:year/jav", proposalsPage)
        routes.post("/kansli/:year/jav/sett", bodyBytesMax: 4 * 1024, seeConflicts)
        routes.post("/kansli/:year/jav/invandning/:objection", bodyBytesMax: 16 * 1024, decideObjection)
        routes.post("/kansli/:year/jav/inbjudan/:invitation", bodyBytesMax: 4 * 1024, decideInvitation)
        routes.get("/bidrag/:entry/lag", unitTeamPage)
        routes.post("/bidrag/:entry/lag/invandning", bodyBytesMax: 16 * 1024, object)

        routes.get("/granskning/:entry/jav", conflictPage)
        routes.post("/granskning/:entry/jav", answerConflict)
    }
}
