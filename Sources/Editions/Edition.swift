/// An award year (utmärkelseår) as its file states it: R10. Frozen when it is published.
package struct Edition: Equatable, Sendable {
    /// The award that is given this year; with the number it is the key of the edition.
    package var programme: Programme
    package var number: Int
    package var name: Text
    package var city: Text
    /// Who runs the award this year (R14).
    package var office: Text
    package var introduction: [Passage]
    package var words: Words
    package var contact: Contact
    package var calendar: AwardCalendar
    package var limits: Limits
    /// Empty in a year without classes (R111).
    package var classes: [AwardClass]
    package var eligibility: EligibilityRules
    /// What a committee or board may decide about a participation (R70), in the order to offer them.
    package var allowedDecisions: [CommitteeDecision]
    package var administrative: [AdministrativeField]
    /// How to write, shown beside the form and never exported (R50–R54).
    package var advice: [Text]
    /// The word list of the entry (R51); nil in a year that explains words in the opening.
    package var glossary: Glossary?
    package var opening: Opening
    /// Guidance for the presentation and its picture (R56–R58); nil in a year that asks for none.
    package var presentation: Presentation?
    package var sections: [Section] { didSet { items = sections.flatMap(\.items) } }
    /// All that is written and scored, in the order of the form; follows `sections`, since every page walks it.
    package private(set) var items: [AnswerItem] = []
    package var documents: [VisitDocument]
    package var rubric: Rubric
    /// The city's concepts, explained (R69).
    package var concepts: [Concept]
    /// The columns of the checklist, one row a goal (R68).
    package var checklist: [ChecklistColumn]
}

extension Edition {
    package var year: AwardYear { AwardYear(number, of: programme.slug) }
}

/// Who answers questions this year (R13): roles, never names.
package struct Contact: Equatable, Sendable {
    package struct Role: Equatable, Sendable {
        package var key: String
        package var title: Text
        /// Their own number; nil where the source states none.
        package var phone: String?
    }

    package var roles: [Role]
    /// May hold letters outside ASCII.
    package var mailbox: String
    /// A number that is nobody's own; nil where the source states none.
    package var phone: String?
}

extension Contact {
    /// Every number there is, the office's first.
    package var phones: [String] { ([phone] + roles.map(\.phone)).compactMap(\.self) }
}

/// A group of units that compete with each other (R111).
package struct AwardClass: Equatable, Sendable {
    package var key: String
    package var name: Text
}

/// What a committee or board decides about a unit's participation (R70).
package enum CommitteeDecision: String, CaseIterable, Sendable {
    /// Godkänns.
    case approved
    /// Anmäls.
    case noted
}

/// The largest and smallest allowed; every number with its unit last in the name.
package struct Limits: Equatable, Sendable {
    /// Characters of the whole entry, without white space (R50). Exactly at the limit is allowed.
    package var entryCharactersMax: Int
    /// Nil in a year without presentation.
    package var presentation: PresentationLimits?
    package var examinersMin: Int
    package var examinersMax: Int
    /// How long a change request may give (R53).
    package var changeRequestWorkingDaysMin: Int
    package var changeRequestWorkingDaysMax: Int
    /// How long before an information meeting its link is sent (R42); nil where the source does not say.
    package var linkWorkingDaysBefore: Int?
}

/// Limits of the presentation: characters without white space, and the picture's exact size (R56–R57).
package struct PresentationLimits: Equatable, Sendable {
    package var charactersMax: Int
    package var pictureWidthPixels: Int
    package var pictureHeightPixels: Int
}

/// Who may take part (R20–R24), as the year states it.
package struct EligibilityRules: Equatable, Sendable {
    /// A deficit last year or in this year's forecast never stops a unit from taking part (R23).
    package struct Deficit: Equatable, Sendable {
        package var blocksAward: Bool
        package var blocksHonoraryMention: Bool

        package init(blocksAward: Bool, blocksHonoraryMention: Bool) {
            (self.blocksAward, self.blocksHonoraryMention) = (blocksAward, blocksHonoraryMention)
        }
    }

    package var who: Text
    /// The responsibilities that the unit's manager must have.
    package var manager: Text
    package var needsPlan: Bool
    package var plan: Text
    /// Employees, the manager included.
    package var staffMin: Int
    /// Share of the places that the city buys; in private preschools and schools of the children or pupils from the city (R22).
    package var sharePercentMin: Int
    /// Whole years without taking part after an award: 2 after an award in 2021 opens 2024 (R24).
    package var waitYears: Int
    package var honoraryWaitYears: Int
    package var deficit: Deficit

    package init(
        who: Text, manager: Text, needsPlan: Bool, plan: Text, staffMin: Int, sharePercentMin: Int,
        waitYears: Int, honoraryWaitYears: Int, deficit: Deficit
    ) {
        (self.who, self.manager, self.needsPlan, self.plan) = (who, manager, needsPlan, plan)
        (self.staffMin, self.sharePercentMin) = (staffMin, sharePercentMin)
        (self.waitYears, self.honoraryWaitYears) = (waitYears, honoraryWaitYears)
        self.deficit = deficit
    }
}
