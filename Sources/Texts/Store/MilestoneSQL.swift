package import Base
package import Site
package import Store

/// A name that the writers gave the whole text at a moment: "före chefens genomläsning".
package struct Milestone: Sendable {
    package let id: ID<Milestone>
    package let name: String
    package let at: Instant
    package let by: String
}

package enum MilestoneSQL {
    package static let milestonesMax = 100

    /// Newest first.
    package static func all(_ owner: TextOwner, in db: any Connection) throws -> [Milestone] {
        try db.rows(
            """
            SELECT text_milestone.id, text_milestone.name, at, person.name
            FROM text_milestone JOIN person ON person.id = text_milestone.by
            WHERE \(owner.rows) ORDER BY text_milestone.id DESC LIMIT \(milestonesMax)
            """
        ) { Milestone(id: try $0[0], name: try $0[1], at: try $0[2], by: try $0[3]) }
    }

    /// The revision of each part that stood then, by milestone: one query.
    package static func revisions(_ owner: TextOwner, in db: any Connection) throws -> [ID<Milestone>: [String: Int]] {
        let rows = try db.rows(
            """
            SELECT milestone, item, revision FROM text_milestone_part
            JOIN text_milestone ON text_milestone.id = milestone WHERE \(owner.rows)
            """
        ) { (milestone: try $0[0] as ID<Milestone>, item: try $0[1] as String, revision: try $0[2] as Int) }
        return Dictionary(grouping: rows, by: \.milestone).mapValues { rows in
            Dictionary(uniqueKeysWithValues: rows.map { ($0.item, $0.revision) })
        }
    }

    /// The milestones of a part, by the revision that stood.
    package static func names(_ place: TextPlace, in db: any Connection) throws -> [Int: String] {
        let rows = try db.rows(
            """
            SELECT revision, name FROM text_milestone_part
            JOIN text_milestone ON text_milestone.id = milestone
            WHERE \(place.rows) ORDER BY text_milestone.id
            """
        ) { (revision: try $0[0] as Int, name: try $0[1] as String) }
        return Dictionary(rows.map { ($0.revision, $0.name) }, uniquingKeysWith: { "\($0), \($1)" })
    }

    /// Names what stands now.
    package static func add(
        _ id: ID<Milestone>, _ owner: TextOwner, name: String, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        guard try db.count("SELECT count(*) FROM text_milestone WHERE \(owner.rows)") < milestonesMax else {
            throw Refusal("Ni har redan \(milestonesMax) milstolpar. Ta bort en som ni inte behöver och försök igen.")
        }
        try db.run(
            """
            INSERT INTO text_milestone (id, owner_kind, owner, name, at, by)
            VALUES (\(id), \(owner.kind.name), \(owner.id), \(name), \(now), \(person))
            """)
        try db.run(
            """
            INSERT INTO text_milestone_part (milestone, item, revision)
            SELECT \(id), item, revision FROM standing_text WHERE \(owner.rows)
            """)
    }

    /// Takes a name away; the versions that it named stay in the history. Gives the name, nil when there is none such.
    package static func remove(_ id: ID<Milestone>, of owner: TextOwner, in db: any Connection) throws -> String? {
        let name: String? = try db.value("SELECT name FROM text_milestone WHERE id = \(id) AND \(owner.rows)")
        guard name != nil else { return nil }
        try db.run("DELETE FROM text_milestone_part WHERE milestone = \(id)")
        try db.run("DELETE FROM text_milestone WHERE id = \(id)")
        return name
    }
}
