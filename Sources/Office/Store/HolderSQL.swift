import Base
import Entries
import Mail
import Organisations
import Store

/// Somebody to turn to about what waits: a telephone number may be missing.
struct HolderAddress: Sendable, Equatable {
    let name: String
    let email: String
    var phone = ""
}

/// Who can do something about what waits, by entry.
enum HolderSQL {
    static func find(_ holder: Waiting.Kind.Holder, of entries: [ID<Entry>], in db: any Connection) throws -> [ID<Entry>: [HolderAddress]] {
        switch holder {
        case .unit: try units(entries, in: db)
        case .committee: try committees(entries, in: db)
        case .coordinator: try coordinators(entries, in: db)
        }
    }

    private static func units(_ entries: [ID<Entry>], in db: any Connection) throws -> [ID<Entry>: [HolderAddress]] {
        try byEntry(
            "SELECT entry, contact_name, contact_email, contact_phone FROM registration WHERE entry IN \(entries)", in: db)
    }

    /// The one who coordinates the team now, with the telephone number of the account.
    private static func coordinators(_ entries: [ID<Entry>], in db: any Connection) throws -> [ID<Entry>: [HolderAddress]] {
        try byEntry(
            """
            SELECT assignment.entry, person.name, person.email, coalesce(person.phone, '') FROM assignment
            JOIN team_member ON team_member.team = assignment.team AND team_member.left_at IS NULL AND team_member.coordinator = 1
            JOIN person ON person.id = team_member.person
            WHERE assignment.entry IN \(entries) ORDER BY person.name COLLATE svenska, person.id
            """, in: db)
    }

    private static func byEntry(_ sql: SQL, in db: any Connection) throws -> [ID<Entry>: [HolderAddress]] {
        let rows = try db.rows(sql) { row in
            (entry: try row[0] as ID<Entry>, contact: HolderAddress(name: try row[1], email: try row[2], phone: try row[3]))
        }
        return Dictionary(grouping: rows, by: \.entry).mapValues { $0.map(\.contact) }
    }

    /// Those who were told that the unit takes part (R32): the registrars and the registry of the committee above it.
    private static func committees(_ entries: [ID<Entry>], in db: any Connection) throws -> [ID<Entry>: [HolderAddress]] {
        let rows = try db.rows(
            """
            SELECT entry.id, unit.committee FROM entry JOIN organisation AS unit ON unit.id = entry.unit
            WHERE entry.id IN \(entries) AND unit.committee IS NOT NULL
            """
        ) { (entry: try $0[0] as ID<Entry>, committee: try $0[1] as ID<Organisation>) }
        let told = try registrars(of: Set(rows.map(\.committee)), in: db)
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (row.entry, (told[row.committee] ?? []).map { HolderAddress(name: $0.name, email: $0.address.text) })
            })
    }
}
