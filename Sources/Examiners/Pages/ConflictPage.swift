import Base
import Editions
import HTML
import Mail
import Organisations
import Site
import Store

extension Examiners {
    /// Asks an examiner, before they read, whether anything stands in the way (R82).
    func conflictPage(_ me: TeamExaminer) async throws -> Answer {
        try await showConflict(me, Problems())
    }

    /// Takes the answer: the way in, or out.
    func answerConflict(_ me: TeamExaminer) async throws -> Answer {
        let (person, entry, now) = (me.person.id, me.entry, me.now)
        switch me.form["svar"] {
        case "nej":
            if me.form["skal"].count > reasonCharactersMax { return try await showConflict(me, conflictProblems(me)) }
            try await me.write("conflict.none", about: entry.text) { db in
                try SeatSQL.promise(person, entry, at: now, in: db)
            }
            return me.redirect(to: "/granskning/\(entry)", receipt: "Tack. Nu kan du läsa och bedöma bidraget.")
        case "ja":
            let problems = conflictProblems(me)
            guard problems.isEmpty else { return try await showConflict(me, problems) }
            let (reason, desk) = (me.form["skal"], me.site.conflicts)
            try await me.write("conflict.declared", about: entry.text) { db in
                try SeatSQL.declare(person, entry, reason: reason, at: now, in: db)
                try desk.tell(person, now, db)
            }
            return me.redirect(
                to: "/granskning", receipt: "Jävet är anmält.", "Bidraget är borta ur din lista. Kansliet utser en ersättare om det behövs."
            )
        default:
            var problems = Problems()
            problems.add("Svara på om du är jävig eller inte.", "svar")
            return try await showConflict(me, problems)
        }
    }
}

private func conflictProblems(_ me: TeamExaminer) -> Problems {
    var problems = Problems()
    problems.check(me.form["skal"].isEmpty, "skal", "Skriv kort vad jävet består i.")
    problems.check(
        me.form["skal"].count > reasonCharactersMax, "skal", "Skriv högst \(reasonCharactersMax) tecken.")
    return problems
}

private func showConflict(_ me: TeamExaminer, _ problems: Problems) async throws -> Answer {
    let seat = me.seat
    let committee = try await me.read { db -> String? in
        guard let unit = try OrganisationSQL.find(seat.assignment.unit, in: db), let committee = unit.committee else { return nil }
        return try OrganisationSQL.find(committee, in: db)?.name
    }
    let t = me.t
    return me.page(
        Page(
            "Är du jävig?",
            crumbs: [
                .init(t("Min granskning"), "/granskning"), .init(seat.assignment.unitName, seat.mayRead ? "/granskning/\(me.entry)" : nil),
            ]
        ) {
            h1(t("Är du jävig?"))
            p(
                seat.mayRead
                    ? t("Har du upptäckt att du är jävig sedan du svarade? Säg det här, också om du redan har bedömt.")
                    : t("Svara innan du läser bidraget."), .class("lead"))
            problems.summary(t)
            me.facts([("Verksamhet", seat.assignment.unitName), ("Nämnd eller bolag", committee)])
            p(
                t(
                    "Du är jävig om du arbetar eller nyligen har arbetat i verksamheten eller hos dess nämnd eller bolag, om du är nära släkt eller vän med någon där, eller om något annat kan rubba förtroendet för att du är opartisk."
                ))
            actForm(me, to: "/granskning/\(me.entry)/jav") {
                me.field("svar", "Ditt svar", problems).radios([
                    ("nej", t("Nej, inget står i vägen"), nil),
                    (
                        "ja", t("Ja, jag är jävig"),
                        t(
                            seat.mayRead
                                ? "Då försvinner bidraget ur din lista, och du får inte läsa det mer." : "Då får du inte läsa bidraget.")
                    ),
                ])
                me.field("skal", "Vad består jävet i?", hint: "Fyll i om du svarar ja. Kansliet läser det.", problems)
                    .area(rows: 3, maxlength: reasonCharactersMax)
                button(t("Lämna svaret"), .class("btn"))
            }
        }, status: problems.isEmpty ? 200 : 422)
}
