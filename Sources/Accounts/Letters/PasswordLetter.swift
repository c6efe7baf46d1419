import Base
import Mail
import Site

/// That the password has been changed, so that nobody else does it unseen. Nil for an address that no letter can reach.
func passwordLetter(_ person: Person, _ baseURL: String) -> Letter? {
    guard let to = try? Recipient(name: person.name, address: person.email) else { return nil }
    return Letter(
        to: to, subject: "Ditt lösenord i Röda tråden är bytt",
        paragraphs: [
            "Lösenordet för ditt konto är bytt. Du är utloggad överallt utom där det byttes, och länkar som vi har skickat tidigare gäller inte.",
            "Var det inte du? Be om en länk på inloggningssidan, byt lösenordet igen och hör av dig till kansliet i dag.",
        ],
        link: ("Logga in:", "\(baseURL)/logga-in"), language: person.language, kind: "password-changed", about: person.id.text)
}
