package import Base
import Editions
package import Organisations
package import Store

/// Committee cases in the database.
package enum CaseSQL {
    package static func find(_ id: ID<CommitteeCase>, in db: any Connection) throws -> CommitteeCase? {
        try db.first(select + "WHERE committee_case.id = \(id)", read)
    }

    /// All cases of a committee or company, the newest year first.
    package static func all(of organisation: ID<Organisation>, in db: any Connection) throws -> [CommitteeCase] {
        try db.rows(
            select + """
                WHERE committee_case.organisation = \(organisation)
                ORDER BY edition.year DESC, committee_case.created_at, committee_case.id LIMIT 500
                """, read)
    }

    /// The minutes as they came in.
    package static func minutes(of id: ID<CommitteeCase>, in db: any Connection) throws -> [UInt8]? {
        try db.value("SELECT content FROM minutes WHERE committee_case = \(id)", as: Bytes.self)?.content
    }

    private static let select: SQL = """
        SELECT committee_case.id, committee_case.organisation, committee_case.edition, edition.year,
            committee_case.title, committee_case.dnr, committee_decision.kind, committee_decision.meeting_day,
            committee_decision.paragraph, committee_decision.number, minutes.name, minutes.bytes, minutes.sha256,
            minutes.received_at
        FROM committee_case
        JOIN edition ON edition.id = committee_case.edition
        LEFT JOIN committee_decision ON committee_decision.committee_case = committee_case.id
        LEFT JOIN minutes ON minutes.committee_case = committee_case.id

        """

    private static func read(_ row: Row) throws -> CommitteeCase {
        let kind: String? = try row[6]
        let decision = try kind.flatMap(CommitteeDecision.init).map {
            CommitteeCase.Decision(kind: $0, meeting: try row[7], paragraph: try row[8], number: try row[9])
        }
        let file: String? = try row[10]
        let minutes = try file.map {
            CommitteeCase.Minutes(name: $0, bytes: try row[11], sha256: try row[12], receivedAt: try row[13])
        }
        return CommitteeCase(
            id: try row[0], organisation: try row[1], edition: try row[2], year: try row[3], title: try row[4],
            dnr: try row[5], decision: decision, minutes: minutes)
    }
}
