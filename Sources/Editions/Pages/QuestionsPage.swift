import Base
import HTML
import Site
import Store

extension Editions {
    /// All that is asked, with leads and help: for those who write, and for those who only want to look at themselves (R4).
    @Sendable func questionsPage(_ me: Visitor) async throws -> Answer {
        let year = try me.awardYear()
        guard let stored = try await me.read({ try Editions.published(year: year, in: $0) }) else { throw Halt.notFound }
        let shown = PublicEdition(stored, me)
        let (t, name) = (me.t, stored.edition.name[me.language])
        return shown.questions([.init(t("Utmärkelsen"), "/utmarkelsen"), .init(name, shown.address)])
    }
}

extension PublicEdition {
    /// The page of questions, under the pages that `trail` leads through.
    func questions(_ trail: [Page.Crumb]) -> Answer {
        let crumbs = trail + [.init(t("Frågorna"))]
        return visitor.page(Page("Frågorna \(plain: stored.year)", crumbs: crumbs) { part("questions") { form } })
    }

    private var form: HTML {
        HTML {
            h1(t("Frågorna \(plain: stored.year)"))
            p(
                t("\(edition.items.count) svar, tillsammans högst \(edition.limits.entryCharactersMax) tecken. Blanksteg räknas inte."),
                .class("lead"))
            p(t("Frågorna går också att använda på egen hand, utan att ni lämnar in något."))
            contents
            advice
            beforeAnswers
            for section in edition.sections { part(section) }
            checklist
            documents
            levels
        }
    }

    private var contents: HTML {
        nav(.aria(.label, t("Delar"))) {
            ul(.class("toc")) {
                for section in edition.sections {
                    let numbers = section.questions.map(\.number)
                    li {
                        a(section.name[language], .href("#\(section.key)"))
                        span(t("Fråga \(numbers.first ?? 0)–\(numbers.last ?? 0)"), .class("soft"))
                    }
                }
            }
        }
    }

    private var advice: HTML? {
        guard !edition.advice.isEmpty else { return nil }
        return section(.class("prose")) {
            h2(t("Att skriva ett bidrag"))
            ul { for text in edition.advice { li(text[language]) } }
        }
    }

    /// What stands before the answers: facts about the unit, the word list, the opening and the presentation.
    private var beforeAnswers: HTML {
        section(.class("prose")) {
            h2(t("Före svaren"))
            h3(t("Uppgifter om er"))
            ul { for field in edition.administrative { li(field.label[language]) } }
            if let glossary = edition.glossary {
                h3(glossary.heading[language])
                p(glossary.help[language])
            }
            h3(edition.opening.heading[language])
            p(edition.opening.help[language])
            ul {
                for field in edition.opening.fields {
                    li {
                        field.text[language] + " "
                        span(field.help[language], .class("soft"))
                    }
                }
            }
            presentation
        }
    }

    private var presentation: HTML? {
        guard let asked = edition.presentation else { return nil }
        return HTML {
            h3(t("Presentation"))
            p(asked.text[language])
            if let limits = edition.limits.presentation {
                p(
                    t(
                        "Högst \(limits.charactersMax) tecken. Bilden ska vara \(plain: limits.pictureWidthPixels) × \(plain: limits.pictureHeightPixels) bildpunkter."
                    ))
            }
            p(asked.picture[language])
            p(asked.use[language])
        }
    }

    private func part(_ part: Section) -> HTML {
        section(.class("prose"), .id(part.key)) {
            h2(part.name[language])
            for text in part.lead { p(text[language]) }
            for question in part.questions { self.question(question) }
        }
    }

    private func question(_ question: Question) -> HTML {
        article(.class("card"), .id("fraga-\(question.number)")) {
            h3("\(question.number). \(question.title[language])")
            p(question.text[language])
            switch question.form {
            case .whole(let asked): p(asked.help[language], .class("soft"))
            case .parts(let parts):
                for part in parts {
                    h4("\(question.number)\(part.letter). \(part.title[language])")
                    p(part.text[language])
                    p(part.asked.help[language], .class("soft"))
                }
            }
        }
    }

    private var checklist: HTML? {
        edition.checklistTable(t).map { table in
            section(.id("checklista")) {
                h2(t("Checklista för målen"))
                table
            }
        }
    }

    private var documents: HTML? {
        guard !edition.documents.isEmpty else { return nil }
        return section(.class("prose")) {
            h2(t("Det här har ni framme vid besöket"))
            ul {
                for document in edition.documents {
                    li { document.text[language] + (document.isRequired ? "" : " (\(t("om ni har det")))") }
                }
            }
        }
    }

    private var levels: HTML {
        section(.class("prose"), .id("bedomning")) {
            h2(t("Så bedöms svaren"))
            p(
                t(
                    "Varje svar får en nivå från 0 till 5. Vad nivån betyder beror på om frågan gäller hur ni arbetar eller vilka resultat ni når."
                ))
            for level in edition.rubric.levels {
                details {
                    summary("\(level.level) \(level.name[language])")
                    p {
                        b(t("Hur ni arbetar:"))
                        " \(level.how[language])"
                    }
                    p {
                        b(t("Resultat:"))
                        " \(level.result[language])"
                    }
                }
            }
        }
    }
}
