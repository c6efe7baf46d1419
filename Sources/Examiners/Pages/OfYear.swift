package import Base
package import Editions
package import Site
package import Store

extension Guard {
    /// The edition of the year in the path, draft or published.
    package func editionOfYear() async throws -> StoredEdition {
        let year = try awardYear()
        guard let found = try await read({ try Editions.find(year: year, in: $0) }) else { throw Halt.notFound }
        return found
    }

    /// The year's own word for something (R15), with a capital first: "Lagsamordnare".
    package func heading(_ word: Word, _ edition: Edition) -> String {
        let text = edition.words(word, language)
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}

extension Connection {
    /// The edition that something belongs to; it is always there, since rows refer to it.
    package func edition(_ id: ID<Edition>) throws -> Edition {
        guard let found = try Editions.find(id, in: self) else { throw Halt.notFound }
        return found.edition
    }
}
