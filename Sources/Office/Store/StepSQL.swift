package import Base
package import Entries
package import Store

/// One step that an entry has taken: what, when, by whom and a short word about it.
package struct Step: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable, Bindable, Column {
        case registered, checked, excepted, extended, handedIn, takenBack, withdrawn, committee, minutes, assigned, sheetLocked
        case consensusLocked, visitBooked, visitHeld, finalLocked, reopened, decided, feedback, report
        case economy
    }

    package let kind: Kind
    package let at: Instant
    /// Nil where nobody is named.
    package let by: String?
    /// A word of the row: a verdict, a rule, a day, a team's number, a reason.
    package let detail: String
}

/// Every state of an entry is a row (decision 5): all of them, read as one list.
package enum StepSQL {
    package static func all(_ entry: ID<Entry>, in db: any Connection) throws -> [Step] {
        try db.rows(
            """
            SELECT step.kind, step.at, person.name, step.detail FROM (\(steps(entry))) AS step
            LEFT JOIN person ON person.id = step.person
            ORDER BY step.at, step.kind LIMIT 200
            """
        ) { Step(kind: try $0[0], at: try $0[1], by: try $0[2], detail: try $0[3]) }
    }

    private static func steps(_ entry: ID<Entry>) -> SQL {
        """
        SELECT 'registered' AS kind, registered_at AS at, registered_by AS person, '' AS detail
            FROM registration WHERE entry = \(entry)
        UNION ALL SELECT 'checked', at, by, verdict FROM eligibility_check WHERE entry = \(entry)
        UNION ALL SELECT 'excepted', at, by, reason FROM eligibility_override WHERE entry = \(entry)
        UNION ALL SELECT 'extended', at, by, until FROM deadline_extension WHERE entry = \(entry)
        UNION ALL SELECT 'handedIn', at, by, '' FROM submission WHERE entry = \(entry)
        UNION ALL SELECT 'handedIn', at, by, '' FROM former_submission WHERE entry = \(entry)
        UNION ALL SELECT 'takenBack', taken_back_at, taken_back_by, '' FROM former_submission WHERE entry = \(entry)
        UNION ALL SELECT 'withdrawn', at, by, reason FROM withdrawal WHERE entry = \(entry)
        UNION ALL SELECT 'committee', at, by, paragraph FROM committee_decision
            JOIN case_entry ON case_entry.committee_case = committee_decision.committee_case
            WHERE case_entry.entry = \(entry)
        UNION ALL SELECT 'minutes', received_at, received_by, name FROM minutes
            JOIN case_entry ON case_entry.committee_case = minutes.committee_case WHERE case_entry.entry = \(entry)
        UNION ALL SELECT 'assigned', assignment.at, assignment.by, CAST(team.number AS TEXT) FROM assignment
            JOIN team ON team.id = assignment.team WHERE assignment.entry = \(entry)
        UNION ALL SELECT 'sheetLocked', at, person, '' FROM sheet_lock WHERE entry = \(entry)
        UNION ALL SELECT 'consensusLocked', at, by, '' FROM consensus_lock WHERE entry = \(entry)
        UNION ALL SELECT 'visitBooked', booked_at, booked_by, at FROM visit WHERE entry = \(entry)
        UNION ALL SELECT 'visitHeld', at, by, held_on FROM visit_record WHERE entry = \(entry)
        UNION ALL SELECT 'finalLocked', at, by, '' FROM final_lock WHERE entry = \(entry)
        UNION ALL SELECT 'reopened', at, by, reason FROM reopening WHERE entry = \(entry)
        UNION ALL SELECT 'decided', at, by, '' FROM decision WHERE entry = \(entry)
        UNION ALL SELECT 'feedback', at, by, held_on FROM feedback_meeting WHERE entry = \(entry)
        UNION ALL SELECT 'report', at, by, '' FROM report WHERE entry = \(entry)
        UNION ALL SELECT 'economy', at, by, '' FROM economy_update WHERE entry = \(entry)
        """
    }
}
