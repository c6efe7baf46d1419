import Base
import HTML
import Site
import Store

/// One organisation with its line backwards and forwards.
func organisationPage(_ me: OfficeMember) async throws -> Answer {
    let id: ID<Organisation> = try me.path("organisation")
    let found = try await me.read { db -> (Organisation, Organisation?, Organisation?, Links)? in
        guard let organisation = try OrganisationSQL.find(id, in: db) else { return nil }
        let committee = try organisation.committee.flatMap { try OrganisationSQL.find($0, in: db) }
        let parent = try organisation.parent.flatMap { try OrganisationSQL.find($0, in: db) }
        let links = try OrganisationSQL.links(of: id, in: db)
        return (organisation, parent, committee, Links(before: links.predecessors.map(Link.init), after: links.successors.map(Link.init)))
    }
    guard let (organisation, parent, committee, links) = found else { throw Halt.notFound }
    let t = me.t
    return me.page(
        Page("Organisation", crumbs: [.init(t("Organisationer"), "/kansli/organisationer"), .init(organisation.name)]) {
            h1(organisation.name)
            me.facts([
                ("Sort", t(organisation.kind.name)),
                ("Hör till", parent?.name),
                ("Nämnd eller bolag", committee?.id == parent?.id ? nil : committee?.name),
                ("Driftsform", organisation.regime.map { t($0.name) }),
                ("E-post till registraturen", organisation.registryEmail),
                ("Gäller från", organisation.validFrom.map { t.day($0) }),
                ("Gäller till", organisation.validTo.map { t.day($0) }),
                ("Nyckel", organisation.key),
            ])
            list("Har vuxit fram ur", links.before, t)
            list("Har blivit", links.after, t)
            if organisation.kind.isUnit {
                p { a(t("Tidigare utmärkelser"), .href("/kansli/organisationer/\(id)/utmarkelser")) }
            }
        })
}

private struct Link: Sendable { let name: String, day: Day }
private struct Links: Sendable { let before: [Link], after: [Link] }

private func list(_ heading: Phrase, _ links: [Link], _ t: Translator) -> HTML? {
    guard !links.isEmpty else { return nil }
    return HTML {
        h2(t(heading))
        ul { for link in links { li("\(link.name), \(t.day(link.day))") } }
    }
}
