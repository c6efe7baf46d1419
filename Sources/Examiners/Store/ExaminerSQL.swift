package import Base
package import Editions
package import Entries
package import Organisations
package import Site
package import Store

/// The register of examiners, and where those who judge or decide work.
package enum ExaminerSQL {
    /// Notes where an examiner works and what they know, for one edition.
    package static func save(
        _ person: ID<Person>, edition: ID<Edition>, home: ID<Organisation>?, competence: String,
        in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO examiner (person, edition, home, competence)
            VALUES (\(person), \(edition), \(home), \(competence))
            ON CONFLICT (person, edition) DO UPDATE SET home = excluded.home, competence = excluded.competence
            """)
    }

    /// Notes where somebody works, in whatever role they take part in the edition: it decides their conflicts (R82).
    package static func save(
        home: ID<Organisation>?, of person: ID<Person>, edition: ID<Edition>, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO examiner (person, edition, home, competence) VALUES (\(person), \(edition), \(home), '')
            ON CONFLICT (person, edition) DO UPDATE SET home = excluded.home
            """)
    }

    /// Where the person works in the edition; nil when nobody has said, or outside the city.
    static func home(of person: ID<Person>, edition: ID<Edition>, in db: any Connection) throws -> ID<Organisation>? {
        try db.value("SELECT home FROM examiner WHERE person = \(person) AND edition = \(edition) AND home IS NOT NULL")
    }

    /// What one who works at a place belongs to: it, those above, and what all these have become.
    static func places(at home: ID<Organisation>, in db: any Connection) throws -> Set<ID<Organisation>> {
        Set(
            try db.column(
                """
                WITH RECURSIVE place (organisation) AS (
                    SELECT id FROM organisation WHERE id = \(home)
                    UNION
                    SELECT step.above FROM place JOIN (
                        SELECT id AS below, parent AS above FROM organisation WHERE parent IS NOT NULL
                        UNION ALL SELECT predecessor, successor FROM succession
                    ) AS step ON step.below = place.organisation
                ) SELECT organisation FROM place
                """))
    }

    /// Everybody who holds the role of examiner in the edition, by name, with the team they are in.
    package static func all(edition: ID<Edition>, in db: any Connection) throws -> [Examiner] {
        try db.rows(
            """
            SELECT person.id, person.name, person.email, person.language, examiner.home, home.name,
                coalesce(examiner.competence, ''),
                (SELECT min(team.number) FROM team_member JOIN team ON team.id = team_member.team
                    WHERE team_member.person = person.id AND team_member.left_at IS NULL
                    AND team.edition = \(edition))
            FROM person
            LEFT JOIN examiner ON examiner.person = person.id AND examiner.edition = \(edition)
            LEFT JOIN organisation AS home ON home.id = examiner.home
            WHERE person.closed_at IS NULL AND EXISTS (SELECT 1 FROM role WHERE role.person = person.id
                AND role.kind = \(Role.Kind.examiner) AND role.edition = \(edition) AND role.ended_at IS NULL)
            ORDER BY person.name COLLATE svenska, person.id LIMIT 2000
            """
        ) { row in
            Examiner(
                person: try TeamSQL.person(row, from: 0), home: try row[4], homeName: try row[5],
                competence: try row[6], teamNumber: try row[7])
        }
    }
}
