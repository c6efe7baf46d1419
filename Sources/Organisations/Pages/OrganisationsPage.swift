import Base
import HTML
import Site
import Store

/// All organisations, with the reading in of a file.
func organisationsPage(_ me: OfficeMember) async throws -> Answer {
    try await showOrganisations(me, OrganisationFile?.none)
}

/// Takes a file; the page then says line by line what was refused, and that the rest was taken.
func importOrganisations(_ me: OfficeMember) async throws -> Answer {
    guard let upload = me.form.files["fil"] else {
        return try await showOrganisations(me, OrganisationFile(""))
    }
    guard let text = String(validating: upload.bytes, as: UTF8.self) else {
        throw Halt.bad("Filen har en teckenkodning som vi inte kan läsa. Spara den som CSV UTF-8 och försök igen.")
    }
    let known = try await me.read { Set(try OrganisationSQL.byKey(in: $0).keys) }
    let (file, now, desk) = (OrganisationFile(text, known: known), me.now, me.site.conflicts)
    guard !file.lines.isEmpty else { return try await showOrganisations(me, file) }
    try await me.write("organisations.imported", about: nil, detail: "\(file.lines.count)") { db in
        try desk.tellAll(now, db) { _ = try OrganisationImport.take(file, at: now, in: db) }
    }
    if file.refused.isEmpty {
        return me.redirect(
            to: "/kansli/organisationer",
            receipt: file.lines.count == 1 ? "En organisation är inläst." : "\(file.lines.count) organisationer är inlästa.")
    }
    return try await showOrganisations(me, file)
}

private func showOrganisations(_ me: OfficeMember, _ file: OrganisationFile?) async throws -> Answer {
    let (page, search) = (max(1, me.query.number("sida") ?? 1), me.query["sok"])
    let found = try await me.read { try OrganisationSQL.page(page, search: search, in: $0) }
    let t = me.t
    return me.page(
        Page("Organisationer") {
            h1(t("Organisationer"))
            p(t("Nämnder, bolag och verksamheter, med vad de har vuxit fram ur."), .class("lead"))
            if let file { report(file, t) }
            filter(search, t)
            if found.rows.isEmpty { me.empty("Ingen organisation passar sökningen.") } else { list(found.rows, me) }
            Pager(page: page, total: found.total) { "/kansli/organisationer?sida=\($0)&sok=\(queryValue(search))" }.html(t)
            upload(me)
        }, status: file.map { $0.lines.isEmpty ? 422 : 200 } ?? 200)
}

private func report(_ file: OrganisationFile, _ t: Translator) -> HTML {
    div(.class(file.lines.isEmpty ? "errors" : "warning"), .role("alert")) {
        h2(t("Inlästa rader: \(file.lines.count). Rader som inte gick att läsa: \(file.refused.count)."))
        ul { for line in file.refused { li(t("Rad \(line.line): \(line.reason)")) } }
    }
}

private func filter(_ search: String, _ t: Translator) -> HTML {
    form(.class("filters"), .method("get"), .action("/kansli/organisationer"), .role("search")) {
        Field("sok", t("Sök på namn"), value: search).text(class: "mid")
        button(t("Sök"), .class("btn quiet"))
    }
}

private func list(_ rows: [Organisation], _ me: OfficeMember) -> HTML {
    let t = me.t
    return Table(
        t("Organisationer"), [t("Namn"), t("Sort"), t("Gäller")],
        rows: rows.map { row in
            [
                a(row.name, .href("/kansli/organisationer/\(row.id)")),
                HTML(t(row.kind.name)),
                row.validTo.map { HTML($0 < me.today ? t("till \($0)") : t("Gäller till \($0)")) } ?? me.tag(.ok, "Gäller"),
            ]
        }
    ).html
}

private func upload(_ me: OfficeMember) -> HTML {
    let t = me.t
    return div(.class("card")) {
        h2(t("Läs in en fil"))
        p(
            t(
                "En rad per organisation, med semikolon mellan kolumnerna key, kind, name, parent, valid_from, valid_to, predecessors, class, regime och registry_email. De tre första behövs. Nycklar som redan finns uppdateras, och kolumner som saknas i filen lämnas som de är."
            ))
        actForm(me, to: "/kansli/organisationer/inlasning", .enctype("multipart/form-data")) {
            Field("fil", t("Fil (CSV, UTF-8)")).file(accept: ".csv,text/csv")
            button(t("Läs in filen"), .class("btn"))
        }
    }
}
