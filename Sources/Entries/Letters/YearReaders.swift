import Accounts
package import Base
package import Editions
package import Mail
import Organisations
import Site
package import Store

/// Those whom a change of the year concerns: Server hands it to Editions.
package struct YearReaders: EditionReaders {
    package init() {}

    package func units(of edition: ID<Edition>, at now: Instant, in db: any Connection) throws -> [Recipient] {
        try takingPart(edition, at: now, in: db).flatMap { header in
            try RegistrationSQL.find(header.id, in: db).map(recipients) ?? []
        }
    }

    package func others(of edition: ID<Edition>, at now: Instant, in db: any Connection) throws -> [Recipient] {
        let told = try registrars(of: Set(try takingPart(edition, at: now, in: db).compactMap(\.committee)), in: db)
        let registries = told.sorted { $0.key.text < $1.key.text }.flatMap(\.value)
        let people = try PersonSQL.holding([.examiner, .juror], edition: edition.text, in: db)
        return registries + people.compactMap { try? Recipient(name: $0.name, address: $0.email) }
    }

    private func takingPart(_ edition: ID<Edition>, at now: Instant, in db: any Connection) throws -> [EntryHeader] {
        try EntrySQL.headers(edition: edition, at: now, in: db).filter(\.state.takesPart)
    }
}
