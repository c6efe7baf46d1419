import Accounts
import Base
import HTML
import Mail
import Site
import Store

/// What a co-author may do, and who leads the unit's work: decided by those who lead it now.
extension Entries {
    /// Makes a co-author one who only comments, or one who writes again (R64).
    func setRight(_ me: UnitLead) async throws -> Answer {
        guard let person: ID<Person> = me.form.id("person"), ["skriva", "kommentera"].contains(me.form["ratt"]) else { throw Halt.notFound }
        let (header, onlyComments) = (me.header, me.form["ratt"] == "kommentera")
        try await me.write("coauthor.right", about: header.id.text, detail: "\(person) \(me.form["ratt"])") { db in
            guard try RoleSQL.of(person, in: db).contains(where: { $0.kind == .coauthor && $0.scope == header.entry.unit.text })
            else { throw Halt.notFound }
            try PartSQL.setReviewer(onlyComments, person, header.id, in: db)
        }
        return me.redirect(
            to: "/bidrag/\(header.id)/medforfattare",
            receipt: onlyComments ? "Medförfattaren läser och kommenterar nu." : "Medförfattaren kan skriva nu.")
    }

    /// Gives one's own task, as head or as contact person, to somebody who writes already; one stays as co-author.
    func handOver(_ me: UnitLead) async throws -> Answer {
        let (chosen, phone) = (me.form.id("person", of: Person.self), me.form["telefon"])
        var problems = Problems()
        problems.check(chosen == nil, "person", Self.noColleague.phrase)
        problems.checkPhone(phone, "telefon", of: "Telefon till den som tar över")
        guard problems.isEmpty, let person = chosen else { return try await showCoauthors(me, problems) }
        do { try await handOver(me, to: person, phone: phone) } catch let refusal as Refusal where refusal.field != nil {
            return try await showCoauthors(me, Problems(refusal))
        }
        return me.redirect(
            to: "/bidrag", receipt: "Uppdraget är överlämnat.", "Du är kvar som medförfattare. Byt roll om du vill fortsätta skriva.")
    }

    private static let noColleague = Refusal("Välj en kollega som redan skriver för er.", field: "person")

    private func handOver(_ me: UnitLead, to person: ID<Person>, phone: String) async throws {
        let (header, now, from, kind, outbox) = (me.header, me.now, me.person.id, me.acting.kind, outbox)
        let sender = me.person.name
        let link = "\(me.site.settings.baseURL)/bidrag/\(header.id)"
        try await me.write("unit.handed-over", about: header.id.text, detail: "\(kind.rawValue) \(person)") { db in
            let unit = header.entry.unit.text
            // An old entry tells who led it then.
            guard try EntrySQL.header(header.id, at: now, in: db)?.state.isOpen == true else {
                throw Refusal("Det här bidraget skrivs inte längre. Lämna över från årets bidrag.")
            }
            guard person != from, let registration = try RegistrationSQL.find(header.id, in: db),
                let to = try PersonSQL.holding(Array(Role.Kind.unit), organisation: unit, in: db).first(where: { $0.id == person })
            else { throw Self.noColleague }
            for role in try RoleSQL.of(from, in: db) where role.kind == kind && role.scope == unit {
                try RoleSQL.end(role.id, at: now, in: db)
            }
            for role in try RoleSQL.of(person, in: db) where role.kind == .coauthor && role.scope == unit {
                try RoleSQL.end(role.id, at: now, in: db)
            }
            try PartSQL.setReviewer(false, person, header.id, in: db)
            try RoleSQL.grant(kind, to: person, organisation: unit, by: from, at: now, in: db)
            try RoleSQL.grant(.coauthor, to: from, organisation: unit, by: from, at: now, in: db)
            try RegistrationSQL.save(
                registration.with(kind, name: to.name, phone: phone, email: to.email), header.id, at: now, by: from, in: db)
            if let recipient = try? Recipient(name: to.name, address: to.email) {
                let letter = Letter(
                    to: recipient,
                    subject: kind == .unitHead
                        ? "Du har tagit över som verksamhetschef för \(header.unitName)"
                        : "Du har tagit över som kontaktperson för \(header.unitName)",
                    paragraphs: ["\(sender) har lämnat över till dig. Du leder nu arbetet med bidraget för \(header.unitName)."],
                    link: ("Bidraget:", link), kind: "handover", about: header.id.text)
                try outbox.post(letter, in: db, at: now)
            }
        }
    }

    /// Each co-author with what they may do, and a way to let them go.
    func rights(
        _ me: UnitLead, _ coauthors: [Person], _ reviewers: Set<ID<Person>>, _ parts: [(name: String, writers: [ID<Person>])]
    ) -> HTML {
        guard !coauthors.isEmpty else { return HTML() }
        let (t, base) = (me.t, "/bidrag/\(me.header.id)/medforfattare")
        return div(.class("card")) {
            h2(t("Medförfattare"))
            ul {
                for person in coauthors {
                    li {
                        b(person.name)
                        let comments = reviewers.contains(person.id)
                        span(" " + (comments ? t("läser och kommenterar") : t("skriver")), .class("soft"))
                        actButton(
                            me, comments ? "Låt \(person.name) skriva" : "Låt \(person.name) bara kommentera", to: "\(base)/ratt",
                            style: "linklike", fields: [("person", person.id.text), ("ratt", comments ? "skriva" : "kommentera")])
                        removal(me, person, parts.filter { part in part.writers.contains(person.id) }.map(\.name))
                    }
                }
            }
        }
    }

    /// What follows when a co-author is let go, and the button.
    private func removal(_ me: UnitLead, _ person: Person, _ parts: [String]) -> HTML {
        let t = me.t
        return details {
            summary(t("Ta bort \(person.name)"))
            p(t("\(person.name) kan inte längre läsa eller skriva i bidraget. Det som hen har skrivit finns kvar."))
            if !parts.isEmpty {
                p(t("De här delarna blir fria för alla som skriver, tills ni ger dem till någon annan:"))
                ul { for part in parts { li(part) } }
            }
            actButton(
                me, "Ta bort \(person.name) som medförfattare", to: "/bidrag/\(me.header.id)/medforfattare/bort", style: "btn danger",
                fields: [("person", person.id.text)])
        }
    }

    func handingOver(_ me: UnitLead, _ writers: [(id: ID<Person>, name: String)], _ problems: Problems) -> HTML {
        let t = me.t
        let others = writers.filter { $0.id != me.person.id }
        guard !others.isEmpty, me.header.state.isOpen else { return HTML() }
        let isRefused = problems.on("person") != nil || problems.on("telefon") != nil
        return element(
            "details", isRefused ? [.open] : [],
            HTML {
                summary(
                    me.acting.kind == .unitHead
                        ? t("Lämna över uppdraget som verksamhetschef") : t("Lämna över uppdraget som kontaktperson"))
                actForm(me, to: "/bidrag/\(me.header.id)/medforfattare/lamna-over") {
                    me.field("person", "Till vem?", hint: "Den som tar över ska redan vara med och skriva.", problems)
                        .choice(others.map { ($0.id.text, $0.name) }, empty: t("Välj"))
                    me.field("telefon", "Telefon till den som tar över", problems)
                        .text(type: "tel", class: "mid", maxlength: RegistrationForm.phoneCharactersMax)
                    button(t("Lämna över"), .class("btn quiet"))
                }
            })
    }
}

extension Registration {
    /// The same with another person as head or contact.
    fileprivate func with(_ kind: Role.Kind, name: String, phone: String, email: String) -> Registration {
        var changed = self
        let person = Contact(name: name, phone: phone, email: email)
        if kind == .unitHead { changed.head = person } else { changed.contact = person }
        return changed
    }
}
