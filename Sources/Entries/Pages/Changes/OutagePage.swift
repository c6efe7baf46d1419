import Base
import Editions
import HTML
import Mail
import Site
import Store

/// An outage close before the deadline gives those who have not handed in a working day more, by rule and with letters.
extension Entries {
    func outagePage(_ me: Operator) async throws -> Answer { try await showOutages(me, Problems()) }

    /// Records the outage. Every open entry of every published year gets the day that the rule gives.
    func recordOutage(_ me: Operator) async throws -> Answer {
        var problems = Problems()
        let (from, to) = (moment(me, "fran", "Började", &problems), moment(me, "till", "Slutade", &problems))
        let reason = me.form["orsak"]
        problems.check(reason.isEmpty, "orsak", "Skriv vad som hände.")
        problems.check(reason.count > 500, "orsak", "Skriv högst \(500) tecken.")
        if let from, let to {
            problems.check(to <= from || to > me.now, "till-tid", "Slutet ska komma efter början, och får inte ligga i framtiden.")
            problems.check(
                to.seconds(since: from) > 7 * 24 * 3_600 || me.now.seconds(since: to) > 30 * 24 * 3_600, "fran-dag",
                "Avbrottet får ha varat högst 7 dygn, och slutat för högst 30 dagar sedan.")
        }
        guard problems.isEmpty, let from, let to else { return try await showOutages(me, problems) }
        let (now, person, outbox, base) = (me.now, me.person.id, outbox, me.site.settings.baseURL)
        if try await me.read({ try OutageSQL.overlaps(from, to, in: $0) }) {
            problems.add("Ett avbrott under samma tid är redan inskrivet, och har gett den tid som det ger.", "fran-dag")
            return try await showOutages(me, problems)
        }
        let extended = try await me.write("outage.recorded", about: nil, detail: "\(from.text) \(to.text)") { db in
            if try OutageSQL.overlaps(from, to, in: db) {
                throw Refusal("Ett avbrott under samma tid är redan inskrivet, och har gett den tid som det ger.", field: "fran-dag")
            }
            // Short ones count together, when none of them has given a day yet.
            let away = try OutageSQL.times(after: from.adding(hours: -OutageRule.hoursBefore), in: db) + [from..<to]
            var extended = 0
            for stored in try Editions.all(in: db) {
                for header in try EntrySQL.headers(edition: stored.id, at: from, in: db) where header.state.isOpen {
                    let last = HandInTime.last(stored.edition.calendar.entryCloses, extendedTo: header.extendedTo)
                    guard let day = OutageRule.newDay(last, away: away), day < stored.edition.calendar.juryMeets,
                        !Deadline(day).hasPassed(at: now)
                    else { continue }
                    try RegistrationSQL.extend(header.id, to: day, reason: reason, at: now, by: person, in: db)
                    for letter in try OutageLetter.all(header, until: day, base: base, in: db) { try outbox.post(letter, in: db, at: now) }
                    extended += 1
                }
            }
            let outage = Outage(from: from, to: to, reason: reason, extended: extended)
            try OutageSQL.record(outage, at: now, by: person, in: db)
            return extended
        }
        return me.redirect(
            to: "/drift/avbrott",
            receipt: extended == 0
                ? "Avbrottet är sparat. Ingen fick mer tid: det var för kort eller för långt från en sista dag."
                : "Avbrottet är sparat. \(extended) bidrag fick mer tid, och enheterna får brev.")
    }

    private func moment(_ me: Operator, _ name: String, _ label: Phrase, _ problems: inout Problems) -> Instant? {
        let time = me.form["\(name)-tid"].split(whereSeparator: { $0 == ":" || $0 == "." }).compactMap { Int($0) }
        let day = me.form.day("\(name)-dag").flatMap { (2000...2100).contains($0.year) ? $0 : nil }
        let clock = time.count == 2 ? TimeOfDay(time[0], time[1]) : nil
        problems.check(day == nil, "\(name)-dag", "Skriv dagen, till exempel \(me.today.text).", of: label)
        problems.check(clock == nil, "\(name)-tid", "Skriv klockslaget, till exempel 22.15.", of: label)
        guard let day, let clock else { return nil }
        return Stockholm.instant(day, clock)
    }

    private func showOutages(_ me: Operator, _ problems: Problems) async throws -> Answer {
        let outages = try await me.read { try OutageSQL.all(in: $0) }
        let t = me.t
        return me.page(
            Page("Avbrott", crumbs: [.init(t("Drift"), "/drift"), .init(t("Avbrott"))]) {
                h1(t("Avbrott"))
                p(
                    t(
                        "Var tjänsten borta minst \(OutageRule.minutesMin) minuter sammanlagt under de sista \(OutageRule.hoursBefore) timmarna innan tiden gick ut, får alla som inte har lämnat in en arbetsdag till."
                    ), .class("lead"))
                problems.summary(t)
                actForm(me, to: "/drift/avbrott") {
                    for (name, label) in [("fran", "Började" as Phrase), ("till", "Slutade")] {
                        fieldset(.class("inline")) {
                            legend(t(label))
                            me.field("\(name)-dag", "Dag", problems, required: true).text(type: "date", class: "mid")
                            me.field("\(name)-tid", "Klockslag", problems, required: true).text(type: "time", class: "short")
                        }
                    }
                    me.field(
                        "orsak", "Vad hände?", hint: "Skälet sparas. Enheterna får veta att tjänsten var borta.", problems, required: true
                    ).area(rows: 3, maxlength: 500)
                    button(t("Spara avbrottet"), .class("btn"))
                }
                if !outages.isEmpty {
                    h2(t("Tidigare avbrott"))
                    ul {
                        for outage in outages {
                            li(
                                t(
                                    "\(t.moment(outage.from)) till \(t.moment(outage.to)): \(outage.reason) (\(outage.extended) bidrag fick mer tid)"
                                ))
                        }
                    }
                }
            }, status: problems.isEmpty ? 200 : 422)
    }
}

/// Tells a unit that it has been given another day, and why.
enum OutageLetter {
    static func all(_ header: EntryHeader, until: Day, base: String, in db: any Connection) throws -> [Letter] {
        guard let registration = try RegistrationSQL.find(header.id, in: db) else { return [] }
        return recipients(registration).map { to in
            Letter(
                to: to, subject: "Ni får mer tid att lämna in bidraget",
                paragraphs: [
                    "Tjänsten var borta innan tiden att lämna in gick ut.",
                    "\(header.unitName) kan därför lämna in till och med \(until, .withWeekday) kl. 24.00.",
                ],
                link: ("Bidraget:", "\(base)/bidrag/\(header.id)"), kind: "outage", about: header.id.text)
        }
    }
}
