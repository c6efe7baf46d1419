import Accounts
import Assessment
import Awards
import Base
import Editions
import Entries
import Examiners
import Site
import Store
import World

/// Moments in which only some have a form before them, made from the year that is filled.
struct FormMoments {
    let city: City
    let edition: Edition
    let objects: Objects
    let judged: ID<Entry>
    let now: Instant
    let db: any Connection

    private var entry: ID<Entry> { ID(stored: objects.entry) }
    private var filling: Filling { Filling(city: city, edition: edition, now: now, db: db) }

    private var coordinator: ID<Person> { city["coordinator"].person.id }

    /// Everybody in the team has locked their sheet, and the team has agreed on every question.
    func agreeing() throws {
        for actor in FilledYear.team { try filling.judges(judged, city[actor].person.id, locks: true) }
        try filling.agrees(judged, coordinator)
    }

    /// The consensus is locked and the visit made: a level may be changed by it.
    func visiting() throws {
        try agreeing()
        try JudgingSQL.lockConsensus(judged, by: coordinator, at: now, in: db)
        let at = FilledYear.at(2024, 9, 20)
        try db.run(
            """
            INSERT INTO visit (entry, mode, at, place, booked_at, booked_by)
            VALUES (\(judged), 'onsite', \(at), 'Lergöksvägen 1', \(now), \(coordinator))
            """)
        try db.run(
            """
            INSERT INTO visit_record (entry, held_on, present, notes, at, by)
            VALUES (\(judged), \(Stockholm.local(at).day), 'Alla', 'Barnen visade runt.', \(now), \(coordinator))
            """)
    }

    /// The jury has one entry to decide, has left a class without award, and a member has stepped back.
    func voting() throws {
        try agreeing()
        try filling.locks(judged, coordinator)
        for key in edition.classes.prefix(1).map(\.key) {
            try DecisionSQL.record(
                EmptyClass(classKey: key, reason: "Ingen nådde dit.", meeting: Day(2024, 10, 24)!, paragraph: "8", at: now),
                edition: city.edition, by: city["office"].person.id, in: db)
        }
        let absent = city["nobody"].person.id
        _ = try RoleSQL.grant(.juror, to: absent, organisation: nil, edition: city.edition.text, by: nil, at: now, in: db)
        try JurySQL.save(absent, edition: city.edition, home: nil, isChair: false, in: db)
        try RecusalSQL.declare(absent, judged, reason: "Granne.", at: now, in: db)
    }

    /// The office puts teams together: one is whole, one has a conflict, and one is empty, which this returns; an examiner and an
    /// approved entry have no team, a unit has invited one of its judges, and a case that somebody lost is to be looked at.
    func composing() throws -> String {
        let (empty, examiner, other) = (ID<Team>(at: now), city["otherexaminer"].person.id, objects.otherEntry)
        try db.run("UPDATE team SET confirmed_at = NULL WHERE edition = \(city.edition)")
        try db.run("INSERT INTO team (id, edition, number) VALUES (\(empty), \(city.edition), 3)")
        try ExaminerSQL.save(city["nobody"].person.id, edition: city.edition, home: nil, competence: "skola", in: db)
        try SeatSQL.declare(examiner, ID(stored: other), reason: "Granne.", at: now, in: db)
        try db.run("INSERT INTO conflict_notice (person, entry, at) VALUES (\(examiner), \(other), \(now))")
        try db.run("DELETE FROM assignment WHERE entry = \(judged)")
        try db.run("INSERT INTO formal_check (entry, at, by) VALUES (\(judged), \(now), \(city["office"].person.id))")
        try db.run(
            """
            INSERT INTO invitation (id, entry, person, name, address, at, by)
            VALUES (\(ID<FormMoments>(at: now)), \(other), \(examiner), 'Zoë Kjellman', 'otherexaminer@exempelstad.example', \(now),
                \(city["otherhead"].person.id))
            """)
        return empty.text
    }

    /// The edition is not published yet.
    func unpublishes() throws {
        // Links to register are of a year that is published.
        try db.run("DELETE FROM newcomer")
        try db.run("DELETE FROM publication WHERE edition = \(city.edition)")
    }

    /// The unit has withdrawn, and may undo that.
    func withdraws() throws {
        try db.run(
            "INSERT INTO withdrawal (entry, reason, at, by) VALUES (\(entry), 'Ont om tid.', \(now), \(city["unithead"].person.id))")
    }

    /// The unit has answered what it was asked to change.
    func answers(_ request: String) throws {
        try db.run(
            """
            INSERT INTO change_answer (request, message, at, by, characters, sha256, content)
            VALUES (\(request), 'Nu är den bytt.', \(now), \(city["unithead"].person.id), 25, 'x', '{}')
            """)
    }
}
