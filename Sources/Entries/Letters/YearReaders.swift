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
        let committees = Set(try takingPart(edition, at: now, in: db).compactMap(\.committee))
        let registries = try committees.sorted { $0.text < $1.text }.flatMap { id in
            try registrars(of: try OrganisationSQL.find(id, in: db), in: db)
        }
        let people = try PersonSQL.holding([.examiner, .juror], edition: edition.text, in: db)
        return registries + people.compactMap { try? Recipient(name: $0.name, address: $0.email) }
    }

    private func takingPart(_ edition: ID<Edition>, at now: Instant, in db: any Connection) throws -> [EntryHeader] {
        try EntrySQL.headers(edition: edition, at: now, in: db).filter(\.state.takesPart)
    }
}
