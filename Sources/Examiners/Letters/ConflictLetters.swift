import Base
import Editions
import Entries
import Mail
import Site

/// To the office: somebody who judges or decides has a conflict of interest and has lost the cases that it stands against, or can
/// see them again.
struct ConflictLetter {
    let letter: Letter

    /// Nil when the edition's mailbox is no address that letters reach.
    init?(_ name: String, _ person: ID<Person>, _ cases: [CaseTask], _ year: StoredEdition, _ baseURL: String) {
        self.init(
            "Jäv: \(name)",
            [
                "\(name) är jävig mot det här, som hen annars bedömer eller beslutar om: \(Self.list(cases)).",
                "Ärendena är borta för hen redan nu. Kontrollera att lag och domarkommitté räcker till, och utse en ersättare om det behövs.",
            ], person, year, baseURL)
    }

    /// Organisations have changed, and what stood in the way is gone.
    init?(ended name: String, _ person: ID<Person>, _ cases: [CaseTask], _ year: StoredEdition, _ baseURL: String) {
        self.init(
            "Jäv som inte gäller längre: \(name)",
            [
                "Organisationerna har ändrats, och \(name) är inte längre jävig mot det här: \(Self.list(cases)).",
                "Hen ser ärendena igen. Är hen jävig ändå, be hen anmäla det.",
            ], person, year, baseURL)
    }

    private init?(_ subject: Phrase, _ paragraphs: [Phrase], _ person: ID<Person>, _ year: StoredEdition, _ baseURL: String) {
        guard let to = try? Recipient(name: year.edition.office(.swedish), address: year.edition.contact.mailbox) else { return nil }
        letter = Letter(
            to: to, subject: subject, paragraphs: paragraphs, link: ("Jäv:", "\(baseURL)/kansli/\(year.year)/jav"), kind: "conflict",
            about: person.text)
    }

    private static func list(_ cases: [CaseTask]) -> String {
        cases.sorted { $0.unitName < $1.unitName }.map { task in task.team.map { "\(task.unitName) (lag \($0))" } ?? task.unitName }
            .joined(separator: ", ")
    }
}

/// To the office: another party proposes what would take a case from somebody. It is about the party's own entry: who has a
/// conflict of interest there does not read the letter.
struct ProposalLetter {
    let letter: Letter

    init?(_ name: String, _ unitName: String, _ entry: ID<Entry>?, _ year: StoredEdition, _ baseURL: String) {
        guard let to = try? Recipient(name: year.edition.office(.swedish), address: year.edition.contact.mailbox) else { return nil }
        letter = Letter(
            to: to, subject: "Jäv att avgöra: \(name)",
            paragraphs: [
                "\(unitName) har bjudit in \(name) att skriva sitt bidrag. Den som tackar ja blir jävig.",
                "\(name) behåller sina ärenden, och ärendet beslutas inte förrän inbjudan är besvarad eller ni har avgjort den.",
            ],
            link: ("Jäv att avgöra:", "\(baseURL)/kansli/\(year.year)/jav"), kind: "conflict-proposal", about: entry?.text)
    }

    /// The unit says that a member of its team should not judge it.
    init?(objecting unitName: String, to name: String, _ entry: ID<Entry>, _ year: StoredEdition, _ baseURL: String) {
        guard let to = try? Recipient(name: year.edition.office(.swedish), address: year.edition.contact.mailbox) else { return nil }
        letter = Letter(
            to: to, subject: "Jäv att avgöra: \(name)",
            paragraphs: [
                "\(unitName) har invänt mot att \(name) bedömer bidraget.",
                "\(name) behåller bidraget, och ärendet beslutas inte förrän ni har avgjort invändningen.",
            ],
            link: ("Jäv att avgöra:", "\(baseURL)/kansli/\(year.year)/jav"), kind: "conflict-proposal", about: entry.text)
    }
}

/// To those whom an objection or an invitation concerns: what they can count on, and what the office decided.
enum PartyLetter {
    static func objected(_ to: Recipient, _ unitName: String, _ entry: ID<Entry>, _ baseURL: String) -> Letter {
        Letter(
            to: to, subject: "En invändning om jäv",
            paragraphs: [
                "\(unitName) har invänt mot att du bedömer deras bidrag. Kansliet avgör.",
                "Du behåller bidraget tills dess. Vill du säga något om det, skriv till kansliet.",
            ],
            link: ("Din granskning:", "\(baseURL)/granskning"), kind: "objection", about: entry.text)
    }

    static func decided(
        _ to: Recipient, _ unitName: String, _ entry: ID<Entry>, _ name: String, isUpheld: Bool, _ reason: String, _ link: (Phrase, String)
    ) -> Letter {
        Letter(
            to: to, subject: "Kansliet har avgjort en invändning om jäv",
            paragraphs: [
                isUpheld
                    ? "\(name) bedömer inte bidraget från \(unitName)." : "\(name) fortsätter att bedöma bidraget från \(unitName).",
                "Kansliets skäl: \(reason)",
            ],
            link: link, kind: "objection-decided", about: entry.text)
    }

    static func invitation(
        _ to: Recipient, _ unitName: String, _ entry: ID<Entry>, _ name: String, isDismissed: Bool, _ link: (Phrase, String)
    ) -> Letter {
        Letter(
            to: to, subject: "Kansliet har avgjort en inbjudan",
            paragraphs: [
                isDismissed
                    ? "Inbjudan till \(name) att skriva för \(unitName) gäller inte längre, eftersom den skulle göra någon jävig i pågående ärenden."
                    : "Inbjudan till \(name) att skriva för \(unitName) får stå kvar."
            ],
            link: link, kind: "invitation-decided", about: entry.text)
    }
}
