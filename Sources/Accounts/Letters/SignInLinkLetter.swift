import Base
import Mail
import Site

/// The link that signs a person in, and leads to the page that they were on the way to. Secret: nobody else reads it, and its text is erased once it has left.
func signInLinkLetter(_ person: Person, _ token: Token, _ baseURL: String, to page: String = "/hem") throws -> Letter {
    Letter(
        to: Recipient(name: person.name, address: try EmailAddress(person.email)),
        subject: "Logga in i Röda tråden",
        paragraphs: [
            "Här är länken som du bad om. Den gäller i 30 minuter och kan användas en gång.",
            "Har du inte bett om en länk kan du kasta brevet. Ingen kommer in utan det.",
        ],
        link: ("Logga in:", "\(baseURL)/logga-in/lank/\(token.text)" + (page == "/hem" ? "" : "?till=\(queryValue(page))")),
        kind: "signin", isSecret: true)
}
