import Base
import Mail
import Site

/// Asks a colleague whether they want to write, and tells how to sign in and answer. Nobody of the unit is named: that is read by who
/// has accepted.
enum CoauthorLetter {
    static func invitation(_ me: UnitLead, _ id: ID<Invitation>, to: Recipient) -> Letter {
        let (unit, base) = (me.header.unitName, me.site.settings.baseURL)
        return Letter(
            to: to, subject: "Inbjudan att skriva för \(unit)",
            paragraphs: [
                "\(unit) vill att du är med och skriver verksamhetens bidrag.",
                "Logga in med den här e-postadressen och tacka ja eller nej. Har du inget lösenord får du en länk som gäller en gång.",
                "Inbjudan gäller i 30 dagar. Svarar du inte händer ingenting.",
            ],
            link: ("Svara på inbjudan:", "\(base)/inbjudan/\(id)"), kind: "coauthor", about: me.header.id.text)
    }
}
