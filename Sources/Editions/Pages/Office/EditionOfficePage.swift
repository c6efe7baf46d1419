import Base
import HTML
import Site
import Store

extension Editions {
    /// One edition as the office checks it before it is published, and reads it afterwards.
    @Sendable func officeEditionPage(_ me: OfficeMember) async throws -> Answer {
        try await showOfficeEdition(me, Problems())
    }

    func showOfficeEdition(
        _ me: OfficeMember, _ problems: Problems, faults: [EditionProblem] = []
    ) async throws -> Answer {
        let (stored, t) = (try await edition(me), me.t)
        let shown = PublicEdition(stored, me.visitor)
        let (name, trail) = (stored.edition.name[me.language], [Page.Crumb(t("Utgåvor"), "/kansli/utgavor")])
        return me.page(
            Page("Utgåvan \(plain: stored.year)", crumbs: trail + [.init(name)]) {
                h1(name)
                p { me.tag(stored.isPublished ? .ok : .wait, shown.phase.name) }
                problems.summary(t)
                warnings(stored, me)
                summaryFacts(stored, me)
                p(.class("actions")) {
                    if stored.isPublished {
                        a(t("Se den publika sidan"), .href(shown.address), .class("btn"))
                    } else {
                        a(t("Publicera …"), .href("/kansli/utgavor/\(stored.id)/publicera"), .class("btn"))
                    }
                    a(t("Läs frågorna"), .href("/kansli/utgavor/\(stored.id)/fragor"), .class("btn quiet"))
                    a(t("Hämta filen"), .href("/kansli/utgavor/\(stored.id)/fil"))
                }
                innerDatesPart(stored, problems, me)
                errataPart(stored, problems, faults, me)
                shown.body
            }, status: problems.isEmpty ? 200 : 422)
    }

    /// The questions as they will look, also of a draft.
    @Sendable func officeQuestionsPage(_ me: OfficeMember) async throws -> Answer {
        let stored = try await edition(me)
        let (name, back) = (stored.edition.name[me.language], "/kansli/utgavor/\(stored.id)")
        return PublicEdition(stored, me.visitor)
            .questions([.init(me.t("Utgåvor"), "/kansli/utgavor"), .init(name, back)])
    }

    /// The file byte for byte as it was taken in: the newest version, or the one asked for.
    @Sendable func editionFile(_ me: OfficeMember) async throws -> Answer {
        let id: ID<Edition> = try me.path("edition")
        let version = me.query.number("version")
        guard let file = try await me.read({ try EditionSQL.file(id, version: version, in: $0) }) else { throw Halt.notFound }
        return .file(file.bytes, type: "application/yaml; charset=utf-8", name: file.name)
    }

    /// The page of check before what cannot be undone.
    @Sendable func publishPage(_ me: OfficeMember) async throws -> Answer {
        let (stored, t) = (try await edition(me), me.t)
        if stored.isPublished { return me.redirect(to: "/kansli/utgavor/\(stored.id)") }
        let (back, name) = ("/kansli/utgavor/\(stored.id)", stored.edition.name[me.language])
        let trail = [Page.Crumb(t("Utgåvor"), "/kansli/utgavor"), Page.Crumb(name, back), Page.Crumb(t("Publicera"))]
        return me.page(
            Page("Publicera utgåvan \(plain: stored.year)", crumbs: trail) {
                h1(t("Publicera utgåvan \(plain: stored.year)?"))
                p(
                    t(
                        "Alla kan då läsa frågor, regler och datum. Frågor, gränser och bedömningsgrund går inte att ändra efteråt. Datum, möten, kontakter och skrivfel går att rätta, och de som berörs får då brev."
                    ), .class("lead"))
                warnings(stored, me)
                summaryFacts(stored, me)
                div(.class("actions")) {
                    actButton(me, "Publicera utgåvan", to: back + "/publicera")
                    a(t("Gå tillbaka utan att publicera"), .href(back))
                }
            })
    }

    @Sendable func publishEdition(_ me: OfficeMember) async throws -> Answer {
        let id: ID<Edition> = try me.path("edition")
        let (person, now) = (me.person.id, me.now)
        try await me.write("edition.published", about: id.text) { db in
            try Editions.publish(id, by: person, at: now, in: db)
        }
        return me.redirect(
            to: "/kansli/utgavor/\(id)", receipt: "Utgåvan är publicerad.", "Alla kan nu läsa frågor, regler och datum.")
    }

    private func edition(_ me: OfficeMember) async throws -> StoredEdition {
        let id: ID<Edition> = try me.path("edition")
        guard let stored = try await me.read({ try Editions.find(id, in: $0) }) else { throw Halt.notFound }
        return stored
    }
}

/// Deadlines on days when nobody works are allowed, but worth a second thought (R16).
private func warnings(_ stored: StoredEdition, _ me: OfficeMember) -> HTML? {
    let days = stored.calendar.closingsOnDaysOff
    guard !days.isEmpty, !stored.phase(at: me.now).isCeremonyOver else { return nil }
    let t = me.t
    return div(.class("warning")) {
        h2(t("Sista dagar som inte är arbetsdagar"))
        p(t("Det är tillåtet, men kansliet behöver vara nåbart då."))
        ul { for day in days { li(t.day(day, .withWeekday)) } }
    }
}

private func summaryFacts(_ stored: StoredEdition, _ me: OfficeMember) -> HTML {
    let (edition, t) = (stored.edition, me.t)
    let classes = edition.classes.isEmpty ? t("Inga klasser i år") : edition.classes.map { $0.name[me.language] }.joined(separator: ", ")
    return me.facts([
        ("Publicerad", stored.publishedAt.map { t.moment($0) } ?? t("Nej, ett utkast")),
        ("Svar att skriva", String(edition.items.count)),
        ("Tecken, högst", Swedish.number(edition.limits.entryCharactersMax)),
        ("Klasser", classes),
        ("Filens kontrollsumma (SHA-256)", stored.digest),
    ])
}
