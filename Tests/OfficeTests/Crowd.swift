import Base
import Editions
import Entries
import Organisations
import Site
import Store
import World

/// Many entries, every one handed in, judged by a team of three, agreed on and visited.
struct Crowd {
    let city: City
    let edition: Edition
    let now: Instant

    /// Adds `count` units with all that belongs to each, numbered from `first`. Every other one has no minutes.
    func add(_ count: Int, from first: Int = 1, in db: any Connection) throws {
        let team = try team(first, in: db)
        for number in first..<(first + count) { try add(number, team, in: db) }
    }

    private var judges: [ID<Person>] {
        ["coordinator", "examiner", "thirdexaminer"].map { city[$0].person.id }
    }

    private func team(_ number: Int, in db: any Connection) throws -> String {
        let team = ID<Crowd>(at: now).text
        try db.run(
            "INSERT INTO team (id, edition, number, confirmed_at) VALUES (\(team), \(city.edition), \(number), \(now))")
        for (place, judge) in judges.enumerated() {
            try db.run(
                """
                INSERT INTO team_member (team, person, coordinator, joined_at)
                VALUES (\(team), \(judge), \(place == 0), \(now))
                """)
        }
        return team
    }

    private func add(_ number: Int, _ team: String, in db: any Connection) throws {
        let (unit, entry, head) = (ID<Organisation>(at: now), ID<Entry>(at: now), city["unithead"].person.id)
        try OrganisationSQL.save(
            Organisation(
                id: unit, key: "crowd\(number)", kind: .unit, name: "Enhet \(number + 100)", parent: city.committee,
                regime: .municipal), in: db)
        try db.run(
            "INSERT INTO entry (id, edition, unit, created_at, created_by) VALUES (\(entry), \(city.edition), \(unit), \(now), \(head))")
        try db.run(
            """
            INSERT INTO registration (entry, head_name, head_phone, head_email, contact_name, contact_phone, contact_email,
                registered_at, registered_by)
            VALUES (\(entry), 'Amina Lind', '', 'a@exempelstad.example', 'Jonas Ek', '', 'j@exempelstad.example', \(now), \(head))
            """)
        try db.run(
            """
            INSERT INTO submission (entry, at, by, characters, sha256, content)
            VALUES (\(entry), \(now), \(head), \(number * 1000), 'x', '{}')
            """)
        if number.isMultiple(of: 2) { try minutes(entry, in: db) }
        try db.run("INSERT INTO assignment (entry, team, at) VALUES (\(entry), \(team), \(now))")
        try judge(entry, in: db)
    }

    private func minutes(_ entry: ID<Entry>, in db: any Connection) throws {
        let (committeeCase, registrar) = (ID<CommitteeCase>(at: now), city["registrar"].person.id)
        try db.run(
            """
            INSERT INTO committee_case (id, organisation, edition, title, dnr, created_at, created_by)
            VALUES (\(committeeCase), \(city.committee), \(city.edition), 'Ärende', '', \(now), \(registrar))
            """)
        try db.run("INSERT INTO case_entry (entry, committee_case) VALUES (\(entry), \(committeeCase))")
        try db.run(
            """
            INSERT INTO minutes (committee_case, name, bytes, sha256, received_at, received_by, content)
            VALUES (\(committeeCase), 'protokoll.pdf', 5, 'x', \(now), \(registrar), \(Bytes(Array("%PDF-".utf8))))
            """)
    }

    /// Levels 2, 3 and 4 of everything; the consensus is 3,5, and the visit is booked.
    private func judge(_ entry: ID<Entry>, in db: any Connection) throws {
        for (place, judge) in judges.enumerated() {
            for item in edition.items {
                try db.run(
                    """
                    INSERT INTO sheet_item (entry, person, item, level, saved_at, strengths, areas, questions)
                    VALUES (\(entry), \(judge), \(item.id), \(place + 2), \(now), '', '', '')
                    """)
            }
            try db.run("INSERT INTO sheet_lock (entry, person, at) VALUES (\(entry), \(judge), \(now))")
        }
        for item in edition.items {
            try db.run(
                """
                INSERT INTO consensus_item (entry, item, half_levels, saved_at, saved_by, strengths, areas, motivation)
                VALUES (\(entry), \(item.id), 7, \(now), \(judges[0]), '', '', '')
                """)
        }
        try db.run("INSERT INTO consensus_lock (entry, at, by) VALUES (\(entry), \(now), \(judges[0]))")
        try db.run(
            """
            INSERT INTO visit (entry, mode, at, place, booked_at, booked_by)
            VALUES (\(entry), 'onsite', \(now), 'Storgatan 1', \(now), \(judges[0]))
            """)
    }
}
