import Base
import Editions
import Organisations
import Site

/// Who lives in the demo city, by what they do in the award.
struct City: Sendable {
    struct Somebody: Sendable {
        let id: ID<Person>
        let key: String
        let name: String
        let email: String
        let phone: String
        /// Where they work; nil for those from outside the city.
        let home: ID<Organisation>?
        let competence: String
        let title: String
    }

    /// Somewhere that can take part, with those who write for it.
    struct Unit: Sendable {
        let id: ID<Organisation>
        let key: String
        let name: String
        /// The words of `EntryWords` that suit it.
        let type: String
        let regime: Organisation.Regime
        let classKey: String?
        let committee: ID<Organisation>
        let head: Somebody
        let contact: Somebody
        let coauthors: [Somebody]

        var writers: [Somebody] { [head, contact] + coauthors }
    }

    let units: [Unit]
    /// By committee or company.
    let registrars: [ID<Organisation>: Somebody]
    let office: [Somebody]
    let examiners: [Somebody]
    /// The chair first.
    let jury: [Somebody]
    let controllers: [Somebody]
    let operators: [Somebody]

    func unit(_ key: String) throws -> Unit {
        guard let unit = units.first(where: { $0.key == key }) else { throw DemoFault("organisations.csv") }
        return unit
    }
}

/// Units, by their keys, and people, by theirs, that the demo's sign-in cards and stories are made around.
enum Cast {
    /// Writes in the open year, and has done so before.
    static let writing = "forskolan-lergoken"
    /// The first of them is the card `winner`.
    static let winners = [
        "vob-solglantan", "grindtorpsskolan", "biblioteket-lindormen", "hemtjanst-palsundet",
        "forskolorna-tistelfjarilen",
        "stodboendet-hamnljuset",
    ]
    static let honorary = ["forskolan-kanelbullen", "kontaktcenter-trygg-service", "gruppbostaden-vavstolen"]
    /// Judges on their own and has not locked.
    static let examiner = "p168"
    /// Leads a team where all have locked and the consensus has begun.
    static let coordinator = "p174"
    static let registrarCommittee = "farsta"
}

/// An award year of the demo.
struct DemoYear: Sendable {
    enum Part: Sendable { case closed, assessed, open }

    let part: Part
    let stored: StoredEdition

    var id: ID<Edition> { stored.id }
    var number: Int { stored.year.number }
    var edition: Edition { stored.edition }
    var calendar: AwardCalendar { stored.calendar }
    var items: [String] { stored.edition.items.map(\.id) }
}
