import Base
import Editions
import HTML
import Site
import Texts

extension Entries {
    /// The list of writing after the hand-in: the parts that the office has asked to be changed, and no others (R53).
    func showOpenParts(_ me: UnitMember, _ desk: Desk, _ request: ChangeRequest) -> Answer {
        let (t, base) = (me.t, "/bidrag/\(me.header.id)")
        let due = Deadline(request.due)
        return me.page(
            Page(
                "Ändra i bidraget", crumbs: me.crumbs(me.header, .init(t("Skriv"))),
                thread: me.unitThread(
                    me.header, desk.edition, below: me.budget(used: desk.characters, max: desk.edition.limits.entryCharactersMax))
            ) {
                h1(t("Ändra i bidraget"))
                p(t("Lämna in ändringen senast \(me.deadline(due)), \(me.daysLeft(due))."), .class("lead"))
                p { b(t("Kansliet skriver:")) }
                p(request.message, .class("words"))
                if !request.parts.isEmpty {
                    h2(t("Delar som är öppna"))
                    ol(.class("toc")) { for part in request.parts(of: desk.edition) { openPart(part, desk, me) } }
                }
                if request.reason == .picture { p { a(t("Presentationsbild"), .href("\(base)/presentationsbild")) } }
                div(.class("actions")) {
                    a(me.leads ? t("Lämna in ändringen") : t("Läs vad det gäller"), .href("\(base)/andring"), .class("btn"))
                    a(t("Kommentarer"), .href("\(base)/kommentarer"), .class("btn quiet"))
                    a(t("Läs hela bidraget"), .href("\(base)/las"), .class("btn quiet"))
                }
            })
    }

    private func openPart(_ part: FormPart, _ desk: Desk, _ me: UnitMember) -> HTML {
        let base = "/bidrag/\(me.header.id)"
        return li {
            a(part.listName(in: me.language), .href("\(base)/skriva/\(part.id)"))
            if let writers = desk.writers[part.id] { span(writers.map(\.name).joined(separator: ", "), .class("soft")) }
            if let answered = desk.answered[part.id], answered.characters > 0 {
                span(me.t("\(answered.characters) tecken"), .class("soft num"))
            }
            if let count = desk.comments[part.id] {
                a(
                    count == 1 ? me.t("1 kommentar") : me.t("\(count) kommentarer"), .class("soft"),
                    .href("\(base)/kommentarer#del-\(part.id)"))
            }
        }
    }
}
