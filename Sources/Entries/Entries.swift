package import Base
package import Mail
package import Organisations
package import Site
package import Store
package import Texts
package import Coach

/// From registration to hand-in: what a unit does in the award year.
package struct Entries: Slice {
    package static let migrations = entryMigrations + requestMigrations + programmeMigrations + textMoves

    var reassessment: any Reassessment = NoAssessment()
    let outbox: Outbox
    let history: any AwardHistory
    /// What became of a handed-in entry, for its unit; Feedback and Awards, which stand above, fill it.
    let aftermath: @Sendable (ID<Entry>, _ leads: Bool, Instant, any Connection) throws -> Aftermath?
    /// Whether a team of examiners has been given the entry; Examiners, which stands above, fills it.
    let hasTeam: @Sendable (ID<Entry>, any Connection) throws -> Bool
    let room: WritingRoom
    let pace: SavingPace
    let coach: Coach
    package let tools: EntryTools
    let forms = FormShelf()

    package init(
        outbox: Outbox, room: WritingRoom, pace: SavingPace, coach: Coach, tools: EntryTools, history: any AwardHistory = NoAwards(),
        aftermath: @escaping @Sendable (ID<Entry>, Bool, Instant, any Connection) throws -> Aftermath? = { _, _, _, _ in nil },
        hasTeam: @escaping @Sendable (ID<Entry>, any Connection) throws -> Bool = { _, _ in false }
    ) {
        (self.outbox, self.room, self.pace, self.coach, self.tools, self.history) = (outbox, room, pace, coach, tools, history)
        (self.aftermath, self.hasTeam) = (aftermath, hasTeam)
    }

    package func routes(_ routes: inout Routes) {
        routes.get("/kan-vi-delta/:year", selfCheckPage)
        routes.post("/kan-vi-delta/:year", bodyBytesMax: 16 * 1024, selfCheck)
        routes.get("/anmalan/:year", registrationPage)
        routes.post("/anmalan/:year", bodyBytesMax: 32 * 1024, register)
        newcomerRoutes(&routes)
        routes.get("/bidrag", myEntriesPage)
        routes.get("/bidrag/:entry", overviewPage)
        routes.get("/bidrag/:entry/anmalan", contactPage)
        routes.post("/bidrag/:entry/anmalan", bodyBytesMax: 32 * 1024, saveContact)
        routes.post("/bidrag/:entry/undantag", bodyBytesMax: 16 * 1024, askForException)
        routes.get("/bidrag/:entry/avanmalan", withdrawalPage)
        routes.post("/bidrag/:entry/avanmalan", bodyBytesMax: 16 * 1024, withdraw)
        routes.post("/bidrag/:entry/avanmalan/angra", bodyBytesMax: 4 * 1024, undoWithdrawal)
        writingRoutes(&routes)
        handInRoutes(&routes)
        paperRoutes(&routes)
        changeRoutes(&routes)
        economyRoutes(&routes)
    }

    private func newcomerRoutes(_ routes: inout Routes) {
        routes.post("/anmalan/:year/lank", bodyBytesMax: 16 * 1024, takesOnce: true, sendRegistrationLink)
        routes.get("/anmalan/ny/:token", newcomerPage)
        routes.post("/anmalan/ny/:token", bodyBytesMax: 32 * 1024, takesOnce: true, sendNewcomer)
        routes.get("/anmalan/fraga/:newcomer", headQuestionPage)
        routes.post("/anmalan/fraga/:newcomer", bodyBytesMax: 8 * 1024, answerAsHead)
        let awards = "/kansli/organisationer/:organisation/utmarkelser"
        routes.get(awards, earlierAwardsPage)
        routes.post(awards, bodyBytesMax: 4 * 1024, addEarlierAward)
        routes.post("\(awards)/bort", bodyBytesMax: 4 * 1024, removeEarlierAward)
        routes.get("/kansli/anmalningar", newcomersPage)
        routes.get("/kansli/anmalningar/:newcomer", newcomerFile)
        routes.post("/kansli/anmalningar/:newcomer/bekrafta", bodyBytesMax: 16 * 1024, confirmNewcomer)
        routes.post("/kansli/anmalningar/:newcomer/avsla", bodyBytesMax: 8 * 1024, declineNewcomer)
    }

    private func handInRoutes(_ routes: inout Routes) {
        routes.get("/bidrag/:entry/granska", checkPage)
        routes.post("/bidrag/:entry/inlamning", bodyBytesMax: 4 * 1024, handIn)
        routes.post("/bidrag/:entry/oppning", bodyBytesMax: 4 * 1024, reopen)
        routes.get("/bidrag/:entry/kvitto", receiptPage)
        routes.get("/bidrag/:entry/kvitto/innehall", sealedContent)
        routes.get("/bidrag/:entry/las", readPage)
        routes.post("/kansli/:year/deltagare/:entry/undantag", bodyBytesMax: 16 * 1024, exceptRule)
        routes.post("/kansli/:year/deltagare/:entry/undantag/nej", bodyBytesMax: 16 * 1024, refuseException)
        routes.post("/kansli/:year/deltagare/:entry/beratta", bodyBytesMax: 4 * 1024, tellCommittee)
        routes.post("/kansli/:year/deltagare/:entry/forlangning", bodyBytesMax: 16 * 1024, extendDeadline)
    }

    private func paperRoutes(_ routes: inout Routes) {
        routes.get("/bidrag/:entry/bidrag.pdf", entryPDF)
        routes.get("/bidrag/:entry/bidrag.docx", entryWord)
        routes.get("/bidrag/:entry/utkast.pdf", draftPDF)
        routes.get("/bidrag/:entry/utkast.docx", draftWord)
        routes.get("/utmarkelsen/:year/formular.pdf", formPDF)
        routes.get("/utmarkelsen/:year/formular.docx", formWord)
        routes.post("/bidrag/:entry/bilder", bodyBytesMax: Self.pictureFormBytesMax, uploadPicture)
        routes.get("/bilder/:picture", showPicture)
        let picture = "/bidrag/:entry/presentationsbild"
        routes.get(picture, presentationPage)
        routes.post(picture, bodyBytesMax: Self.pictureFormBytesMax, receivePresentationPicture)
        routes.post("\(picture)/del", bodyBytesMax: 4 * 1024, cropPresentationPicture)
        routes.post("\(picture)/samtycken", bodyBytesMax: 8 * 1024, settlePresentation)
        routes.post("/kansli/:year/deltagare/:entry/bild", bodyBytesMax: Self.pictureFormBytesMax, chooseCityPicture)
        routes.get("/bidrag/:entry/las-in", importPage)
        routes.post("/bidrag/:entry/las-in", bodyBytesMax: Self.wordFileBytesMax + 64 * 1024, readWordFile)
        routes.get("/bidrag/:entry/las-in/:import", importPreview)
        routes.post("/bidrag/:entry/las-in/:import", bodyBytesMax: 64 * 1024, takeImport)
        routes.post("/bidrag/:entry/las-in/:import/bort", bodyBytesMax: 4 * 1024, removeImport)
    }

    private func changeRoutes(_ routes: inout Routes) {
        let file = "/kansli/:year/deltagare/:entry"
        routes.get("/bidrag/:entry/andring", changesPage)
        routes.post("/bidrag/:entry/andring/:request", bodyBytesMax: 16 * 1024, answerChange)
        routes.get("\(file)/andring", officeChangesPage)
        routes.post("\(file)/andring", bodyBytesMax: 16 * 1024, issueChange)
        routes.post("\(file)/andring/:request/beslut", bodyBytesMax: 16 * 1024, decideChange)
        routes.post("\(file)/andring/:request/tid", bodyBytesMax: 16 * 1024, extendChange)
        routes.get("/kansli/:year/formell", formalPage)
        routes.post("\(file)/formell", bodyBytesMax: 4 * 1024, approveFormally)
        routes.get("/drift/avbrott", outagePage)
        routes.post("/drift/avbrott", bodyBytesMax: 8 * 1024, recordOutage)
    }

    private func economyRoutes(_ routes: inout Routes) {
        routes.get("/bidrag/:entry/ekonomi", economyPage)
        routes.post("/bidrag/:entry/ekonomi", bodyBytesMax: 8 * 1024, updateEconomy)
        routes.get("/kansli/:year/ekonomi", economyCalls)
        routes.post("/kansli/:year/ekonomi/be", bodyBytesMax: 4 * 1024, askForEconomy)
        routes.post("/kansli/:year/deltagare/:entry/ekonomi", bodyBytesMax: 8 * 1024, updateEconomyAsOffice)
    }

    private func writingRoutes(_ routes: inout Routes) {
        routes.get("/bidrag/:entry/skriva", writingListPage)
        routes.get("/bidrag/:entry/skriva/:item", writingPage)
        routes.post("/bidrag/:entry/skriva/:item", bodyBytesMax: 3 * 1024 * 1024, saveAnswer)
        routes.get("/bidrag/:entry/skriva/:item/text", answerText)
        routes.post("/bidrag/:entry/skriva/:item/text", bodyBytesMax: 2 * 1024 * 1024, saveText)
        routes.get("/bidrag/:entry/skriva/:item/kommentarer", threadsOfPart)
        routes.post("/bidrag/:entry/skriva/:item/kommentarer", bodyBytesMax: 32 * 1024, beginInText)
        routes.post("/bidrag/:entry/skriva/:item/kommentarer/:thread", bodyBytesMax: 32 * 1024, answerInText)
        routes.get("/bidrag/:entry/nu", liveEvents)
        routes.post("/bidrag/:entry/nu", bodyBytesMax: 4 * 1024, tellPlace)
        routes.post("/bidrag/:entry/skriva/:item/status", bodyBytesMax: 4 * 1024, setStatus)
        routes.get("/bidrag/:entry/skriva/:item/tips", freshAdvice)
        routes.post("/bidrag/:entry/skriva/:item/tips", bodyBytesMax: 4 * 1024, dismissHint)
        routes.get("/bidrag/:entry/kommentarer", commentsPage)
        routes.post("/bidrag/:entry/kommentarer", bodyBytesMax: 32 * 1024, beginThread)
        routes.post("/bidrag/:entry/kommentarer/:thread", bodyBytesMax: 32 * 1024, answerThread)
        routes.post("/bidrag/:entry/kommentarer/:thread/klar", bodyBytesMax: 4 * 1024, resolveThread)
        routes.get("/bidrag/:entry/historik", milestonesPage)
        routes.post("/bidrag/:entry/historik", bodyBytesMax: 8 * 1024, addMilestone)
        routes.post("/bidrag/:entry/milstolpar/:milestone/bort", bodyBytesMax: 4 * 1024, removeMilestone)
        routes.get("/bidrag/:entry/historik/:item/jamfor", comparePage)
        routes.get("/bidrag/:entry/historik/:item", historyPage)
        routes.post("/bidrag/:entry/historik/:item", bodyBytesMax: 4 * 1024, restoreAnswer)
        routes.get("/bidrag/:entry/uppgifter", fieldsPage)
        routes.post("/bidrag/:entry/uppgifter", bodyBytesMax: 64 * 1024, saveFields)
        routes.get("/bidrag/:entry/medforfattare", coauthorsPage)
        routes.post("/bidrag/:entry/medforfattare", bodyBytesMax: 32 * 1024, saveAssignments)
        routes.post("/bidrag/:entry/medforfattare/ny", bodyBytesMax: 8 * 1024, inviteCoauthor)
        routes.post("/bidrag/:entry/medforfattare/inbjudan-ater", bodyBytesMax: 4 * 1024, withdrawInvitation)
        routes.get("/inbjudan/:invitation", invitationPage)
        routes.post("/inbjudan/:invitation", bodyBytesMax: 4 * 1024, answerInvitation)
        routes.post("/bidrag/:entry/medforfattare/bort", bodyBytesMax: 4 * 1024, removeCoauthor)
        routes.post("/bidrag/:entry/medforfattare/ratt", bodyBytesMax: 4 * 1024, setRight)
        routes.post("/bidrag/:entry/medforfattare/lamna-over", bodyBytesMax: 8 * 1024, handOver)
    }
}

extension Entries {
    /// Takes away what is kept for a time alone: once a minute, by the program.
    package static func sweep(at now: Instant, in db: any Connection) throws { try ImportSQL.sweep(at: now, in: db) }
}

/// Who has received what before, for the wait rule (R24). Server fills it from the jury's decisions;
/// awards from before this installation stand in `earlier_award`.
package protocol AwardHistory: Sendable {
    /// Awards of any of the units, in any order.
    func awards(of units: [ID<Organisation>], in db: any Connection) throws -> [EarlierAward]

    /// Whether the jury has decided about the entry; after that it cannot be taken back.
    func isDecided(_ entry: ID<Entry>, in db: any Connection) throws -> Bool
}

/// A house without decisions.
package struct NoAwards: AwardHistory {
    package init() {}
    package func awards(of units: [ID<Organisation>], in db: any Connection) throws -> [EarlierAward] { [] }
    package func isDecided(_ entry: ID<Entry>, in db: any Connection) throws -> Bool { false }
}
