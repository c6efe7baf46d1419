package import Base
package import Editions
package import Entries
import Organisations
package import Site
package import Store

/// A person who may not judge an entry, and why.
package struct Clash: Sendable {
    package let person: ID<Person>
    package let personName: String
    package let entry: ID<Entry>
    package let unitName: String
    package let grounds: [Conflicts.Ground]

    /// Whether not even the office may go past it.
    package var isFinal: Bool { grounds.contains(.writer) }
}

/// Asks the rules of conflict about people and entries: every reading and every act asks here, whatever the role.
package enum ConflictSQL {
    /// What stands between people and the entries of an edition (all of them, or those given). Five queries, however many.
    ///
    /// Where `pairs` are given, nothing is asked of a person but about their own entries: a year has many of both.
    package static func book(
        _ people: [ID<Person>], edition: ID<Edition>, entries: [ID<Entry>]? = nil, pairs: [ID<Person>: Set<ID<Entry>>]? = nil,
        in db: any Connection
    ) throws -> ConflictBook {
        guard !people.isEmpty, entries?.isEmpty != true else { return ConflictBook() }
        let which: SQL = entries.map { " AND entry.id IN \($0)" } ?? ""
        let belongings = try belongings(of: people, edition: edition, in: db)
        let subjects = try subjects(edition, which, in: db)
        let words = try db.rows(
            """
            SELECT conflict.person, conflict.entry, conflict.reason, conflict.decided_by FROM conflict JOIN entry ON entry.id = conflict.entry
            WHERE entry.edition = \(edition) AND conflict.person IN \(people)\(which)
            """
        ) { row in
            (
                person: try row[0] as ID<Person>, entry: try row[1] as ID<Entry>, reason: try row[2] as String,
                isDecided: try row[3] as String? != nil
            )
        }
        let said = Dictionary(grouping: words, by: \.person)
        let overridden = try db.rows(
            """
            SELECT conflict_override.entry, conflict_override.person
            FROM conflict_override JOIN entry ON entry.id = conflict_override.entry
            WHERE entry.edition = \(edition) AND conflict_override.person IN \(people)\(which)
            """
        ) { (entry: try $0[0] as ID<Entry>, person: try $0[1] as ID<Person>) }
        var found: [ID<Person>: [ID<Entry>: [Conflicts.Ground]]] = [:]
        for person in people {
            let own = belongings[person] ?? Conflicts.Belonging()
            let spoken = Dictionary((said[person] ?? []).map { ($0.entry, $0) }) { first, _ in first }
            found[person] = (pairs.map { $0[person] ?? [] } ?? Set(subjects.keys)).reduce(into: [:]) { grounds, entry in
                guard let subject = subjects[entry] else { return }
                let word = spoken[entry]
                grounds[entry] = Conflicts.grounds(
                    of: own, against: subject, declared: word.flatMap { $0.isDecided ? nil : $0.reason },
                    decided: word.flatMap { $0.isDecided ? $0.reason : nil })
            }
        }
        return ConflictBook(
            found, overridden: Dictionary(grouping: overridden, by: \.entry).mapValues { Set($0.map(\.person)) })
    }

    /// Why one person has nothing to do with one entry; the entry's edition tells where they work.
    package static func book(_ person: ID<Person>, at entry: ID<Entry>, in db: any Connection) throws -> ConflictBook {
        guard let edition: ID<Edition> = try db.value("SELECT edition FROM entry WHERE id = \(entry)") else { return ConflictBook() }
        return try book([person], edition: edition, entries: [entry], in: db)
    }

    /// The entries of an edition that a person has nothing to do with as office or jury.
    package static func out(of person: ID<Person>, edition: ID<Edition>, in db: any Connection) throws -> Set<ID<Entry>> {
        Set(try book([person], edition: edition, in: db).all(of: person).filter { !$0.value.isEmpty }.keys)
    }

    /// Of some objects of the log, the entries that a person has nothing to do with.
    package static func out(of person: ID<Person>, among objects: [String], in db: any Connection) throws -> Set<String> {
        let entries = try db.rows("SELECT id, edition FROM entry WHERE id IN \(Array(Set(objects)))") {
            (entry: try $0[0] as ID<Entry>, edition: try $0[1] as ID<Edition>)
        }
        let found = try Dictionary(grouping: entries, by: \.edition).flatMap { edition, rows in
            let book = try book([person], edition: edition, entries: rows.map(\.entry), in: db)
            return rows.map(\.entry.text).filter { book.isOut(person, ID(stored: $0)) }
        }
        return Set(found)
    }

    /// Every pair that must not be, but for those that the office has decided on.
    package static func clashes(
        _ people: [(id: ID<Person>, name: String)], with entries: [(id: ID<Entry>, unitName: String)],
        edition: ID<Edition>, in db: any Connection
    ) throws -> [Clash] {
        let book = try book(people.map(\.id), edition: edition, entries: entries.map(\.id), in: db)
        return entries.flatMap { entry in
            people.compactMap { person in
                let grounds = book.bars(person.id, entry.id)
                return grounds.isEmpty
                    ? nil
                    : Clash(
                        person: person.id, personName: person.name, entry: entry.id, unitName: entry.unitName,
                        grounds: grounds)
            }
        }
    }

    // MARK: Facts for the rules

    /// Where each person belongs: where they work, and the organisations they hold a role for now, with those above and
    /// with what all these have become.
    private static func belongings(
        of people: [ID<Person>], edition: ID<Edition>, in db: any Connection
    ) throws -> [ID<Person>: Conflicts.Belonging] {
        let rows = try db.rows(
            """
            WITH RECURSIVE place (person, organisation, writes) AS (
                SELECT person, home, 0 FROM examiner
                    WHERE edition = \(edition) AND home IS NOT NULL AND person IN \(people)
                UNION
                SELECT person, organisation, CASE WHEN kind IN \(Array(Role.Kind.unit)) THEN 1 ELSE 0 END FROM role
                    WHERE ended_at IS NULL AND organisation IS NOT NULL AND person IN \(people)
                \(try Workplace.waiting(for: people, edition, in: db))
                UNION
                -- Who has written for a unit in the year has read what only it may, also when the role has ended.
                SELECT role.person, role.organisation, 2 FROM role JOIN publication ON publication.edition = \(edition)
                    WHERE role.ended_at >= publication.published_at AND role.kind IN \(Array(Role.Kind.unit))
                    AND role.organisation IS NOT NULL AND role.person IN \(people)
                UNION
                SELECT place.person, step.above, place.writes * step.same FROM place JOIN (
                    SELECT id AS below, parent AS above, 0 AS same FROM organisation WHERE parent IS NOT NULL
                    UNION ALL SELECT predecessor, successor, 1 FROM succession
                ) AS step ON step.below = place.organisation AND (place.writes < 2 OR step.same = 1)
            ) SELECT place.person, place.organisation, organisation.kind, place.writes
            FROM place JOIN organisation ON organisation.id = place.organisation
            """
        ) { row in
            (
                person: try row[0] as ID<Person>, place: try row[1] as ID<Conflicts.Place>,
                isUnit: (try row[2] as Organisation.Kind).isUnit, writes: try row[3] as Int
            )
        }
        return rows.reduce(into: [:]) { belongings, row in
            var own = belongings[row.person] ?? Conflicts.Belonging()
            switch row.writes {
            case 2: own.wroteFor.insert(row.place)
            case 1: own.writesFor.insert(row.place)
            default: break
            }
            if row.writes < 2, row.isUnit { own.units.insert(row.place) }
            if row.writes < 2, !row.isUnit { own.committees.insert(row.place) }
            belongings[row.person] = own
        }
    }

    /// Where somebody would belong by writing for a unit.
    static func belonging(writingFor unit: String, in db: any Connection) throws -> Conflicts.Belonging {
        let rows = try db.rows(
            """
            WITH RECURSIVE line (organisation) AS (
                SELECT id FROM organisation WHERE id = \(unit)
                UNION
                SELECT organisation.parent FROM line JOIN organisation ON organisation.id = line.organisation
                    WHERE organisation.parent IS NOT NULL
            ) SELECT line.organisation, organisation.kind FROM line JOIN organisation ON organisation.id = line.organisation
            """
        ) { (place: try $0[0] as ID<Conflicts.Place>, isUnit: (try $0[1] as Organisation.Kind).isUnit) }
        return Conflicts.Belonging(
            units: Set(rows.filter(\.isUnit).map(\.place)), committees: Set(rows.filter { !$0.isUnit }.map(\.place)),
            writesFor: [ID(stored: unit)])
    }

    /// The unit of each entry with what stands above it; `which` is a condition more.
    static func subjects(_ edition: ID<Edition>, _ which: SQL, in db: any Connection) throws -> [ID<Entry>: Conflicts.Subject] {
        let rows = try db.rows(
            """
            WITH RECURSIVE line (entry, organisation, regime) AS (
                SELECT entry.id, entry.unit, unit.regime FROM entry JOIN organisation AS unit ON unit.id = entry.unit
                    WHERE entry.edition = \(edition)\(which)
                UNION
                SELECT line.entry, organisation.parent, line.regime FROM line
                    JOIN organisation ON organisation.id = line.organisation WHERE organisation.parent IS NOT NULL
            ) SELECT line.entry, line.organisation, organisation.kind, line.regime
            FROM line JOIN organisation ON organisation.id = line.organisation
            """
        ) { row in
            (
                entry: try row[0] as ID<Entry>, place: try row[1] as ID<Conflicts.Place>,
                isUnit: (try row[2] as Organisation.Kind).isUnit, regime: try row[3] as Organisation.Regime?
            )
        }
        return rows.reduce(into: [:]) { subjects, row in
            var subject = subjects[row.entry] ?? Conflicts.Subject(units: [], committees: [])
            if row.isUnit { subject.units.insert(row.place) } else { subject.committees.insert(row.place) }
            subject.isUnderContract = row.regime.map { $0 != .municipal } ?? false
            subjects[row.entry] = subject
        }
    }

    // MARK: The team's page

    /// What stands between the members of a team and its entries, and what the office has decided about it.
    package static func standing(_ team: Team, _ entries: [(id: ID<Entry>, unitName: String)], in db: any Connection) throws -> [Standing] {
        let book = try book(team.members.map(\.id), edition: team.edition, entries: entries.map(\.id), in: db)
        let overrides = try db.rows("SELECT entry, person, reason FROM conflict_override WHERE entry IN \(entries.map(\.id))") {
            (entry: try $0[0] as ID<Entry>, person: try $0[1] as ID<Person>, reason: try $0[2] as String)
        }
        return entries.flatMap { entry in
            team.members.compactMap { member in
                let grounds = book.grounds(member.id, entry.id)
                let override = overrides.first { $0.entry == entry.id && $0.person == member.id }?.reason
                guard !grounds.isEmpty || override != nil else { return nil }
                return Standing(
                    person: member.id, personName: member.person.name, unitName: entry.unitName, entry: entry.id,
                    grounds: grounds, override: override)
            }
        }
    }

    /// Grounds that stand, or the office's decision about them, or both.
    package struct Standing: Sendable {
        package let person: ID<Person>
        package let personName: String
        package let unitName: String
        package let entry: ID<Entry>
        package let grounds: [Conflicts.Ground]
        /// The office's reason to let them judge all the same.
        package let override: String?
    }
}

extension Array<Clash> {
    /// Records the office's decision to let them judge all the same. Throws a refusal for who writes the entry.
    package func override(reason: String, by: ID<Person>, at now: Instant, in db: any Connection) throws {
        for clash in self {
            if clash.isFinal {
                throw Refusal("\(clash.personName) skriver för \(clash.unitName) och kan inte bedöma bidraget. Välj någon annan.")
            }
            try SeatSQL.override(clash.person, clash.entry, reason: reason, by: by, at: now, in: db)
        }
    }
}
