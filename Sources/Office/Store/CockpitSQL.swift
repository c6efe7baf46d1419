import Accounts
import Base
import Editions
import Entries
import Examiners
import Store

/// What the cockpit asks of an entry beside its line.
struct Side: Sendable {
    let registeredOn: Day
    /// Those in the team, with a conflict or without.
    let members: Int
    /// Registered though the rules say no, and the office has made no exception.
    let mayNotTakePart: Bool
    /// Has asked for an exception, and has no answer.
    let asksForException: Bool
    /// Nobody at the committee could be told that it takes part.
    let isUntold: Bool
    let hasMeeting: Bool
    /// In form, so that a team may have it.
    let isApproved: Bool
    let economyUpdatedAt: Instant?
}

/// What the cockpit asks beside the lines.
enum CockpitSQL {
    /// By entry, those that were taken back too.
    static func sides(_ editions: [ID<Edition>], in db: any Connection) throws -> [ID<Entry>: Side] {
        let rows = try db.rows(
            """
            SELECT entry.id, registration.registered_at,
                (SELECT count(*) FROM team_member WHERE team_member.team = assignment.team AND team_member.left_at IS NULL),
                (SELECT eligibility_check.verdict FROM eligibility_check WHERE eligibility_check.entry = entry.id
                    ORDER BY eligibility_check.at DESC, eligibility_check.id DESC LIMIT 1),
                (SELECT count(*) FROM eligibility_override WHERE eligibility_override.entry = entry.id),
                CASE WHEN feedback_meeting.at IS NULL THEN 0 ELSE 1 END, \(FormalSQL.columns),
                (SELECT max(economy_update.at) FROM economy_update WHERE economy_update.entry = entry.id),
                exception_request.asked_at, exception_request.granted,
                (SELECT count(*) FROM untold_committee WHERE untold_committee.entry = entry.id
                    AND untold_committee.told_at IS NULL)
            FROM entry
            LEFT JOIN submission ON submission.entry = entry.id
            JOIN registration ON registration.entry = entry.id
            LEFT JOIN assignment ON assignment.entry = entry.id
            LEFT JOIN feedback_meeting ON feedback_meeting.entry = entry.id
            LEFT JOIN exception_request ON exception_request.entry = entry.id
            WHERE entry.edition IN \(editions) LIMIT \(LineSQL.linesMax)
            """
        ) { row in
            let (verdict, exceptions): (String?, Int) = (try row[3], try row[4])
            let (askedAt, isGranted): (Instant?, Bool?) = (try row[11], try row[12])
            // A unit that the office has said no to waits for nothing.
            let isSettled = exceptions > 0 || isGranted == false
            let side = Side(
                registeredOn: Stockholm.local(try row[1]).day, members: try row[2],
                mayNotTakePart: verdict == Eligibility.Total.mayNot.rawValue && !isSettled,
                asksForException: askedAt != nil && isGranted == nil, isUntold: try (row[13] as Int) > 0, hasMeeting: try row[5],
                isApproved: try FormalSQL.approval(row, from: 6).isApproved, economyUpdatedAt: try row[10])
            return (try row[0] as ID<Entry>, side)
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Teams with something to judge, or that are confirmed, with how many they are and when the last one left.
    static func teams(_ editions: [ID<Edition>], in db: any Connection) throws -> [ID<Edition>: [Waiting.Team]] {
        let rows = try db.rows(
            """
            SELECT team.number,
                (SELECT count(*) FROM team_member WHERE team_member.team = team.id AND team_member.left_at IS NULL),
                (SELECT max(team_member.left_at) FROM team_member WHERE team_member.team = team.id), team.edition
            FROM team
            WHERE team.edition IN \(editions)
                AND (team.confirmed_at IS NOT NULL OR EXISTS (SELECT 1 FROM assignment WHERE assignment.team = team.id))
            ORDER BY team.number LIMIT 1000
            """
        ) { row in
            let left: Instant? = try row[2]
            let team = Waiting.Team(
                number: try row[0], members: try row[1], leftOn: left.map { Stockholm.local($0).day })
            return (try row[3] as ID<Edition>, team)
        }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
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

    /// What waits that is of no year, beside the letters.
    static func common(in db: any Connection) throws -> [Waiting.Item] {
        let (proposals, newcomers) = (try ProposalSQL.waitingSince(in: db), try NewcomerSQL.waitingForOffice(in: db))
        return Waiting.common(.proposals, proposals.count, since: proposals.since.map { Stockholm.local($0).day })
            + Waiting.common(.newcomers, newcomers.count, since: newcomers.since.map { Stockholm.local($0).day })
    }

    /// The committees and companies that have entries in the year, by name: choices of the filter.
    static func committees(_ edition: ID<Edition>, in db: any Connection) throws -> [(id: String, name: String)] {
        try db.rows(
            """
            SELECT committee.id, committee.name FROM organisation AS committee
            WHERE committee.id IN (SELECT unit.committee FROM entry JOIN organisation AS unit ON unit.id = entry.unit
                WHERE entry.edition = \(edition))
            ORDER BY committee.name COLLATE svenska, committee.id LIMIT 500
            """
        ) { (id: try $0[0], name: try $0[1]) }
    }
}
