package import Accounts
import Base
import Editions
import Organisations
import Site
import Store

extension Entries {
    /// What the closing of an account means to the entries that the person answers for. Nothing is moved: the
    /// office gives the role to somebody else.
    package static let departure = Departure(follows: { person, now, db in
        try RoleSQL.of(person.id, in: db).flatMap { role -> [Phrase] in
            guard let place = role.organisation else { return [] }
            switch role.kind {
            case .unitHead, .contact: return try entriesLeft(by: person, at: place, now, db)
            default: return []
            }
        }
    })

    private static func entriesLeft(by person: Person, at unit: ID<Organisation>, _ now: Instant, _ db: any Connection)
        throws -> [Phrase]
    {
        let others = try Departure.others(holding: [.unitHead, .contact], at: unit, than: person, in: db)
        return try EntrySQL.headers(units: [unit], at: now, in: db)
            .filter { $0.state.isOpen || $0.state == .handedIn }
            .map { header in
                others.isEmpty
                    ? "Bidraget \(plain: header.year) från \(header.unitName) har sedan ingen som leder det. Ge någon annan rollen."
                    : "Bidraget \(plain: header.year) från \(header.unitName) leds sedan av \(others)."
            }
    }
}
