package import Accounts
package import Base
package import Editions
package import Organisations
package import Site
package import Store

/// Where somebody works in a year, which decides their conflicts of interest (R82): entered by the office, on whichever page.
///
/// A place that adds to what the person belongs to holds at once, also while the rest of the change waits. One that takes away from it is an act that weighs: all of
/// the office is told, two do it where the installation asks for it, and nobody does it for themselves.
package enum Workplace {
    private static let act = "workplace.changed"
    /// What the receipt says of a change that two are asked for.
    package static let waits = WeightyActs.workplaceWaits

    /// Notes where the person works; nil for outside the city. In a write of the office.
    package static func set(
        _ person: ID<Person>, to new: ID<Organisation>?, in edition: ID<Edition>, by me: OfficeMember, _ weighty: WeightyActs,
        _ db: any Connection
    ) throws -> WeightyActs.Outcome {
        let old = try ExaminerSQL.home(of: person, edition: edition, in: db)
        guard try takesAway(from: old, to: new, in: db) else {
            try ExaminerSQL.save(home: new, of: person, edition: edition, in: db)
            return .done
        }
        let facts = ["person": person.text, "edition": edition.text, "organisation": new?.text].compactMapValues { $0 }
        let outcome = try weighty.act(act, facts, by: me, in: db)
        try Audit.append(
            weighty.word(act, me.site.settings), about: person.text, by: me.actor,
            detail: "\(old?.text ?? "-") \(new?.text ?? "-")", at: me.now, in: db)
        return outcome
    }

    /// Whether somebody who works at `new` instead no longer belongs to all that they did.
    private static func takesAway(from old: ID<Organisation>?, to new: ID<Organisation>?, in db: any Connection) throws -> Bool {
        guard let old, old != new else { return false }
        guard let new else { return true }
        return try !ExaminerSQL.places(at: old, in: db).isSubset(of: ExaminerSQL.places(at: new, in: db))
    }

    /// What a workplace adds counts while it waits for a second person: more places that people belong to, in SQL.
    static func waiting(for people: [ID<Person>], _ edition: ID<Edition>, in db: any Connection) throws -> SQL {
        try ProposalSQL.waiting(act, in: db).compactMap { try? Change($0) }.reduce("") { places, change in
            guard let place = change.place, change.edition == edition, people.contains(change.person) else { return places }
            return places + "UNION SELECT \(change.person), id, 0 FROM organisation WHERE id = \(place) "
        }
    }

    package static let weightyAct = WeightyAct(act, isForOthersOnly: true) { facts, db in
        let change = try Change(facts)
        guard let name = try PersonSQL.find(change.person, in: db)?.name, let year = try Editions.find(change.edition, in: db),
            let old = try ExaminerSQL.home(of: change.person, edition: change.edition, in: db), old != change.place
        else { throw Halt.notFound }
        let (from, to) = (try OrganisationSQL.find(old, in: db), try change.place.flatMap { try OrganisationSQL.find($0, in: db) })
        let award = year.edition.name(.swedish)
        guard let to else { return "\(name) arbetar inte på \(from?.name ?? "–") i \(award), och det jävet faller bort" }
        return "\(name) arbetar på \(to.name) och inte på \(from?.name ?? "–") i \(award), och det jävet faller bort"
    } touches: { facts, db in
        let change = try Change(facts)
        return try ConflictSQL.out(of: change.person, edition: change.edition, in: db).map(\.text)
    } carryOut: { facts, _, _, db in
        let change = try Change(facts)
        try ExaminerSQL.save(home: change.place, of: change.person, edition: change.edition, in: db)
    }

    private struct Change {
        let person: ID<Person>
        let edition: ID<Edition>
        let place: ID<Organisation>?

        init(_ facts: WeightyAct.Facts) throws {
            guard let person = facts["person"].flatMap({ ID<Person>($0) }), let edition = facts["edition"] else { throw Halt.notFound }
            (self.person, self.edition) = (person, ID(stored: edition))
            place = facts["organisation"].map { ID(stored: $0) }
        }
    }
}
