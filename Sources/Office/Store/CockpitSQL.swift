import Base
import Editions
import Entries
import Examiners
import Store

/// What the cockpit asks beside the lines.
enum CockpitSQL {
    /// Teams with something to judge, or that are confirmed, with how many they are and when the last one left.
    static func teams(_ edition: ID<Edition>, in db: any Connection) throws -> [Waiting.Team] {
        try db.rows(
            """
            SELECT team.number,
                (SELECT count(*) FROM team_member WHERE team_member.team = team.id AND team_member.left_at IS NULL),
                (SELECT max(team_member.left_at) FROM team_member WHERE team_member.team = team.id)
            FROM team
            WHERE team.edition = \(edition)
                AND (team.confirmed_at IS NOT NULL OR EXISTS (SELECT 1 FROM assignment WHERE assignment.team = team.id))
            ORDER BY team.number LIMIT 1000
            """
        ) { row in
            let left: Instant? = try row[2]
            return Waiting.Team(
                number: try row[0], members: try row[1], leftOn: left.map { Stockholm.local($0).day })
        }
    }

    /// Letters that were given up and not sent again: how many, and since when.
    static func failedLetters(in db: any Connection) throws -> (count: Int, since: Day?) {
        try db.first(
            """
            SELECT count(*), min(abandoned_at) FROM letter WHERE abandoned_at IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM letter AS again WHERE again.repeats = letter.id)
            """
        ) { row in
            let since: Instant? = try row[1]
            return (try row[0], since.map { Stockholm.local($0).day })
        } ?? (0, nil)
    }

    /// The committees and companies that have entries in the year, by name: choices of the filter.
    static func committees(_ edition: ID<Edition>, in db: any Connection) throws -> [(id: String, name: String)] {
        try db.rows(
            """
            SELECT committee.id, committee.name FROM organisation AS committee
            WHERE committee.id IN (SELECT unit.parent FROM entry JOIN organisation AS unit ON unit.id = entry.unit
                WHERE entry.edition = \(edition))
            ORDER BY committee.name COLLATE svenska, committee.id LIMIT 500
            """
        ) { (id: try $0[0], name: try $0[1]) }
    }
}
