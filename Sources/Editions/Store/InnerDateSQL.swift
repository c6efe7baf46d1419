import Base
import Site
import Store

/// The office's inner dates of an edition: a row that stands while they are the same; the log keeps what they were.
enum InnerDateSQL {
    static let columns: SQL = """
        inner_dates.teams_ready, inner_dates.assessment_closes, inner_dates.jury_meets, inner_dates.ceremony_time, \
        inner_dates.feedback_from
        """

    /// The dates of a row whose `columns` begin at a place.
    static func read(_ row: Row, from first: Int) throws -> InnerDates {
        func day(_ place: Int) throws -> Day? { (try row[first + place] as String?).flatMap { Day($0) } }
        return InnerDates(
            teamsReady: try day(0), assessmentCloses: try day(1), juryMeets: try day(2),
            ceremonyTime: (try row[first + 3] as String?).flatMap { TimeOfDay($0) }, feedbackFrom: try day(4))
    }

    static func save(
        _ dates: InnerDates, of edition: ID<Edition>, by person: ID<Person>?, at now: Instant, in db: any Connection
    ) throws {
        try db.run("DELETE FROM inner_dates WHERE edition = \(edition)")
        try db.run(
            """
            INSERT INTO inner_dates (edition, teams_ready, assessment_closes, jury_meets, ceremony_time, feedback_from,
                set_at, set_by)
            VALUES (\(edition), \(dates[.teamsReady]), \(dates[.assessmentCloses]), \(dates[.juryMeets]),
                \(dates[.ceremonyTime]), \(dates[.feedbackFrom]), \(now), \(person))
            """)
    }
}
