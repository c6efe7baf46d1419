package import Base
package import Editions
package import Site
package import Store

/// A row of the log with the name of who acted.
package struct LogLine: Sendable {
    package let row: AuditRow
    /// Nil for what the program does by itself, and for visitors.
    package let personName: String?
    /// The unit whose entry was acted on; nil where it was something else.
    package let unitName: String?
    /// The team that was acted on.
    package let teamNumber: Int?
    /// What else was acted on: a person, an organisation, a case, an edition or a newcomer.
    package let name: String?
    /// The award year of the edition, the entry or the team that was acted on; nil where it was of no year.
    package let year: AwardYear?
}

/// What to look for in the log; empty parts match everything.
package struct LogFilter: Sendable, Equatable {
    /// The id of what was acted on, or a part of the name of the unit whose entry it was.
    package var object = ""
    /// An id, or a part of a name.
    package var person = ""
    /// The beginning of an act, such as `entry`.
    package var act = ""
    /// Rows with a lower number than this; nil begins with the newest.
    package var before: Int?

    package init() {}
}

/// Reading of the log.
package enum LogSQL {
    package static let pageSize = 100

    /// The newest rows first; one more than a page when there are older ones.
    package static func rows(_ filter: LogFilter, in db: any Connection) throws -> [LogLine] {
        try db.rows(
            """
            SELECT audit.number, audit.at, audit.person, audit.role, audit.act, audit.object, audit.detail, person.name,
                unit.name, \(AwardYear.column), team.number,
                coalesce(subject.name, place.name, committee_case.title, newcomer.name, letter.subject)
            FROM audit LEFT JOIN person ON person.id = audit.person
            LEFT JOIN entry ON entry.id = audit.object
            LEFT JOIN organisation AS unit ON unit.id = entry.unit
            LEFT JOIN team ON team.id = audit.object
            LEFT JOIN person AS subject ON subject.id = audit.object
            LEFT JOIN organisation AS place ON place.id = audit.object
            LEFT JOIN committee_case ON committee_case.id = audit.object
            LEFT JOIN newcomer ON newcomer.id = audit.object
            LEFT JOIN letter ON letter.id = audit.object
            LEFT JOIN edition ON edition.id = coalesce(entry.edition, team.edition, audit.object)
            WHERE \(condition(filter)) ORDER BY audit.number DESC LIMIT \(pageSize + 1)
            """
        ) { row in
            LogLine(
                row: try AuditRow(row), personName: try row[7], unitName: try row[8], teamNumber: try row[10], name: try row[11],
                year: try row[9])
        }
    }

    private static func condition(_ filter: LogFilter) -> SQL {
        var condition: SQL = "1 = 1"
        if let before = filter.before { condition = condition + " AND audit.number < \(before)" }
        if !filter.object.isEmpty {
            condition =
                condition + """
                     AND (audit.object = \(filter.object) OR audit.object IN (SELECT entry.id FROM entry
                        JOIN organisation AS unit ON unit.id = entry.unit WHERE \(SQL.holds("unit.name_folded", filter.object))))
                    """
        }
        if !filter.act.isEmpty {
            condition = condition + " AND \(SQL.begins("audit.act", with: filter.act))"
        }
        if let id = ID<Person>(filter.person) {
            condition = condition + " AND audit.person = \(id)"
        } else if !filter.person.isEmpty {
            condition =
                condition + """
                     AND audit.person IN (SELECT id FROM person WHERE \(SQL.holds("name_folded", filter.person))
                        OR \(SQL.holds("email_folded", filter.person)))
                    """
        }
        return condition
    }
}
