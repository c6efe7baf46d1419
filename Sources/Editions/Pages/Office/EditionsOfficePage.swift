import Base
import HTML
import Site
import Store

/// Room for the file and what the form puts around it.
let editionUploadBytesMax = EditionFile.bytesMax + 64 * 1024
private let problemsShownMax = 200

extension Editions {
    /// Every edition, drafts too, with the reading in of a file.
    @Sendable func officePage(_ me: OfficeMember) async throws -> Answer {
        try await officePage(me, Problems(), [])
    }

    /// Takes a file. What is wrong with it is told line by line, and nothing of it is kept.
    @Sendable func addEdition(_ me: OfficeMember) async throws -> Answer {
        var problems = Problems()
        guard let upload = me.form.files["fil"], !upload.bytes.isEmpty else {
            problems.add("Välj en fil att läsa in.", "fil")
            return try await officePage(me, problems, [])
        }
        let file = EditionFile(name: upload.name, bytes: upload.bytes)
        do {
            let year = try Editions.shelf.edition(of: file).number
            let (person, now) = (me.person.id, me.now)
            let stored = try await me.write("edition.added", about: "\(year)", detail: file.digest) { db in
                try Editions.add(file, by: person, at: now, in: db)
            }
            return me.redirect(
                to: "/kansli/utgavor/\(stored.id)", receipt: "Utgåvan \(plain: year) är inläst som utkast.",
                "Gå igenom den och publicera den när allt stämmer.")
        } catch let refused as EditionProblems {
            if refused.problems.count == 1 {
                problems.add("Filen har ett fel. Rätta det och läs in den igen.", "fil")
            } else {
                problems.add("Filen har \(refused.problems.count) fel. Rätta dem och läs in den igen.", "fil")
            }
            return try await officePage(me, problems, refused.problems)
        } catch let refusal as Refusal {
            return try await officePage(me, Problems(refusal), [])
        }
    }

    private func officePage(_ me: OfficeMember, _ problems: Problems, _ faults: [EditionProblem]) async throws -> Answer {
        let all = try await me.read { try Editions.all(in: $0) }
        let t = me.t
        return me.page(
            Page("Utgåvor") {
                h1(t("Utgåvor"))
                p(t("En utgåva är ett utmärkelseår: frågor, datum, gränser, klasser och bedömningsgrund i en fil."), .class("lead"))
                problems.summary(t)
                faultList(faults, t)
                if all.isEmpty { me.empty("Det finns ingen utgåva ännu. Läs in en fil här nedanför.") } else { list(all, me) }
                uploadForm(me, problems)
            }, status: problems.isEmpty ? 200 : 422)
    }
}

/// The reasons are Swedish whatever the page speaks: they are for the one who writes the file.
func faultList(_ faults: [EditionProblem], _ t: Translator) -> HTML? {
    guard !faults.isEmpty else { return nil }
    return section(.class("card"), .id("fel")) {
        h2(t("Fel i filen, rad för rad"))
        ol(.lang("sv")) {
            for fault in faults.prefix(problemsShownMax) { li("Rad \(fault.line): \(fault.reason)") }
        }
        if faults.count > problemsShownMax { p(t("… och \(faults.count - problemsShownMax) till.")) }
    }
}

private func list(_ all: [StoredEdition], _ me: OfficeMember) -> HTML {
    let t = me.t
    return Table(
        t("Utgåvor"), [t("År"), t("Namn"), t("Läge"), t("Publicerad")],
        rows: all.map { stored in
            let phase = stored.phase(at: me.now)
            return [
                a(String(stored.year.number), .href("/kansli/utgavor/\(stored.id)")),
                HTML(stored.edition.name[me.language]),
                me.tag(stored.isPublished ? .ok : .wait, phase.name),
                HTML(stored.publishedAt.map { t.moment($0) } ?? ""),
            ]
        }
    ).html
}

private func uploadForm(_ me: OfficeMember, _ problems: Problems) -> HTML {
    let t = me.t
    return section(.class("card")) {
        h2(t("Läs in en utgåva"))
        p(
            t(
                "Filen är YAML i UTF-8, högst \(EditionFile.bytesMax / 1000) kB. Ett utkast för samma år ersätts. En publicerad utgåva går inte att ersätta."
            ))
        actForm(me, to: "/kansli/utgavor", .enctype("multipart/form-data")) {
            me.field("fil", "Fil (YAML)", problems, required: true).file(accept: ".yaml,.yml,application/yaml,text/yaml")
            button(t("Läs in utgåvan"), .class("btn"))
        }
    }
}
