package import Base
package import Editions
import Site
package import Store

extension Connection {
    /// The edition of a year that has entries.
    package func edition(_ year: AwardYear) throws -> Edition {
        guard let found = try Editions.find(year: year, in: self) else { throw Halt.notFound }
        return found.edition
    }

    /// The edition of a year when everyone may see it.
    func publishedEdition(_ year: AwardYear) throws -> StoredEdition {
        guard let found = try Editions.published(year: year, in: self) else { throw Halt.notFound }
        return found
    }

    /// The editions that take registrations now, newest first.
    func editionsOpenForRegistration(at now: Instant) throws -> [Edition] {
        try Editions.published(in: self).filter { $0.phase(at: now).isRegistrationOpen }.map(\.edition)
    }
}
