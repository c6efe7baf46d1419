import Base
import HTML
import Site
import Store

extension Editions {
    /// All award years that are public, newest first.
    @Sendable func yearsPage(_ me: Visitor) async throws -> Answer {
        let published = try await me.read { try Editions.published(in: $0) }
        let t = me.t
        return me.page(
            Page("Utmärkelsen") {
                h1(t("Utmärkelsen år för år"))
                if published.isEmpty { me.empty("Ingen utmärkelse är publicerad ännu.", link: "Till startsidan", "/") }
                ul(.class("toc")) {
                    for stored in published {
                        let shown = PublicEdition(stored, me)
                        li {
                            a(stored.edition.name[me.language], .href(shown.address))
                            me.tag(shown.phase.isCeremonyOver ? .ok : .info, shown.phase.name)
                        }
                    }
                }
            })
    }
}
