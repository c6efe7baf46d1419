import Base
import Editions
import HTML
import RichText
import Site
import Texts

/// The form that holds the answer: a text area, which the editor takes the place of where scripts run.
extension Entries {
    func editor(_ me: UnitMember, _ place: WritingPlace, _ problems: Problems, typed: String?) -> HTML {
        let (t, part) = (me.t, place.part)
        let document = place.current?.document ?? .empty
        let isDone = place.desk.status(part) == .done
        // A refused form keeps the revision that it started from.
        let revision = problems.isEmpty ? place.current?.text.revision ?? 0 : me.form.number("revision") ?? 0
        return actForm(me, to: "/bidrag/\(me.header.id)/skriva/\(part.id)", formData(me, part)) {
            hidden("revision", String(revision))
            element("label", [.for("text"), .id("text-label")], t("Ert svar"))
            if let problem = problems.on("text") { p(t(problem), .class("error"), .id("text-error")) }
            div(.class("editor")) {
                element("textarea", area(part, t, document, typed), "\n" + (typed ?? document.plain))
                foot(me, place, typed.map { CharacterCount.of($0) } ?? document.characterCount, isTyped: typed != nil)
            }
            element("p", [.data("data-here"), .class("who-here")], "")
            div(.class("actions")) {
                button(onward(me, place), .class("btn"), .name("klar"), .value("1"))
                button(t("Spara"), .class("btn quiet"))
                if isDone { button(t("Spara och ta bort klarmarkeringen"), .class("btn quiet"), .name("klar"), .value("0")) }
                a(t("Historik"), .href("/bidrag/\(me.header.id)/historik/\(part.id)"), .class("btn quiet"))
            }
        }
    }

    /// The text for who may not write in it. Where scripts run it is marked and commented on like the writers' own.
    func readable(_ me: UnitMember, _ place: WritingPlace) -> HTML {
        let document = place.current?.document ?? .empty
        let attributes: [Attribute] = [
            .data("data-read", "/bidrag/\(me.header.id)/skriva/\(place.part.id)/text"), .data("data-document", document.canonical),
        ]
        return element(
            "section", [.aria(.labelledby, "text-label")] + attributes + live(me, place.part),
            HTML {
                hidden("token", me.visitor.session?.token.formToken ?? "")
                h2(me.t("Svaret"), .class("vh"), .id("text-label"))
                div(.class("answer"), .data("data-answer")) { document.html(headingsFrom: 3) }
                element("p", [.data("data-here"), .class("who-here")], "")
            })
    }

    /// What the scripts of both need: where to listen, who it is, and the words of the page.
    private func live(_ me: UnitMember, _ part: FormPart) -> [Attribute] {
        [
            .data("data-live", "/bidrag/\(me.header.id)/nu?del=\(part.id)"), .data("data-person", me.person.id.text),
            .data("data-words", EditorWords.all(me.t).spelled),
        ]
    }

    /// "Klar – till fråga 6": one press marks the part as done and goes on. After the hand-in the next part is closed.
    private func onward(_ me: UnitMember, _ place: WritingPlace) -> String {
        let t = me.t
        guard me.header.state.isOpen else { return t("Klar") }
        guard let next = place.next else { return t("Klar – till alla delar") }
        if case .question = next.kind { return t("Klar – till fråga \(next.id)") }
        return t("Klar – till ”\(next.title(me.language))”")
    }

    private func formData(_ me: UnitMember, _ part: FormPart) -> [Attribute] {
        let (t, entry) = (me.t, "/bidrag/\(me.header.id)")
        return live(me, part) + [
            .data("data-write", "\(entry)/skriva/\(part.id)/text"), .data("data-tips", "\(entry)/skriva/\(part.id)/tips"),
            .data("data-pictures", "\(entry)/bilder"), .data("data-keep", me.person.id.text),
            .data("data-keep-text", t("Det finns text som inte hann sparas, i den här webbläsaren.")),
            .data("data-keep-restore", t("Hämta tillbaka texten")), .data("data-keep-undo", t("Visa den sparade texten")),
            .data("data-keep-discard", t("Kasta den")),
        ]
    }

    /// A text that was refused is what the text area holds, and the editor begins with nothing else.
    private func area(_ part: FormPart, _ t: Translator, _ document: Document, _ typed: String?) -> [Attribute] {
        var attributes: [Attribute] = [
            .id("text"), .name("text"), .rows("18"), .maxlength("300000"), .autocomplete("off"), .class("long"), .spellcheck("true"),
            .data("data-count", part.counts ? "" : "own"), .data("data-count-output", "tecken"),
        ]
        if typed == nil { attributes.append(.data("data-document", document.canonical)) }
        if let max = part.charactersMax {
            attributes += [
                .data("data-limit", String(max)), .data("data-count-text", t("{count} av {limit} tecken")),
                .data("data-count-over", t("{over} tecken för mycket")),
            ]
        } else {
            attributes.append(.data("data-count-text", t("{count} tecken")))
        }
        attributes.append(.aria(.describedby, typed == nil ? "tecken" : "text-error tecken"))
        if typed != nil { attributes.append(.aria(.invalid, "true")) }
        return attributes
    }

    private func foot(_ me: UnitMember, _ place: WritingPlace, _ count: Int, isTyped: Bool) -> HTML {
        let (t, part) = (me.t, place.part)
        return div(.class("foot")) {
            saveState(me, isTyped ? nil : place.current?.text)
            p {
                span(
                    part.charactersMax.map { t("\(count) av \($0) tecken") } ?? t("\(count) tecken"), .class("count num"),
                    .id("tecken"))
                if let guide = part.charactersGuide { span(t(" · riktmärke \(guide)"), .class("num")) }
            }
        }
    }
    /// When the text was saved, and by whom; what came with a refused form is not saved.
    private func saveState(_ me: UnitMember, _ saved: StandingText?) -> HTML {
        element(
            "p", [.data("data-save-state"), .role("status")] + (saved == nil ? [] : [.data("data-state", "saved")]),
            saved.map { me.savedLine($0) } ?? me.t("Inte sparat än"))
    }
}
