import Base
import Editions
package import HTML
import RichText
package import Site
import Store

/// Everything of an entry that is read: the facts, every chapter with the word list, and the picture that presents the unit.
struct WholeEntry: Sendable {
    let edition: Edition
    let fields: [String: String]
    let answers: [String: HTML]
    let presentation: PresentationState

    /// - Parameter asWriters: what is being changed is read as it stands, which only its own unit may.
    init(_ header: EntryHeader, asWriters: Bool, in db: any Connection) throws {
        edition = try db.edition(header.year)
        fields = try FieldSQL.all(header.id, in: db)
        answers = try AnswerSQL.html(of: header.id, asWriters: asWriters, in: db)
        presentation = try PresentationSQL.find(header.id, in: db)
    }

    /// The entry in reading order: contents, facts, numbers, chapter by chapter (h2 a chapter, h3 a question), picture.
    @Markup func html(_ me: some Guard) -> HTML {
        let chapters = chapters(edition.parts)
        contents(chapters, me)
        facts(me.language)
        numbers(me)
        for (place, chapter) in chapters.enumerated() { section(chapter, place, me) }
        me.presentationFigure(presentation)
    }

    private func contents(_ chapters: [[FormPart]], _ me: some Guard) -> HTML {
        nav(.class("contents"), .aria(.label, me.t("Innehåll"))) {
            ol {
                for (place, chapter) in chapters.enumerated() {
                    li { a(chapter[0].chapter(me.language), .href("#kapitel-\(place + 1)")) }
                }
            }
        }
    }

    private func section(_ parts: [FormPart], _ place: Int, _ me: some Guard) -> HTML {
        let none = HTML { p(me.t("Inget svar."), .class("soft")) }
        return element(
            "section", [.id("kapitel-\(place + 1)")],
            HTML {
                h2(parts[0].chapter(me.language))
                for part in parts {
                    if part.title != part.chapter { h3(part.listName(in: me.language)) }
                    if part.text != part.title { p(part.text(me.language), .class("soft")) }
                    div(.class("answer"), .lang("sv")) { answers[part.id] ?? none }
                }
            })
    }

    private func facts(_ language: Language) -> HTML {
        dl(.class("facts")) {
            for field in edition.administrative {
                if let value = fields[field.key], !value.isEmpty {
                    div {
                        dt(field.label(language))
                        dd(value)
                    }
                }
            }
        }
    }

    private func numbers(_ me: some Guard) -> HTML? {
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
