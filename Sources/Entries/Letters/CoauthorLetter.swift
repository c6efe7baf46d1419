import Base
import Mail
import Site

/// Tells a colleague that they may write, and how to sign in.
enum CoauthorLetter {
    static func invitation(_ me: UnitLead, to: Recipient) -> Letter {
        let (unit, inviter, base) = (me.header.unitName, me.person.name, me.site.settings.baseURL)
        return Letter(
            to: to, subject: "Du är medförfattare för \(unit)",
            paragraphs: [
                "\(inviter) vill att du är med och skriver bidraget för \(unit).",
                "Logga in med den här e-postadressen. Har du inget lösenord får du en länk som gäller en gång.",
            ],
            link: ("Bidraget:", "\(base)/bidrag/\(me.header.id)/skriva"), kind: "coauthor", about: me.header.id.text)
    }
}
