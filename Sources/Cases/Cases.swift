package import Accounts
package import Base
import Editions
package import Entries
import Organisations
package import Site
package import Store

/// The committee's cases about the participation of its units: which units, what was decided, and the minutes (R70–R73).
/// Where an entry stands, and whether it can be awarded, asks if its minutes have come: so the rows of a case stand below, among the facts
/// of the entries (`CaseSQL`), and here is the work with them.
package struct Cases: Slice {
    package static let migrations: [Migration] = []

    let tools: EntryTools

    package init(tools: EntryTools) { self.tools = tools }

    package func routes(_ routes: inout Routes) {
        routes.get("/arenden", casesPage)
        routes.post("/arenden", bodyBytesMax: 64 * 1024, openCase)
        routes.get("/arenden/:case", casePage)
        routes.post("/arenden/:case/rubrik", bodyBytesMax: 8 * 1024, renameCase)
        routes.post("/arenden/:case/bort", bodyBytesMax: 4 * 1024, removeCase)
        routes.post("/arenden/:case/enheter", bodyBytesMax: 64 * 1024, chooseUnits)
        routes.post("/arenden/:case/beslut", bodyBytesMax: 16 * 1024, recordDecision)
        routes.post("/arenden/:case/protokoll", bodyBytesMax: Self.minutesBytesMax + 64 * 1024, receiveMinutes)
        routes.get("/arenden/:case/protokoll.pdf", minutesFile)
    }
}

extension Cases {
    /// What the closing of an account means to the cases that the person sees to. Nothing is moved: the office gives the
    /// role to somebody else.
    package static let departure = Departure(follows: { person, _, db in
        try RoleSQL.of(person.id, in: db).filter { $0.kind == .registrar }.compactMap(\.organisation)
            .flatMap { try casesLeft(by: person, at: $0, db) }
    })

    private static func casesLeft(by person: Person, at committee: ID<Organisation>, _ db: any Connection) throws -> [Phrase] {
        let others = try Departure.others(holding: [.registrar], at: committee, than: person, in: db)
        return try CaseSQL.all(of: committee, in: db).filter { $0.minutes == nil }.map { open in
            others.isEmpty
                ? "Ärendet ”\(open.title)” \(plain: open.year) väntar på protokoll och har sedan ingen registrator. Ge någon annan rollen."
                : "Ärendet ”\(open.title)” \(plain: open.year) väntar på protokoll och sköts sedan av \(others)."
        }
    }
}
