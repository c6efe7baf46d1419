import Base
import HTML
import Site
import Store

extension Editions {
    /// Sets the office's inner dates of an edition, all at once.
    @Sendable func setInnerDates(_ me: OfficeMember) async throws -> Answer {
        let id: ID<Edition> = try me.path("edition")
        let (person, now) = (me.person.id, me.now)
        let typed = Dictionary(uniqueKeysWithValues: InnerDate.allCases.map { ($0, me.form[$0.field]) })
        let told = InnerDate.allCases.compactMap { date in typed[date].flatMap { $0.isEmpty ? nil : "\(date.rawValue) \($0)" } }
        do {
            try await me.write("edition.dates.set", about: id.text, detail: told.joined(separator: ", ")) { db in
                guard let stored = try Editions.find(id, in: db) else { throw Halt.notFound }
                let changed = try InnerDateRule.set(typed, in: stored.calendar, at: now)
                try Editions.set(changed.inner, for: id, by: person, at: now, in: db)
            }
        } catch let refused as Refusals {
            var problems = Problems()
            for refusal in refused.all { problems.add(refusal.phrase, refusal.field ?? "") }
            return try await showOfficeEdition(me, problems)
        }
        return me.redirect(to: "/kansli/utgavor/\(id)#inre-datum", receipt: "De inre datumen är sparade.")
    }
}

/// The dates that the office sets for its own work, where the edition states none; nil when it states them all.
func innerDatesPart(_ stored: StoredEdition, _ problems: Problems, _ me: OfficeMember) -> HTML? {
    let (t, calendar) = (me.t, stored.calendar)
    let dates = calendar.innerDatesToSet
    guard !dates.isEmpty else { return nil }
    return section(.class("card"), .id("inre-datum")) {
        h2(t("Inre datum"))
        p(
            t(
                "Utgåvan anger inga exakta dagar för det här. Sätt dagar för arbetet i huset: kansliet, examinatorerna och domarkommittén arbetar efter dem. De visas inte på de publika sidorna eller för verksamheterna. En dag som ingen har satt räknas som årets nästa kända dag."
            ))
        if calendar.decisionsOpen == nil {
            p { b(t("Sätt klockslaget då besluten blir offentliga. Utan det kan inget beslut fattas, och ingenting öppnar.")) }
        }
        actForm(me, to: "/kansli/utgavor/\(stored.id)/inre-datum") {
            for date in dates { innerField(date, calendar, problems, me) }
            button(t("Spara de inre datumen"), .class("btn"))
        }
    }
}

private func innerField(_ date: InnerDate, _ calendar: AwardCalendar, _ problems: Problems, _ me: OfficeMember) -> HTML {
    let value = calendar.inner[date] ?? ""
    if date == .ceremonyTime {
        return me.field(
            date.field, date.label, hint: "Utdelningen är \(calendar.ceremony.day, .withWeekday). Skriv till exempel 15.00.",
            value: value, problems
        ).text(class: "short", maxlength: 5)
    }
    return me.field(date.field, date.label, value: value, problems).text(type: "date", class: "mid")
}
