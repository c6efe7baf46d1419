import Base
import Mail
import Site

/// Tells a colleague that they are named in a comment. The comment itself is not sent: it may hold what a letter should not.
enum CommentLetter {
    static func mention(_ me: UnitMember, to: Recipient, part: Phrase, item: String) -> Letter {
        Letter(
            to: to, subject: "\(me.person.name) har nämnt dig i en kommentar",
            paragraphs: ["\(me.person.name) har nämnt dig i en kommentar till \(part) i bidraget för \(me.header.unitName)."],
            link: (
                "Kommentaren:", "\(me.site.settings.baseURL)/bidrag/\(me.header.id)/kommentarer#del-\(item)"
            ), kind: "comment", about: me.header.id.text)
    }
}
