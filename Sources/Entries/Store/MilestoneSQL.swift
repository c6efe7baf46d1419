import Base
import Site
import Store

/// A name that the writers gave the whole text at a moment: "före chefens genomläsning".
struct Milestone: Sendable {
    let id: ID<Milestone>
    let name: String
    let at: Instant
    let by: String
}

enum MilestoneSQL {
    static let milestonesMax = 100

    /// Newest first.
    static func all(_ entry: ID<Entry>, in db: any Connection) throws -> [Milestone] {
        try db.rows(
            """
            SELECT milestone.id, milestone.name, milestone.at, person.name
            FROM milestone JOIN person ON person.id = milestone.by
            WHERE milestone.entry = \(entry) ORDER BY milestone.id DESC LIMIT \(milestonesMax)
            """
        ) { Milestone(id: try $0[0], name: try $0[1], at: try $0[2], by: try $0[3]) }
    }

    /// The revision of each part that stood then, by milestone: one query.
    static func revisions(_ entry: ID<Entry>, in db: any Connection) throws -> [ID<Milestone>: [String: Int]] {
        let rows = try db.rows(
            """
            SELECT milestone_answer.milestone, milestone_answer.item, milestone_answer.revision FROM milestone_answer
            JOIN milestone ON milestone.id = milestone_answer.milestone WHERE milestone.entry = \(entry)
            """
        ) { (milestone: try $0[0] as ID<Milestone>, item: try $0[1] as String, revision: try $0[2] as Int) }
        return Dictionary(grouping: rows, by: \.milestone).mapValues { rows in
            Dictionary(uniqueKeysWithValues: rows.map { ($0.item, $0.revision) })
        }
    }

    /// The milestones of a part, by the revision that stood.
    static func names(_ entry: ID<Entry>, _ item: String, in db: any Connection) throws -> [Int: String] {
        let rows = try db.rows(
            """
            SELECT milestone_answer.revision, milestone.name FROM milestone_answer
            JOIN milestone ON milestone.id = milestone_answer.milestone
            WHERE milestone.entry = \(entry) AND milestone_answer.item = \(item) ORDER BY milestone.id
            """
        ) { (revision: try $0[0] as Int, name: try $0[1] as String) }
        return Dictionary(rows.map { ($0.revision, $0.name) }, uniquingKeysWith: { "\($0), \($1)" })
    }

    /// Names what stands now.
    static func add(
        _ id: ID<Milestone>, _ entry: ID<Entry>, name: String, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        guard try db.count("SELECT count(*) FROM milestone WHERE entry = \(entry)") < milestonesMax else {
            throw Refusal("Ni har redan \(milestonesMax) milstolpar. Ta bort en som ni inte behöver och försök igen.")
        }
        try db.run(
            "INSERT INTO milestone (id, entry, name, at, by) VALUES (\(id), \(entry), \(name), \(now), \(person))")
        try db.run(
            """
            INSERT INTO milestone_answer (milestone, item, revision)
            SELECT milestone.id, answer.item, answer.revision FROM answer JOIN milestone ON milestone.entry = answer.entry
            WHERE milestone.id = \(id)
            """)
    }

    /// Takes a name away; the versions that it named stay in the history. Gives the name, nil when there is none such.
    static func remove(_ id: ID<Milestone>, of entry: ID<Entry>, in db: any Connection) throws -> String? {
        let name: String? = try db.value("SELECT name FROM milestone WHERE id = \(id) AND entry = \(entry)")
        guard name != nil else { return nil }
        try db.run("DELETE FROM milestone_answer WHERE milestone = \(id)")
        try db.run("DELETE FROM milestone WHERE id = \(id)")
        return name
    }
}
