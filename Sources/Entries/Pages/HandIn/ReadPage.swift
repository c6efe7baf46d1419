import Base
package import Editions
package import HTML
import RichText
package import Site
import Store

extension Guard {
    /// The whole entry to read, chapter by chapter: h2 a chapter, h3 a question.
    package func entryText(_ edition: Edition, _ answers: [String: HTML]) -> HTML {
        let none = HTML { p(t("Inget svar."), .class("soft")) }
        return HTML {
            for chapter in chapters(edition.parts) {
                section {
                    h2(chapter[0].chapter(language))
                    for part in chapter {
                        if part.title != part.chapter { h3(part.listName(in: language)) }
                        if part.text != part.title { p(part.text(language), .class("soft")) }
                        div(.class("answer")) { answers[part.id] ?? none }
                    }
                }
            }
        }
    }
}

extension Guard {
    /// The picture that presents the unit (R57): its own or the city's; nothing while there is none.
    package func presentationFigure(_ presentation: PresentationState) -> HTML? {
        guard let shown = presentation.shown else { return nil }
        return figure(.class("presentation")) {
            img(.src(Figure.addressPrefix + shown.text), .alt(t("Bild som presenterar verksamheten")))
            if presentation.choice != .own { figcaption(t("Bild ur stadens bildbank")) }
        }
    }
}

extension Entries {
    private func numbers(_ me: EntryReader, _ edition: Edition, _ fields: [String: String]) -> HTML? {
        let given = edition.sexCounts.filter { count in SexCount.Group.allCases.contains { !(fields[count.key($0)] ?? "").isEmpty } }
        guard !given.isEmpty else { return nil }
        let t = me.t
        return Table(
            t("Antal efter kön"), [t("Uppgift")] + SexCount.Group.allCases.map { t($0.name) }, numeric: [1, 2, 3],
            rows: given.map { count in
                [HTML(count.part.title(me.language))] + SexCount.Group.allCases.map { HTML(fields[count.key($0)] ?? "") }
            }
        ).html
    }

    /// The whole text on one page.
    func readPage(_ me: EntryReader) async throws -> Answer {
        let (header, isOwn) = (me.header, me.isOwn)
        let (edition, fields, answers, presentation) = try await me.read { db in
            (try db.edition(header.year), try FieldSQL.all(header.id, in: db), try AnswerSQL.html(of: header.id, asWriters: isOwn, in: db),
             try PresentationSQL.find(header.id, in: db))
        }
        if !me.isOwn { try await me.noteReading("entry.read", of: header.id.text) }
        let t = me.t
        let budget = me.budget(used: header.progress.characters, max: edition.limits.entryCharactersMax)
        return me.page(
            Page(
                "Hela bidraget", crumbs: me.isOwn ? me.crumbs(header, .init(t("Hela bidraget"))) : [],
                thread: me.isOwn ? me.unitThread(header, edition, below: budget) : nil
            ) {
                h1(header.unitName)
                p { me.stateTag(header.state) }
                dl(.class("facts")) {
                    for field in edition.administrative {
                        if let value = fields[field.key], !value.isEmpty {
                            div {
                                dt(field.label(me.language))
                                dd(value)
                            }
                        }
                    }
                }
                numbers(me, edition, fields)
                me.entryText(edition, answers)
                me.presentationFigure(presentation)
            })
    }
}
