package import Accounts
import Base
import Editions
import Organisations
import Site
import Store

extension Entries {
    /// What the closing of an account means to the entries and cases that the person answers for. Nothing is moved: the
    /// office gives the role to somebody else.
    package static let departure = Departure(follows: { person, now, db in
        try RoleSQL.of(person.id, in: db).flatMap { role -> [Phrase] in
            guard let place = role.organisation else { return [] }
            switch role.kind {
            case .unitHead, .contact: return try entriesLeft(by: person, at: place, now, db)
            case .registrar: return try casesLeft(by: person, at: place, db)
            default: return []
            }
        }
    })

    private static func entriesLeft(by person: Person, at unit: ID<Organisation>, _ now: Instant, _ db: any Connection)
        throws -> [Phrase]
    {
        let others = try PersonSQL.holding([.unitHead, .contact], organisation: unit.text, in: db)
            .filter { $0.id != person.id }.map(\.name).joined(separator: ", ")
        return try EntrySQL.headers(units: [unit], at: now, in: db)
            .filter { $0.state.isOpen || $0.state == .handedIn }
            .map { header in
                others.isEmpty
                    ? "Bidraget \(plain: header.year) från \(header.unitName) har sedan ingen som leder det. Ge någon annan rollen."
                    : "Bidraget \(plain: header.year) från \(header.unitName) leds sedan av \(others)."
            }
    }

    private static func casesLeft(by person: Person, at committee: ID<Organisation>, _ db: any Connection) throws -> [Phrase] {
        let others = try PersonSQL.holding([.registrar], organisation: committee.text, in: db)
            .filter { $0.id != person.id }.map(\.name).joined(separator: ", ")
        return try CaseSQL.all(of: committee, in: db).filter { $0.minutes == nil }.map { open in
            others.isEmpty
                ? "Ärendet ”\(open.title)” \(plain: open.year) väntar på protokoll och har sedan ingen registrator. Ge någon annan rollen."
                : "Ärendet ”\(open.title)” \(plain: open.year) väntar på protokoll och sköts sedan av \(others)."
        }
    }
}
