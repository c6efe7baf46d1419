package import Base
package import Editions
package import Entries
package import Organisations
package import Site
package import Store

/// Objects that belong to some actors and not to others: for walks of permissions and hunts for leaks.
package struct Objects: Sendable {
    package let entry: String
    package let otherEntry: String
    package let committeeCase: String
    package let otherCase: String
    package let team: String
    package let otherTeam: String
    package let picture: String
    package let otherPicture: String

    /// An entry of each unit, a case of each committee, and a team each: `examiner`, `coordinator` and `thirdexaminer`
    /// judge the first entry, `otherexaminer` the other.
    package static func make(_ city: City, at now: Instant, in db: any Connection) throws -> Objects {
        func id() -> String { ID<Objects>(at: now).text }
        let objects = Objects(
            entry: id(), otherEntry: id(), committeeCase: id(), otherCase: id(), team: id(), otherTeam: id(),
            picture: id(), otherPicture: id())
        try objects.enter(objects.entry, city.unit, city["unithead"], city, now, db)
        try objects.enter(objects.otherEntry, city.otherUnit, city["otherhead"], city, now, db)
        try objects.open(objects.committeeCase, city.committee, objects.entry, city["registrar"], city, now, db)
        try objects.open(objects.otherCase, city.otherCommittee, objects.otherEntry, city["otherregistrar"], city, now, db)
        try objects.form(objects.team, 1, ["coordinator", "examiner", "thirdexaminer"], objects.entry, city, now, db)
        try objects.form(objects.otherTeam, 2, ["otherexaminer"], objects.otherEntry, city, now, db)
        try objects.draw(objects.picture, objects.entry, city["unithead"], now, db)
        try objects.draw(objects.otherPicture, objects.otherEntry, city["otherhead"], now, db)
        return objects
    }

    /// Hands both entries in, and lets every examiner give their word, so that what waits for that opens.
    package func handIn(_ city: City, at now: Instant, in db: any Connection) throws {
        for (entry, head) in [(entry, "unithead"), (otherEntry, "otherhead")] {
            try db.run(
                """
                INSERT INTO submission (entry, at, by, characters, sha256, content)
                VALUES (\(entry), \(now), \(city[head].person.id), 25, 'x', '{}')
                """)
        }
        for (entry, key) in [
            (entry, "coordinator"), (entry, "examiner"), (entry, "thirdexaminer"), (otherEntry, "otherexaminer"),
        ] {
            try db.run("INSERT INTO impartiality (person, entry, at) VALUES (\(city[key].person.id), \(entry), \(now))")
        }
    }

    private func enter(
        _ id: String, _ unit: ID<Organisation>, _ head: Actor, _ city: City, _ now: Instant, _ db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO entry (id, edition, unit, created_at, created_by)
            VALUES (\(id), \(city.edition), \(unit), \(now), \(head.person.id))
            """)
        try db.run(
            """
            INSERT INTO registration (entry, head_name, head_phone, head_email, contact_name, contact_phone,
                contact_email, registered_at, registered_by)
            VALUES (\(id), \(head.person.name), '08-508 00 000', \(head.person.email), \(head.person.name),
                '08-508 00 000', \(head.person.email), \(now), \(head.person.id))
            """)
    }

    private func draw(_ id: String, _ entry: String, _ by: Actor, _ now: Instant, _ db: any Connection) throws {
        try db.run(
            """
            INSERT INTO picture (id, entry, kind, width, height, sha256, words, at, by, large, small)
            VALUES (\(id), \(entry), 'png', 1, 1, '', '', \(now), \(by.person.id), \(Bytes([1])), \(Bytes([1])))
            """)
    }

    private func open(
        _ id: String, _ committee: ID<Organisation>, _ entry: String, _ by: Actor, _ city: City, _ now: Instant,
        _ db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO committee_case (id, organisation, edition, title, dnr, created_at, created_by)
            VALUES (\(id), \(committee), \(city.edition), 'Deltagande i utmärkelsen', '1.1-1/2024', \(now), \(by.person.id))
            """)
        try db.run("INSERT INTO case_entry (entry, committee_case) VALUES (\(entry), \(id))")
    }

    private func form(
        _ id: String, _ number: Int, _ members: [String], _ entry: String, _ city: City, _ now: Instant,
        _ db: any Connection
    ) throws {
        let office = city["office"].person.id
        try db.run("INSERT INTO team (id, edition, number, confirmed_at) VALUES (\(id), \(city.edition), \(number), \(now))")
        for (place, key) in members.enumerated() {
            let person = city[key].person.id
            try db.run(
                """
                INSERT INTO examiner (person, edition, home, competence)
                VALUES (\(person), \(city.edition), NULL, 'förskola') ON CONFLICT (person, edition) DO NOTHING
                """)
            try db.run(
                """
                INSERT INTO team_member (team, person, coordinator, joined_at, joined_by)
                VALUES (\(id), \(person), \(place == 0), \(now), \(office))
                """)
        }
        try db.run("INSERT INTO assignment (entry, team, at, by) VALUES (\(entry), \(id), \(now), \(office))")
    }
}
