package import Base
package import Editions
package import Entries
package import Site

/// What the jury may decide about an entry (R110, R113), and what each of its members votes for.
package enum AwardKind: String, Sendable, CaseIterable {
    /// Utmärkelsen.
    case award
    /// Hedersomnämnande: for a good example; cannot be applied for and is no second prize.
    case honorary
    /// Neither.
    case none

    /// In the words of the year (R15).
    package func name(_ words: Words) -> Phrase {
        switch self {
        case .award: "Utmärkelsen"
        case .honorary: "\(words.heading(.honoraryMention))"
        case .none: "Ingen utmärkelse"
        }
    }

    /// Whether it is read out at the ceremony with a citation (R116).
    package var isHonour: Bool { self != .none }
}

/// The jury's decision about an entry as it stands: secret until the ceremony begins (R116).
package struct Decision: Sendable, Hashable {
    package let entry: ID<Entry>
    package let kind: AwardKind
    /// Why, in the words that are read out (motivering); empty when there is nothing to read out.
    package let citation: String
    /// The meeting of the jury that decided, and the paragraph of its minutes without its sign.
    package let meeting: Day
    package let paragraph: String
    /// Those of the jury who were present and decided.
    package let present: Set<ID<Person>>
    package let at: Instant
    package let by: ID<Person>

    package init(
        entry: ID<Entry>, kind: AwardKind, citation: String, meeting: Day, paragraph: String, present: Set<ID<Person>>,
        at: Instant, by: ID<Person>
    ) {
        (self.entry, self.kind, self.citation, self.meeting) = (entry, kind, citation, meeting)
        (self.present, self.at, self.by) = (present, at, by)
        self.paragraph = Self.bare(paragraph)
    }

    /// "12" of "§ 12": the sign is set in where the paragraph is shown.
    package static func bare(_ paragraph: String) -> String {
        String(paragraph.drop { $0 == "§" || $0.isWhitespace })
    }

    package static let citationCharactersMax = 2_000
    package static let paragraphCharactersMax = 30
    package static let reasonCharactersMax = 1_000
}

/// A decision that another has taken the place of.
package struct FormerDecision: Sendable, Hashable {
    package let kind: AwardKind
    package let citation: String
    package let meeting: Day
    package let paragraph: String
    package let replacedAt: Instant
    package let replacedBy: String
    /// Why it was changed; may be empty before the ceremony.
    package let reason: String
}

/// A decision about a class that was taken back.
package struct FormerEmptyClass: Sendable, Hashable {
    package let classKey: String
    package let reason: String
    package let takenBackAt: Instant
    package let takenBackBy: String
    /// Why it was taken back; may be empty before the ceremony.
    package let why: String
}

/// No award in a class, since nobody has come far enough (R112).
package struct EmptyClass: Sendable, Hashable {
    package let classKey: String
    package let reason: String
    package let meeting: Day
    package let paragraph: String
    package let at: Instant

    package init(classKey: String, reason: String, meeting: Day, paragraph: String, at: Instant) {
        (self.classKey, self.reason, self.meeting) = (classKey, reason, meeting)
        (self.paragraph, self.at) = (paragraph, at)
    }
}

/// Somebody who sits in the jury (domarkommittén) of an edition.
package struct JuryMember: Sendable, Hashable, Identifiable {
    package let person: Person
    /// Where they work: a unit, committee or company; nil for somebody from outside the city.
    package let homeName: String?
    package let isChair: Bool
    package var id: ID<Person> { person.id }

    package init(person: Person, homeName: String?, isChair: Bool) {
        (self.person, self.homeName, self.isChair) = (person, homeName, isChair)
    }
}

/// An honour as the public reads it after the ceremony has begun (R115–R116).
package struct Honour: Sendable, Hashable {
    package let entry: ID<Entry>
    package let kind: AwardKind
    package let unitName: String
    package let committeeName: String?
    /// The edition's key of the class, in a year with classes.
    package let classKey: String?
    package let citation: String
}
