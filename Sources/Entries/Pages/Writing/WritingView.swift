import Base
import Editions
import HTML
import RichText
import Site

extension Entries {
    /// The page of one question; `typed` is what came with a form that was refused.
    func showWriting(_ me: UnitMember, _ place: WritingPlace, _ problems: Problems, typed: String?) -> Answer {
        let (t, part, header, edition) = (me.t, place.part, me.header, place.desk.edition)
        let here = place.current?.answered.characters ?? 0
        let budget = me.budget(
            used: place.desk.characters, here: part.counts ? here : 0, max: edition.limits.entryCharactersMax)
        return me.page(
            Page(
                part.name(in: me.language),
                crumbs: me.crumbs(
                    header, .init(t("Skriv"), "/bidrag/\(header.id)/skriva"), .init(part.chapter(me.language)),
                    .init(part.listName(in: me.language))),
                thread: me.unitThread(header, edition, below: budget), side: side(me, place)
            ) {
                heading(part, me)
                problems.summary(t)
                if let clash = place.clash, let current = place.current { theirs(me, clash.revision, current) }
                if place.desk.mayWrite(part, me) {
                    editor(me, place, problems, typed: typed)
                } else {
                    p(t("Den här delen skriver någon annan. Du kan läsa den."), .class("notice"))
                    if let current = place.current { div(.class("answer")) { current.document.html(headingsFrom: 3) } }
                }
                neighbours(me, place)
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func heading(_ part: FormPart, _ me: UnitMember) -> HTML {
        HTML {
            if case .question(let item) = part.kind {
                h1("\(part.id). \(part.text(me.language))")
                if let whole = item.questionText { p(whole(me.language), .class("soft")) }
            } else {
                h1(part.title(me.language))
                if part.text != part.title { p(part.text(me.language), .class("lead")) }
            }
        }
    }

    private func theirs(
        _ me: UnitMember, _ mine: Revision, _ current: (answered: Answered, document: Document)
    ) -> HTML {
        let t = me.t
        return div(.class("warning"), .role("alert")) {
            h2(t("\(current.answered.savedBy) sparade en annan text medan du skrev"))
            p(t("Din text är kvar. Den står i rutan nedanför och som version \(mine.number) i historiken. Jämför och välj."))
            details(.open) {
                summary(t("Texten som \(current.answered.savedBy) sparade \(t.moment(current.answered.savedAt))"))
                div(.class("answer")) { current.document.html(headingsFrom: 3) }
            }
            p { a(t("Behåll den texten"), .href("/bidrag/\(me.header.id)/skriva/\(current.answered.item)"), .class("btn quiet")) }
        }
    }

    private func editor(_ me: UnitMember, _ place: WritingPlace, _ problems: Problems, typed: String?) -> HTML {
        let (t, part) = (me.t, place.part)
        let value = typed ?? place.clash?.document.plain ?? place.current?.document.plain ?? ""
        let isDone = place.desk.done.contains(part.id)
        // A refused form keeps the revision that it started from.
        let revision = problems.isEmpty ? place.current?.answered.revision ?? 0 : me.form.number("revision") ?? 0
        return FormOf(
            me, to: "/bidrag/\(me.header.id)/skriva/\(part.id)", .data("data-keep", me.person.id.text),
            .data("data-keep-text", t("Det finns text som inte hann sparas, i den här webbläsaren.")),
            .data("data-keep-restore", t("Hämta tillbaka texten")), .data("data-keep-undo", t("Visa den sparade texten")),
            .data("data-keep-discard", t("Kasta den"))
        ) {
            hidden("revision", String(revision))
            element("label", [.for("text")], place.clash == nil ? t("Ert svar") : t("Din text"))
            if let problem = problems.on("text") { p(t(problem), .class("error"), .id("text-error")) }
            div(.class("editor")) {
                element("textarea", area(part, t, hasProblem: !problems.isEmpty), "\n" + value)
                foot(me, place, value)
            }
            div(.class("actions")) {
                if isDone {
                    button(t("Spara"), .class("btn"))
                    button(t("Spara och ta bort klarmarkeringen"), .class("btn quiet"), .name("klar"), .value("0"))
                } else {
                    button(t("Spara"), .class("btn"))
                    button(t("Spara, klar och gå vidare"), .class("btn quiet"), .name("klar"), .value("1"))
                }
                a(t("Historik"), .href("/bidrag/\(me.header.id)/historik/\(part.id)"), .class("btn quiet"))
            }
        }
    }

    private func area(_ part: FormPart, _ t: Translator, hasProblem: Bool) -> [Attribute] {
        var attributes: [Attribute] = [
            .id("text"), .name("text"), .rows("18"), .maxlength("300000"), .class("long"), .spellcheck("true"),
            .data("data-count", part.counts ? "" : "own"), .data("data-count-output", "tecken"),
        ]
        if let max = part.charactersMax {
            attributes += [
                .data("data-limit", String(max)), .data("data-count-text", t("{count} av {limit} tecken")),
                .data("data-count-over", t("{over} tecken för mycket")),
            ]
        } else {
            attributes.append(.data("data-count-text", t("{count} tecken")))
        }
        attributes.append(.aria(.describedby, hasProblem ? "text-error tecken" : "tecken"))
        if hasProblem { attributes.append(.aria(.invalid, "true")) }
        return attributes
    }

    private func foot(_ me: UnitMember, _ place: WritingPlace, _ value: String) -> HTML {
        let (t, part, count) = (me.t, place.part, CharacterCount.of(value))
        return div(.class("foot")) {
            p {
                if let current = place.current { me.savedLine(current.answered) } else { t("Inte sparat än") }
            }
            p {
                span(
                    part.charactersMax.map { t("\(count) av \($0) tecken") } ?? t("\(count) tecken"), .class("count num"),
                    .id("tecken"))
                if let guide = part.charactersGuide { span(t(" · riktmärke \(guide)"), .class("num")) }
            }
        }
    }

    private func side(_ me: UnitMember, _ place: WritingPlace) -> HTML {
        let (t, part) = (me.t, place.part)
        return HTML {
            div(.class("card")) {
                h2(t("Till hjälp"))
                p(part.help(me.language))
                if case .question(let item) = part.kind, let goals = item.goalsInFull {
                    p(t("Beskriv \(goals) mål utförligt och nämn alla."))
                }
                if !part.lead.isEmpty {
                    details {
                        summary(t("Om \(part.chapter(me.language))"))
                        for line in part.lead { p(line(me.language)) }
                    }
                }
            }
            div(.class("card")) {
                h2(t("Vem skriver"))
                if let writers = place.desk.writers[part.id] {
                    ul(.class("who")) { for writer in writers { li(writer.name) } }
                } else {
                    p(t("Ingen är utsedd. Alla i gruppen kan skriva."))
                }
                if me.leads { p { a(t("Bestäm vem som skriver vad"), .href("/bidrag/\(me.header.id)/medforfattare")) } }
            }
        }
    }

    private func neighbours(_ me: UnitMember, _ place: WritingPlace) -> HTML {
        let base = "/bidrag/\(me.header.id)/skriva"
        return nav(.class("pager"), .aria(.label, me.t("Frågor"))) {
            if let previous = place.previous {
                a("← " + previous.listName(in: me.language), .href("\(base)/\(previous.id)"), .rel("prev"))
            }
            a(me.t("Alla delar"), .href(base))
            if let next = place.next {
                a(next.listName(in: me.language) + " →", .href("\(base)/\(next.id)"), .rel("next"))
            }
        }
    }
}
