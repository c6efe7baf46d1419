import Base
import HTML
import Mail
import Site
import Store

extension Editions {
    /// Takes a corrected file of a published edition, and tells those whom it concerns.
    @Sendable func correctEdition(_ me: OfficeMember) async throws -> Answer {
        let id: ID<Edition> = try me.path("edition")
        let (reason, person, now) = (me.form["skal"], me.person.id, me.now)
        var problems = Problems()
        problems.check(reason.isEmpty, "skal", "Skriv skälet. Det visas på årets sida och står i breven.")
        problems.check(
            reason.count > ErratumRule.reasonCharactersMax, "skal",
            "Skälet får ha högst \(ErratumRule.reasonCharactersMax) tecken.")
        let upload = me.form.files["fil"]
        problems.check(upload?.bytes.isEmpty ?? true, "fil", "Välj den rättade filen.")
        guard problems.isEmpty, let upload else { return try await showOfficeEdition(me, problems) }
        let file = EditionFile(name: upload.name, bytes: upload.bytes)
        do {
            let year = try Editions.shelf.edition(of: file).number
            let told = try await me.write("edition.corrected", about: id.text, detail: file.digest) { db in
                let (stored, parts) = try Editions.correct(id, with: file, reason: reason, by: person, at: now, in: db)
                return try tell(stored, parts, reason, baseURL: me.site.settings.baseURL, at: now, in: db)
            }
            return me.redirect(
                to: "/kansli/utgavor/\(id)#rattelser", receipt: "Utgåvan \(plain: year) är rättad.",
                told == 0 ? "Ingen behövde få brev." : "\(told) personer får brev om vad som är ändrat och varför.")
        } catch let refused as EditionProblems {
            problems.add("Filen har fel. Rätta dem och läs in den igen.", "fil")
            return try await showOfficeEdition(me, problems, faults: refused.problems)
        } catch let refusal as Refusal {
            return try await showOfficeEdition(me, Problems(refusal))
        }
    }

    /// Letters to the units, and about dates and meetings to everyone of the year; how many were posted.
    private func tell(
        _ stored: StoredEdition, _ parts: [ErratumPart], _ reason: String, baseURL: String, at now: Instant,
        in db: any Connection
    ) throws -> Int {
        guard let outbox else { return 0 }
        var readers = try readers.units(of: stored.id, at: now, in: db)
        if parts.contains(where: \.isOfCalendar) { readers += try self.readers.others(of: stored.id, at: now, in: db) }
        var seen: Set<String> = []
        let once = readers.filter { seen.insert($0.address.text.lowercased()).inserted }
        for to in once {
            try outbox.post(ErratumLetter.letter(to, stored, parts, reason, baseURL: baseURL), in: db, at: now)
        }
        return once.count
    }
}

/// The corrections there are, and the form for another; nil for a draft, whose file is simply read in again.
func errataPart(_ stored: StoredEdition, _ problems: Problems, _ faults: [EditionProblem], _ me: OfficeMember) -> HTML? {
    guard stored.isPublished else { return nil }
    let t = me.t
    return section(.class("card"), .id("rattelser")) {
        h2(t("Rättelser"))
        p(
            t(
                "Frågor, gränser, regler och bedömningsgrund ligger fast. Datum, möten, kontakter och skrivfel i texterna omkring går att rätta: hämta filen, ändra i den och läs in den här. Den gamla finns kvar, årets sida visar vad som är ändrat, och de som berörs får brev."
            ))
        if !stored.errata.isEmpty { versions(stored, me) }
        faultList(faults, t)
        actForm(me, to: "/kansli/utgavor/\(stored.id)/rattelser", .enctype("multipart/form-data")) {
            me.field("fil", "Den rättade filen (YAML)", problems, required: true)
                .file(accept: ".yaml,.yml,application/yaml,text/yaml")
            me.field(
                "skal", "Varför ändras utgåvan?", hint: "Visas på årets sida och står i breven.", problems, required: true
            ).area(rows: 3, maxlength: ErratumRule.reasonCharactersMax)
            button(t("Rätta utgåvan och skicka brev"), .class("btn quiet"))
        }
    }
}

private func versions(_ stored: StoredEdition, _ me: OfficeMember) -> HTML {
    let t = me.t
    return Table(
        t("Rättelser"), [t("Version"), t("När"), t("Vem"), t("Vad"), t("Varför"), t("Fil")],
        rows: stored.errata.reversed().map { erratum in
            [
                HTML(String(erratum.version)), HTML(t.moment(erratum.at)), HTML(erratum.by ?? ""),
                HTML(erratum.parts.map { t($0.label) }.joined(separator: ", ")), HTML(erratum.reason),
                a(t("Hämta filen före"), .href("/kansli/utgavor/\(stored.id)/fil?version=\(erratum.version - 1)")),
            ]
        }
    ).html
}
