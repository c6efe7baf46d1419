import Base
import Yams

/// Reads the parts of an edition from the mapping at the top of its file.
extension Fields {
    func edition(number: Int, calendar: AwardCalendar) -> Edition {
        let sections = list("sections") { $0.section() }
        return Edition(
            programme: optional("programme") { Programme(slug: $0.slug(), name: $0.text("name")) } ?? .first,
            number: number, name: text("name"), city: text("city"), office: text("office"),
            introduction: list("introduction") { $0.passage() },
            words: fields("words") { fields in
                // A published year keeps the words that it was published with.
                for word in Word.retired { _ = fields.has(word) }
                return Words { fields.text($0.rawValue) }
            },
            contact: fields("contact") { $0.contact() },
            calendar: calendar,
            limits: fields("limits") { $0.limits() },
            classes: list("classes") { AwardClass(key: $0.key(), name: $0.text("name")) },
            eligibility: fields("eligibility") { $0.eligibility() },
            allowedDecisions: fields("committee") { $0.choices("allowedDecisions", CommitteeDecision.self) },
            administrative: list("administrative") { $0.administrativeField() },
            advice: texts("advice"),
            glossary: optional("glossary") { Glossary(heading: $0.text("heading"), help: $0.text("help")) },
            opening: fields("opening") { $0.opening() },
            presentation: optional("presentation") {
                Presentation(text: $0.text("text"), picture: $0.text("picture"), use: $0.text("use"))
            },
            sections: sections, items: sections.flatMap(\.items),
            documents: list("documents") {
                VisitDocument(key: $0.key(), text: $0.text("text"), isRequired: $0.boolean("required"))
            },
            rubric: fields("rubric") { $0.rubric() },
            concepts: list("concepts") { Concept(key: $0.key(), term: $0.text("term"), text: $0.text("text")) },
            checklist: list("checklist") {
                ChecklistColumn(key: $0.key(), name: $0.text("name"), help: $0.text("help"))
            })
    }

    private func passage() -> Passage {
        Passage(
            key: key(), heading: text("heading"), text: texts("text"),
            points: has("points") ? texts("points") : [])
    }

    private func contact() -> Contact {
        Contact(
            roles: list("roles") {
                Contact.Role(
                    key: $0.key(), title: $0.text("title"), phone: $0.has("phone") ? $0.string("phone") : nil)
            },
            mailbox: string("mailbox"), phone: has("phone") ? string("phone") : nil)
    }

    private func limits() -> Limits {
        let presentationKeys = ["presentationCharactersMax", "pictureWidthPixels", "pictureHeightPixels"]
        return Limits(
            entryCharactersMax: integer("entryCharactersMax", 1000...1_000_000),
            presentation: presentationKeys.filter(has).isEmpty
                ? nil
                : PresentationLimits(
                    charactersMax: integer("presentationCharactersMax", 1...100_000),
                    pictureWidthPixels: integer("pictureWidthPixels", 1...10_000),
                    pictureHeightPixels: integer("pictureHeightPixels", 1...10_000)),
            examinersMin: integer("examinersMin", 1...20), examinersMax: integer("examinersMax", 1...20),
            changeRequestWorkingDaysMin: integer("changeRequestWorkingDaysMin", 1...30),
            changeRequestWorkingDaysMax: integer("changeRequestWorkingDaysMax", 1...30),
            linkWorkingDaysBefore: has("linkWorkingDaysBefore") ? integer("linkWorkingDaysBefore", 0...30) : nil)
    }

    private func eligibility() -> EligibilityRules {
        EligibilityRules(
            who: text("who"), manager: text("manager"), needsPlan: boolean("needsPlan"), plan: text("plan"),
            staffMin: integer("staffMin", 1...1000), sharePercentMin: integer("sharePercentMin", 0...100),
            waitYears: integer("waitYears", 0...20), honoraryWaitYears: integer("honoraryWaitYears", 0...20),
            deficit: fields("deficit") {
                EligibilityRules.Deficit(
                    blocksAward: $0.boolean("blocksAward"),
                    blocksHonoraryMention: $0.boolean("blocksHonoraryMention"))
            })
    }

    private func administrativeField() -> AdministrativeField {
        AdministrativeField(
            key: key(), label: text("label"), kind: choice("kind", AdministrativeField.Kind.self),
            isRequired: boolean("required"))
    }

    private func opening() -> Opening {
        Opening(
            heading: text("heading"), help: text("help"),
            fields: list("fields") {
                Opening.Field(
                    key: $0.key(), title: $0.text("title"), text: $0.text("text"), help: $0.text("help"),
                    countsBySex: $0.has("countsBySex") ? $0.boolean("countsBySex") : false)
            })
    }
}
