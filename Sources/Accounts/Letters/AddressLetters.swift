import Base
import Mail
import Site

/// That the office has changed somebody's address: to the old one and the new, so that nobody loses an account unseen.
struct AddressLetters {
    let all: [Letter]

    init(_ old: Person, _ new: String) {
        let both: [(String, Phrase)] = [
            (old.email, "Från och med nu skickar vi länkar och brev till \(new)."),
            (new, "Från och med nu skickar vi länkar och brev hit. Den förra adressen var \(old.email)."),
        ]
        all = both.compactMap { address, sentence in
            guard let to = try? Recipient(name: old.name, address: address) else { return nil }
            return Letter(
                to: to, subject: "Din e-postadress i Röda tråden är ändrad",
                paragraphs: [
                    "Kansliet har ändrat e-postadressen för ditt konto.", sentence,
                    "Har du inte bett om det? Hör av dig till kansliet i dag.",
                ],
                language: old.language, kind: "address-changed", about: old.id.text)
        }
    }
}
