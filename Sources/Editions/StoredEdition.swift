package import Base

/// An edition as it stands in the database, read and checked.
package struct StoredEdition: Sendable, Equatable {
    package let id: ID<Edition>
    package let year: AwardYear
    /// SHA-256 of the file, in 64 hexadecimal digits: proves that nothing has changed since it was published or corrected (R10).
    package let digest: String
    /// Nil while it is a draft that only the office sees.
    package let publishedAt: Instant?
    package let edition: Edition
    /// Its corrections since it was published, oldest first.
    package let errata: [Erratum]

    package init(
        id: ID<Edition>, year: AwardYear, digest: String, publishedAt: Instant?, edition: Edition, errata: [Erratum] = []
    ) {
        (self.id, self.year, self.digest) = (id, year, digest)
        (self.publishedAt, self.edition, self.errata) = (publishedAt, edition, errata)
    }

    /// 1 for the file that was published.
    package var version: Int { errata.last?.version ?? 1 }

    /// When a part of the edition was last corrected; nil when it stands as published.
    package func corrected(_ part: ErratumPart) -> Instant? { errata.last { $0.parts.contains(part) }?.at }

    package var isPublished: Bool { publishedAt != nil }
    package var calendar: AwardCalendar { edition.calendar }

    /// Where the year stands.
    package func phase(at now: Instant) -> Phase {
        Phase(calendar, isPublished: publishedAt.map { $0 <= now } ?? false, at: now)
    }
}

extension [StoredEdition] {
    /// Of editions with the newest first: the newest of the city's first programme, or of another where it has none.
    package var newest: StoredEdition? { first(where: \.year.isOfFirstProgramme) ?? first }
}
