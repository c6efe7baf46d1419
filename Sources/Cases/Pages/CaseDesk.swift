import Base
import Editions
import Site
import Store
import Entries

/// What a case is seen against: the year, and the committee's entries with the cases that they stand in.
struct CaseDesk: Sendable {
    let edition: Edition
    let headers: [EntryHeader]
    let places: [ID<Entry>: ID<CommitteeCase>]

    static func read(_ found: CommitteeCase, at now: Instant, in db: any Connection) throws -> CaseDesk {
        CaseDesk(
            edition: try db.edition(found.year),
            headers: try EntrySQL.headers(committee: found.organisation, edition: found.edition, at: now, in: db),
            places: try CaseSQL.places(of: found.organisation, in: db))
    }

    /// The case as it is now, while it can change: what the awards rested on is not written over afterwards.
    static func open(_ me: CaseRegistrar, in db: any Connection) throws -> (CaseDesk, CommitteeCase) {
        guard let fresh = try CaseSQL.find(me.committeeCase.id, in: db) else { throw Halt.notFound }
        let desk = try read(fresh, at: me.now, in: db)
        if desk.isClosed(at: me.now) {
            throw Refusal("Utdelningen har varit, så ärendet går inte att ändra. Hör av dig till kansliet.")
        }
        return (desk, fresh)
    }

    /// A case with minutes stays what it is: others rest on it.
    static func mustLackMinutes(_ me: CaseRegistrar, in db: any Connection) throws {
        guard try open(me, in: db).1.minutes == nil else {
            throw Refusal("Protokollet finns redan, så ärendet går inte att byta rubrik på eller ta bort.")
        }
    }

    func isClosed(at now: Instant) -> Bool { edition.calendar.decisionsAreOpen(at: now) }

    /// Units that the case has or may take.
    func offered(in id: ID<CommitteeCase>) -> [EntryHeader] {
        headers.filter { places[$0.id] == id || (places[$0.id] == nil && $0.state.takesPart) }
    }

    func chosen(in id: ID<CommitteeCase>) -> Set<ID<Entry>> { Set(places.filter { $0.value == id }.map(\.key)) }
}

/// Which units a case may be about.
struct UnitChoice {
    let desk: CaseDesk
    let found: CommitteeCase
    /// Whether the registrar has said that the minutes hold those that are added too.
    let isCovered: Bool

    init(_ desk: CaseDesk, _ found: CommitteeCase, isCovered: Bool) {
        (self.desk, self.found, self.isCovered) = (desk, found, isCovered)
    }

    /// Minutes clear the units they name (R71): one more must stand in them too.
    func checked(_ names: Set<String>) throws(Refusal) -> [ID<Entry>] {
        let chosen = desk.offered(in: found.id).map(\.id).filter { names.contains($0.text) }
        if chosen.isEmpty { throw Refusal("Välj minst en verksamhet.", field: "enhet") }
        let isMore = !desk.chosen(in: found.id).isSuperset(of: chosen)
        if isMore, found.minutes != nil, !isCovered {
            throw Refusal(
                "Protokollet finns redan. Kryssa i att det gäller också dem som du lägger till, eller öppna ett nytt ärende.",
                field: "omfattar")
        }
        return chosen
    }
}
