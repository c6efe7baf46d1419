package import Base
package import Mail
package import Store

/// One who received an award or an honorary mention, as the public reads of it.
package struct Winner: Sendable, Equatable {
    /// In the order that they are shown.
    package enum Kind: Sendable { case award, honorary }

    /// The name of the unit.
    package let unit: String
    /// The key of the class, in a year with classes.
    package let classKey: String?
    package let kind: Kind
    /// The jury's reason (motivering), as plain text.
    package let citation: String

    package init(unit: String, classKey: String?, kind: Kind, citation: String) {
        (self.unit, self.classKey, self.kind, self.citation) = (unit, classKey, kind, citation)
    }
}

/// One who takes part (R115).
package struct Participant: Sendable, Equatable {
    package let unit: String
    package let classKey: String?

    package init(unit: String, classKey: String?) { (self.unit, self.classKey) = (unit, classKey) }
}

/// What the public pages of an edition tell that later slices know. Server fills it.
package protocol YearResults: Sendable {
    /// Those who received something, in the order to show them. The pages ask only when the ceremony has begun (R116);
    /// whoever answers must hold the same line. A bounded number of statements, whatever the number of winners.
    func winners(of edition: StoredEdition, at now: Instant, in db: any Connection) throws -> [Winner]

    /// The keys of classes where nobody received the award (R112), in any order. Held like the winners.
    func emptyClasses(of edition: StoredEdition, at now: Instant, in db: any Connection) throws -> Set<String>

    /// Those who take part, by name; withdrawn entries are left out. One statement.
    func participants(of edition: StoredEdition, in db: any Connection) throws -> [Participant]
}

/// Those who are told when a published edition is corrected. Server fills it.
package protocol EditionReaders: Sendable {
    /// The manager and the contact person of each entry that takes part.
    func units(of edition: ID<Edition>, at now: Instant, in db: any Connection) throws -> [Recipient]

    /// The registries of their committees and companies, and the examiners and the jury of the year.
    func others(of edition: ID<Edition>, at now: Instant, in db: any Connection) throws -> [Recipient]
}

/// A house where nobody needs to be told.
package struct NoReaders: EditionReaders {
    package init() {}
    package func units(of: ID<Edition>, at: Instant, in db: any Connection) throws -> [Recipient] { [] }
    package func others(of: ID<Edition>, at: Instant, in db: any Connection) throws -> [Recipient] { [] }
}

/// A house where nobody has taken part yet.
package struct NoResults: YearResults {
    package init() {}
    package func winners(of: StoredEdition, at: Instant, in db: any Connection) throws -> [Winner] { [] }
    package func emptyClasses(of: StoredEdition, at: Instant, in db: any Connection) throws -> Set<String> { [] }
    package func participants(of: StoredEdition, in db: any Connection) throws -> [Participant] { [] }
}
