import Base
import Editions
import Entries
import HTML
import Site
import Store

extension Awards {
    /// The whole text of a case, for a member with nothing in the way (rules §2); the office reads it at the entry.
    func readCase(_ me: CaseJuror) async throws -> Answer {
        let header = me.header
        guard header.state == .handedIn else { throw Halt.notFound }
        let answers = try await me.read { try AnswerSQL.html(of: header.id, in: $0) }
        try await me.noteReading("entry.read", of: header.id.text)
        let (t, path) = (me.t, "/jury/\(me.edition.year)")
        return me.page(
            Page(
                "Hela bidraget",
                crumbs: [
                    .init(t("Domarkommittén \(plain: me.edition.year)"), path), .init(header.unitName, "\(path)/\(header.id)"),
                    .init(t("Hela bidraget")),
                ]
            ) {
                h1(header.unitName)
                me.entryText(me.edition.edition, answers)
            })
    }
}
