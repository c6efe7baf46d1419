import Base
import Editions
import HTML
import RichText
import Site
import Texts

extension Entries {
    /// The page of one question; `typed` is what came with a form that was refused.
    func showWriting(_ me: UnitMember, _ place: WritingPlace, _ problems: Problems, typed: String?) -> Answer {
        let (t, part, header, edition) = (me.t, place.part, me.header, place.desk.edition)
        let here = place.current?.text.characters ?? 0
        let budget = me.budget(
            used: place.desk.characters, here: part.counts ? here : 0, max: edition.limits.entryCharactersMax)
        let below = HTML {
            if let until = place.changeUntil { me.countdown(Deadline(until)) }
            budget
        }
        return me.page(
            Page(
                part.name(in: me.language),
                crumbs: me.crumbs(
                    header, .init(t("Skriv"), "/bidrag/\(header.id)/skriva"), .init(part.chapter(me.language)),
                    .init(part.listName(in: me.language))),
                thread: me.unitThread(header, edition, below: below), side: side(me, place), modules: ["write"]
            ) {
                heading(part, me)
                problems.summary(t)
                if let clash = place.clash { both(me, clash) }
                if place.desk.mayWrite(part, me) {
                    editor(me, place, problems, typed: typed)
                } else {
                    p(
                        place.desk.reviewers.contains(me.person.id)
                            ? t("Du kan läsa och kommentera texten.") : t("Den här delen skriver någon annan. Du kan läsa den."),
                        .class("notice"))
                    if place.current != nil { readable(me, place) }
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

    /// What two wrote of the same thing, side by side; both stand in the text below.
    private func both(_ me: UnitMember, _ clash: Clash) -> HTML {
        let t = me.t
        return div(.class("warning"), .role("alert")) {
            h2(t("\(clash.others) ändrade samma sak som du"))
            p(t("Båda texterna finns i svaret nedanför. Ta bort den som inte ska vara kvar, och spara."))
            for pair in clash.pairs {
                div(.class("pair")) {
                    section {
                        h3(clash.others)
                        if pair.theirs.isEmpty { p(t("Borttaget"), .class("soft")) } else { pair.theirs.html(headingsFrom: 4) }
                    }
                    section {
                        h3(t("Din text"))
                        if pair.mine.isEmpty { p(t("Borttaget"), .class("soft")) } else { pair.mine.html(headingsFrom: 4) }
                    }
                }
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
                    place.desk.edition.checklistHelp(t)
                }
                if !part.lead.isEmpty {
                    details {
                        summary(t("Om \(part.chapter(me.language))"))
                        for line in part.lead { p(line(me.language)) }
                    }
                }
            }
            div(.data("data-advice")) { advice(me, place) }
            commentsCard(me, place)
            div(.class("card")) {
                h2(t("Vem skriver"))
                if let writers = place.desk.writers[part.id] {
                    ul(.class("who")) { for writer in writers { li(writer.name) } }
                } else {
                    p(t("Ingen är utsedd. Alla i gruppen kan skriva."))
                }
                if me.leads {
                    p { a(t("Bestäm vem som skriver vad"), .href("/bidrag/\(me.header.id)/medforfattare")) }
                } else {
                    p(
                        t(
                            "Chefen eller kontaktpersonen bestämmer vem som skriver vad. Be dem om du vill lämna en del eller inte längre vara med."
                        ), .class("soft"))
                }
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
