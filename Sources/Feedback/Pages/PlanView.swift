import Base
import Editions
import Entries
import HTML
import Site

struct PlanView {
    let me: UnitMember
    let file: FeedbackFile
    let actions: [Action]
    let problems: Problems

    private var t: Translator { me.t }
    private var base: String { "/bidrag/\(file.header.id)" }

    @Markup var main: HTML {
        h1(t("Er handlingsplan"))
        problems.summary(t)
        if file.gate.isOpen {
            p(t("Välj det ni har mest nytta av. Hellre tre punkter som blir gjorda än tio som blir liggande."), .class("lead"))
            if actions.isEmpty {
                me.empty(
                    "Planen är tom. Börja med ett utvecklingsområde ur rapporten eller skriv en egen punkt.", link: "Till rapporten",
                    "\(base)/aterkoppling")
            } else {
                list
            }
            h2(t("Lägg till en egen punkt"))
            ActionForm(me: me, problems: problems, action: nil).html("\(base)/handlingsplan", "Lägg till punkten")
        } else {
            div(.class("notice")) {
                p { b(t("Handlingsplanen öppnar när ni har haft ert återkopplingsmöte.")) }
                p { a(t("Läs om återkopplingen"), .href("\(base)/aterkoppling")) }
            }
        }
    }

    private var list: HTML {
        Table(
            t("Er handlingsplan"), [t("Vad"), t("Ansvarar"), t("Klart senast"), t("Läge"), t("Ändra")],
            rows: actions.map(row)
        ).html
    }

    private func row(_ action: Action) -> [HTML] {
        [
            HTML {
                a(action.text, .href("\(base)/handlingsplan/\(action.id)"))
                if let item = action.item { small(t("Ur rapporten, fråga \(item)")) }
            },
            HTML(action.owner.isEmpty ? t("Inte bestämt") : action.owner),
            HTML(action.due.map { t.day($0) } ?? t("Inte bestämt")),
            status(action),
            action.doneAt == nil
                ? press("Klar", action, "klar", "btn quiet") : press("Öppna igen", action, "oppna", "linklike"),
        ]
    }

    /// A button of a row, which says which row to those who hear it alone.
    private func press(_ label: Phrase, _ action: Action, _ act: String, _ style: String) -> HTML {
        actForm(me, to: "\(base)/handlingsplan/\(action.id)/\(act)") {
            button(.class(style)) {
                t(label)
                span(": \(action.text)", .class("vh"), .lang("sv"))
            }
        }
    }

    private func status(_ action: Action) -> HTML {
        if action.doneAt != nil { return me.tag(.ok, "Klar") }
        if let due = action.due, Deadline(due).hasPassed(at: me.now) { return me.tag(.late, "Försenad") }
        return me.tag(.wait, "Pågår")
    }
}

/// The fields of one action, new or old.
struct ActionForm {
    let me: UnitMember
    let problems: Problems
    let action: Action?

    func html(_ path: String, _ label: Phrase) -> HTML {
        actForm(me, to: path, .data("data-keep", me.person.id.text)) {
            me.field("vad", "Vad ska ni göra?", value: action?.text ?? "", problems, required: true)
                .area(rows: 4, maxlength: Action.textCharactersMax)
            me.field("vem", "Vem ansvarar?", value: action?.owner ?? "", problems)
                .text(class: "mid", maxlength: Action.ownerCharactersMax)
            me.field("nar", "Klart senast", value: action?.due?.text ?? "", problems)
                .text(type: "date", class: "mid", maxlength: 10)
            button(me.t(label), .class("btn"))
        }
    }

    /// What was typed, with what is wrong with it.
    static func read(_ me: UnitMember) -> (typed: (text: String, owner: String, due: Day?), problems: Problems) {
        let (text, owner, due) = (me.form["vad"], me.form["vem"], me.form.day("nar"))
        var problems = Problems()
        problems.check(text.isEmpty, "vad", "Skriv vad ni ska göra.")
        problems.check(
            text.count > Action.textCharactersMax, "vad", "Texten får ha högst \(Action.textCharactersMax) tecken.")
        problems.check(
            owner.count > Action.ownerCharactersMax, "vem", "Namnet får ha högst \(Action.ownerCharactersMax) tecken.")
        problems.check(!me.form["nar"].isEmpty && due == nil, "nar", "Skriv datumet som 2025-03-31.")
        return ((text, owner, due), problems)
    }
}
