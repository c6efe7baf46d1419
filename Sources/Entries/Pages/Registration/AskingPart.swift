import Base
import Editions
import HTML
import Mail
import Site
import Store

extension Entries {
    /// A unit that is registered, and by its answers may not take part, asks the office to be excepted (R25).
    func askForException(_ me: UnitLead) async throws -> Answer {
        let (header, reason, now, person, outbox) = (me.header, me.form["skal"], me.now, me.person.id, outbox)
        if let problem = exceptionProblem(reason, isAsked: true) {
            var problems = Problems()
            problems.add(problem, "skal")
            return showContact(me, header, try await contactPlace(me, header), leads: true, problems)
        }
        try await me.write("eligibility.asked", about: header.id.text) { db in
            guard let header = try EntrySQL.header(header.id, at: now, in: db), header.state.isOpen, header.flags.mayNotTakePart else {
                throw Refusal("Enligt era svar behöver ni inget undantag, eller så är anmälan stängd.")
            }
            guard try ExceptionRequestSQL.askAnew(header.id, reason: reason, at: now, by: person, in: db) else {
                throw Refusal("Ni har redan bett kansliet. Svaret står på sidan Anmälan.")
            }
            let edition = try db.edition(header.year)
            let letter = exceptionRequestLetter(
                header.unitName, reason, edition, header.id, me.site.settings.baseURL, isRegistered: true)
            if let letter { try outbox.post(letter, in: db, at: now) }
        }
        return me.redirect(
            to: "/bidrag/\(header.id)/anmalan", receipt: "Er begäran är skickad till kansliet.", "Ni får ett brev när kansliet har svarat.")
    }

    /// What the unit has asked the office, what the office has answered, and the way to ask.
    @Markup func asking(
        _ me: some ActingGuard, _ header: EntryHeader, _ place: ContactPlace, mayAsk: Bool, _ problems: Problems
    ) -> HTML {
        let t = me.t
        if let request = place.request { asked(me, request, place.edition) }
        if mayAsk, place.request?.mayBeAskedAnew ?? true {
            actForm(me, to: "/bidrag/\(header.id)/undantag", .class("card"), .data("data-keep", me.person.id.text)) {
                h2(t("Be kansliet om undantag"))
                p(
                    t(
                        "Tycker ni att det blir fel? Kansliet kan besluta om undantag från en regel. Det ni har skrivit finns kvar medan ni väntar."
                    ))
                me.field(
                    "skal", "Varför ska ni få undantag?", hint: "Kansliet läser det och svarar med ett brev.", problems, required: true
                )
                .area(rows: 4, maxlength: ExceptionRequest.reasonCharactersMax)
                button(t("Be kansliet pröva"), .class("btn quiet"))
            }
        }
    }

    @Markup private func asked(_ me: some ActingGuard, _ request: ExceptionRequest, _ edition: Edition) -> HTML {
        let t = me.t
        div(.class("notice")) {
            p { b(t("Ni bad kansliet om undantag \(t.moment(request.askedAt)).")) }
            p(t("Ert skäl: \(request.reason)"))
            switch request.isGranted {
            case nil: p(t("Kansliet har inte svarat än. Ni får ett brev när de har gjort det."))
            case true?: p(t("Kansliet har svarat ja."))
            case false?:
                p(t("Kansliet har svarat nej. Skälet: \(request.answer ?? "")"))
                p(t("Undrar ni över svaret? Skriv till \(edition.contact.mailbox)."), .class("soft"))
            }
        }
    }
}
