import Base
import Editions
import HTML
import Site
import Store

extension Entries {
    /// The whole entry on one page, with its files: the same for its unit and for all who judge, decide and handle it.
    func readPage(_ me: EntryReader) async throws -> Answer {
        let (header, isOwn) = (me.header, me.isOwn)
        let whole = try await me.read { try WholeEntry(header, asWriters: isOwn, in: $0) }
        if !isOwn { try await me.noteReading("entry.read", of: header.id.text) }
        let budget = me.budget(used: header.progress.characters, max: whole.edition.limits.entryCharactersMax)
        return me.page(
            Page(
                "Hela bidraget", crumbs: crumbs(me), thread: isOwn ? me.unitThread(header, whole.edition, below: budget) : nil
            ) {
                h1(header.unitName)
                p { me.stateTag(header.state) }
                files(me)
                whole.html(me)
                onward(me)
            })
    }

    /// From where each reader came.
    private func crumbs(_ me: EntryReader) -> [Page.Crumb] {
        let (t, header) = (me.t, me.header)
        let here = Page.Crumb(t("Hela bidraget"))
        return switch me.acting.kind {
        case .examiner: [.init(t("Min granskning"), "/granskning"), .init(header.unitName, "/granskning/\(header.id)"), here]
        case .juror:
            [
                .init(t("Domarkommittén \(plain: header.year)"), "/jury/\(header.year)"),
                .init(header.unitName, "/jury/\(header.year)/\(header.id)"), here,
            ]
        case .office:
            [
                .init(t("Utmärkelsen \(plain: header.year)"), "/kansli/\(header.year)"),
                .init(header.unitName, "/kansli/\(header.year)/deltagare/\(header.id)"), here,
            ]
        case .registrar: [.init(t("Ärenden"), "/arenden"), .init(header.unitName), here]
        case .unitHead, .contact, .coauthor, .controller, .operator: me.crumbs(header, here)
        }
    }

    /// What is sealed as files (R55), or the draft while its unit writes.
    private func files(_ me: EntryReader) -> HTML {
        let (t, header) = (me.t, me.header)
        let name = header.handedInAt == nil ? "utkast" : "bidrag"
        return div(.class("actions")) {
            for kind in PaperKind.allCases {
                a(t("Hämta som \(kind.name)"), .href("/bidrag/\(header.id)/\(name).\(kind.ending)"), .class("btn quiet"))
            }
            button(t("Skriv ut"), .class("btn quiet"), .type("button"), .data("data-print"), .hidden)
        }
    }

    /// Who judges goes on to the first question.
    private func onward(_ me: EntryReader) -> HTML? {
        guard me.acting.kind == .examiner else { return nil }
        return div(.class("actions")) { a(me.t("Till bedömningen"), .href("/granskning/\(me.header.id)"), .class("btn")) }
    }
}
