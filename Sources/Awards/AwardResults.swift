package import Base
package import Editions
package import Entries
package import Organisations
package import Store

/// What the public pages of an edition may tell (R115–R116): who takes part, and from the second that the ceremony
/// begins, who received what and why. Server hands it to Editions.
package struct AwardResults: YearResults {
    let clock: Clock

    package init(clock: Clock) { self.clock = clock }

    /// Awards first, then honorary mentions, each by name. Empty until the ceremony, whoever asks.
    package func winners(of edition: StoredEdition, at now: Instant, in db: any Connection) throws -> [Winner] {
        try Awards.honours(of: edition, at: now, in: db).map { honour in
            Winner(
                unit: honour.unitName, classKey: honour.classKey, kind: honour.kind == .award ? .award : .honorary,
                citation: honour.citation)
        }
    }

    /// The jury's reasons stay with it; that nobody came far enough is public.
    package func emptyClasses(of edition: StoredEdition, at now: Instant, in db: any Connection) throws -> Set<String> {
        Set(try Awards.emptyClasses(of: edition, at: now, in: db).map(\.classKey))
    }

    /// Those registered, and after the hand-in has closed those who handed in.
    package func participants(of edition: StoredEdition, in db: any Connection) throws -> [Participant] {
        let isClosed = edition.calendar.entryCloses.hasPassed(at: clock.now)
        return try HonourSQL.participants(edition.id, handedInOnly: isClosed, in: db)
    }
}

/// The jury's earlier decisions, for the wait rule of new entries (R24). One whose ceremony lies ahead is not told:
/// a self-check must not give away a secret.
package struct AwardRecord: AwardHistory {
    let clock: Clock

    package init(clock: Clock) { self.clock = clock }

    package func awards(of units: [ID<Organisation>], in db: any Connection) throws -> [EarlierAward] {
        let found = try HonourSQL.awards(of: units, in: db)
        if found.isEmpty { return [] }
        let now = clock.now
        let open = try Editions.all(in: db).filter { $0.embargo.isLifted(at: now) }
        let years = Set(open.map(\.year))
        return found.filter { years.contains($0.year) }
    }

    /// True for every entry of the year from the jury's first decision, so that nobody learns whether it was about theirs.
    package func isDecided(_ entry: ID<Entry>, in db: any Connection) throws -> Bool {
        try HonourSQL.juryHasBegun(yearOf: entry, in: db)
    }
}

extension StoredEdition {
    /// Until the ceremony of the year begins; for ever while nobody has set when that is.
    package var embargo: Embargo { Embargo(lifts: calendar.decisionsOpen) }
}

extension Awards {
    /// Everybody who received something, awards first; empty until the ceremony begins (R116). One statement.
    package static func honours(of edition: StoredEdition, at now: Instant, in db: any Connection) throws -> [Honour] {
        guard edition.embargo.opens(to: .everybody, at: now) else { return [] }
        return try HonourSQL.all(edition.id, in: db)
    }

    /// What an entry received, for the unit's own pages; nil until the ceremony begins, and for one that received nothing.
    package static func honour(
        of entry: ID<Entry>, in edition: StoredEdition, at now: Instant, in db: any Connection
    ) throws -> Honour? {
        guard edition.embargo.opens(to: .unit, at: now) else { return nil }
        return try HonourSQL.find(entry, in: db)
    }

    /// Classes where nobody came far enough (R112), with the jury's reason; empty until the ceremony begins.
    package static func emptyClasses(
        of edition: StoredEdition, at now: Instant, in db: any Connection
    ) throws -> [EmptyClass] {
        guard edition.embargo.opens(to: .everybody, at: now) else { return [] }
        return try DecisionSQL.emptyClasses(edition: edition.id, in: db).values.sorted { $0.classKey < $1.classKey }
    }
}
