package import Base
package import Mail
package import Site
package import Store

/// The award office's view over the year: what waits, who takes part, letters and log; and the operator's page.
package struct Office: Slice {
    package static let migrations = officeMigrations

    let outbox: Outbox
    let summaries = Summaries()
    let lists = Lists()

    /// What the log seals, of all slices.
    let sealedKinds: [SealedKind]

    /// For the operator's page.
    let missingPrograms: [MissingProgram]

    package init(outbox: Outbox, sealedKinds: [SealedKind] = [], missingPrograms: [MissingProgram] = []) {
        (self.outbox, self.sealedKinds, self.missingPrograms) = (outbox, sealedKinds, missingPrograms)
    }

    package func routes(_ routes: inout Routes) {
        routes.get("/kansli", homePage)
        routes.get("/kansli/utskick", lettersPage)
        routes.get("/kansli/utskick/:letter", letterPage)
        routes.post("/kansli/utskick/:letter/igen", bodyBytesMax: 16 * 1024, resendLetter)
        routes.get("/kansli/logg", logPage)
        routes.post("/kansli/logg/kontroll", bodyBytesMax: 16 * 1024, verifyLog)
        routes.get("/kansli/:year", cockpitPage)
        routes.get("/kansli/:year/deltagare", entriesPage)
        routes.get("/kansli/:year/deltagare.csv", entriesFile)
        routes.get("/kansli/:year/deltagare/:entry", entryPage)
        routes.get("/drift", healthPage)
    }
}
