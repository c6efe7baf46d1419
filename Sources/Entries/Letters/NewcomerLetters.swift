import Base
import Editions
import Mail
import Site

/// The letters around the registration of somebody who has no account.
enum NewcomerLetters {
    /// The link to the form. The same whether address and unit are known or not, and without anything that was typed:
    /// nobody can make the award write their words to a stranger.
    static func link(_ address: EmailAddress, _ edition: Edition, _ token: Token, _ baseURL: String) -> Letter {
        Letter(
            to: Recipient(name: "", address: address), subject: "Anmäl er till \(edition.name(.swedish))",
            paragraphs: [
                "Här är länken som du bad om för att anmäla en verksamhet. Den gäller i \(Newcomer.linkDaysMax) dagar.",
                "Har du inte bett om den kan du kasta brevet. Inget är anmält.",
            ],
            link: ("Fortsätt till anmälan:", "\(baseURL)/anmalan/ny/\(token.text)"), kind: "newcomer-link", isSecret: true)
    }

    /// To the office: a unit to confirm.
    static func office(_ newcomer: Newcomer, _ edition: Edition, _ baseURL: String) -> Letter? {
        toOffice(
            newcomer, edition, baseURL, "En ny verksamhet vill anmäla sig: \(newcomer.unitText)",
            [
                "\(newcomer.name) (\(newcomer.email)) vill anmäla \(newcomer.unitText) till \(edition.name(.swedish)).",
                "Inget är offentligt och nämnden vet inget förrän ni har bekräftat verksamheten.",
            ])
    }

    /// To the office: the head has not answered.
    static func unanswered(_ newcomer: Newcomer, _ edition: Edition, _ baseURL: String) -> Letter? {
        toOffice(
            newcomer, edition, baseURL, "Ingen chef har svarat om \(newcomer.unitText)",
            [
                "\(newcomer.name) (\(newcomer.email)) vill anmäla \(newcomer.unitText) till \(edition.name(.swedish)). Verksamheten har en chef i Röda tråden, som inte har svarat.",
                "Frågan är nu er. Chefen kan fortfarande svara.",
            ])
    }

    private static func toOffice(
        _ newcomer: Newcomer, _ edition: Edition, _ baseURL: String, _ subject: Phrase, _ paragraphs: [Phrase]
    ) -> Letter? {
        guard let to = try? Recipient(name: edition.office(.swedish), address: edition.contact.mailbox) else { return nil }
        return Letter(
            to: to, subject: subject, paragraphs: paragraphs, link: ("Bekräfta eller säg nej:", "\(baseURL)/kansli/anmalningar"),
            kind: "newcomer-office", about: newcomer.id.text)
    }

    /// To the head that the unit has already: somebody else wants to register it.
    static func head(_ head: Person, _ newcomer: Newcomer, _ edition: Edition, _ baseURL: String) -> Letter? {
        toHead(
            head, newcomer, baseURL, "\(newcomer.name) vill anmäla er verksamhet",
            [
                "\(newcomer.name) (\(newcomer.email)) vill anmäla er till \(edition.name(.swedish)).",
                "Ni har redan en chef i Röda tråden, och därför frågar vi dig. Bjud in personen eller säg nej.",
            ])
    }

    /// To the head once more.
    static func reminder(_ head: Person, _ newcomer: Newcomer, _ edition: Edition, _ baseURL: String) -> Letter? {
        toHead(
            head, newcomer, baseURL, "Påminnelse: \(newcomer.name) vill anmäla er verksamhet",
            [
                "\(newcomer.name) (\(newcomer.email)) väntar på ditt svar om att anmäla er till \(edition.name(.swedish)).",
                "Svarar du inte inom \(HeadQuestion.handingWorkingDays - HeadQuestion.reminderWorkingDays) arbetsdagar tar kansliet över frågan.",
            ])
    }

    private static func toHead(
        _ head: Person, _ newcomer: Newcomer, _ baseURL: String, _ subject: Phrase, _ paragraphs: [Phrase]
    ) -> Letter? {
        guard let to = try? Recipient(name: head.name, address: head.email) else { return nil }
        return Letter(
            to: to, subject: subject, paragraphs: paragraphs, link: ("Svara:", "\(baseURL)/anmalan/fraga/\(newcomer.id)"),
            kind: "newcomer-head", about: newcomer.id.text)
    }

    /// To the newcomer: the account is there. `unit` is the name of the unit, `role` what they are in it.
    static func welcome(_ newcomer: Newcomer, _ unit: String, _ role: Role.Kind, _ baseURL: String) -> Letter? {
        answer(
            newcomer, "Välkommen till Röda tråden",
            ["Du är nu \(role.name) för \(unit).", "Logga in med en länk till den här adressen, så är du inne."],
            ("Logga in:", "\(baseURL)/logga-in"))
    }

    static func declined(_ newcomer: Newcomer, _ reason: Phrase, _ edition: Edition) -> Letter? {
        answer(
            newcomer, "Anmälan blev inte av: \(newcomer.unitText)",
            [
                "Din anmälan till \(edition.name(.swedish)) är inte bekräftad. Skälet: \(reason)",
                "Hör av dig till \(edition.contact.mailbox) om du undrar något.",
            ], nil)
    }

    private static func answer(
        _ newcomer: Newcomer, _ subject: Phrase, _ paragraphs: [Phrase], _ link: (label: Phrase, url: String)?
    ) -> Letter? {
        guard let to = try? Recipient(name: newcomer.name, address: newcomer.email) else { return nil }
        return Letter(
            to: to, subject: subject, paragraphs: paragraphs, link: link, kind: "newcomer-answer", about: newcomer.id.text)
    }
}
