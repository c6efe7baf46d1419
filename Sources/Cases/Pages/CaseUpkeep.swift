import Base
import HTML
import Site
import Store
import Entries

/// A case that was named wrongly, or that is not needed: while it holds no minutes.
extension Cases {
    /// Gives the case another title.
    func renameCase(_ me: CaseRegistrar) async throws -> Answer {
        let (id, title) = (me.committeeCase.id, me.form["titel"])
        var problems = Problems()
        problems.check(
            title.isEmpty || title.count > Self.titleCharactersMax, "titel", "Skriv en rubrik på högst \(Self.titleCharactersMax) tecken.")
        guard problems.isEmpty else { return try await showCase(me, problems) }
        try await me.write("case.renamed", about: id.text) { db in
            try CaseDesk.mustLackMinutes(me, in: db)
            try CaseSQL.rename(id, title, in: db)
        }
        return me.redirect(to: "/arenden/\(id)", receipt: "Rubriken är ändrad.")
    }

    /// Takes the case away with its decision; its units can be put in another.
    func removeCase(_ me: CaseRegistrar) async throws -> Answer {
        let id = me.committeeCase.id
        try await me.write("case.removed", about: id.text) { db in
            try CaseDesk.mustLackMinutes(me, in: db)
            try CaseSQL.remove(id, in: db)
        }
        return me.redirect(to: "/arenden", receipt: "Ärendet är borttaget.", "Verksamheterna i det kan läggas i ett annat ärende.")
    }

    @Markup func upkeep(_ me: CaseRegistrar, _ problems: Problems) -> HTML {
        let (t, found) = (me.t, me.committeeCase)
        if found.minutes == nil {
            h2(t("Byt rubrik eller ta bort ärendet"))
            actForm(me, to: "/arenden/\(found.id)/rubrik") {
                me.field("titel", "Rubrik", value: found.title, problems, required: true).text(maxlength: Self.titleCharactersMax)
                button(t("Byt rubrik"), .class("btn quiet"))
            }
            details {
                summary(t("Ta bort ärendet"))
                p(t("Verksamheterna i ärendet blir utan ärende, och beslutet tas bort om du har skrivit in det."))
                actButton(me, "Ta bort ärendet", to: "/arenden/\(found.id)/bort", style: "btn danger")
            }
        }
    }

    /// The minutes, or that they lack: by when, and what their lack means (R71, R73).
    func minutesLink(_ me: CaseRegistrar, _ due: Deadline?) -> HTML {
        guard let minutes = me.committeeCase.minutes else {
            return HTML {
                p { me.minutesTag(hasCome: false, due: due, waiting: "Protokollet saknas") }
                if let due { p(me.t(Self.minutesWord(due, isLate: due.hasPassed(at: me.now)))) }
            }
        }
        return p {
            me.tag(.ok, "Protokollet har kommit in")
            " "
            a(minutes.name, .href("/arenden/\(me.committeeCase.id)/protokoll.pdf"))
            " " + me.t("\(minutes.bytes / 1024) kB, \(me.t.moment(minutes.receivedAt))")
        }
    }

    private static func minutesWord(_ due: Deadline, isLate: Bool) -> Phrase {
        isLate
            ? "Protokollet skulle ha kommit \(due.day, .withWeekday). Lägg in det så snart det är justerat, för du kan fortfarande göra det. Tills det har kommit kan verksamheterna i ärendet inte få utmärkelsen."
            : "Protokollet ska ha kommit senast \(due.day, .withWeekday)."
    }
}
