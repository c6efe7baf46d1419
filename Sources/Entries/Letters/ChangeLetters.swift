import Base
import Editions
import Mail
import Site
import Store

/// Letters about a change that the office asks for: what, until when, and what became of it.
enum ChangeLetters {
    static func issued(
        _ me: OfficeMember, _ header: EntryHeader, _ reason: ChangeRequest.Reason, due: Day, in db: any Connection
    ) throws -> [Letter] {
        try letters(
            me, header, subject: "Ändra i ert bidrag senast \(due, .withWeekday)",
            [
                "Kansliet ber er ändra i bidraget för \(header.unitName). Skälet är: \(reason.name).",
                "Svara senast \(due, .withWeekday) kl. 24.00. Bara de delar som begäran gäller är öppna.",
            ], kind: "change-issued", in: db)
    }

    static func decided(
        _ me: OfficeMember, _ header: EntryHeader, _ verdict: ChangeRequest.Verdict, in db: any Connection
    ) throws -> [Letter] {
        try letters(
            me, header, subject: "Besked om ändringen i ert bidrag",
            ["Kansliet har prövat ändringen i bidraget för \(header.unitName). Beslutet är: \(verdict.name)."],
            kind: "change-decided", in: db)
    }

    static func extended(_ me: OfficeMember, _ header: EntryHeader, until: Day, in db: any Connection) throws -> [Letter] {
        try letters(
            me, header, subject: "Ni har fått mer tid att ändra i bidraget",
            ["Ni kan ändra i bidraget för \(header.unitName) till och med \(until, .withWeekday) kl. 24.00."],
            kind: "change-extended", in: db)
    }

    private static func letters(
        _ me: OfficeMember, _ header: EntryHeader, subject: Phrase, _ paragraphs: [Phrase], kind: String, in db: any Connection
    ) throws -> [Letter] {
        guard let registration = try RegistrationSQL.find(header.id, in: db) else { return [] }
        return recipients(registration).map { to in
            Letter(
                to: to, subject: subject, paragraphs: paragraphs,
                link: ("Ändringen:", "\(me.site.settings.baseURL)/bidrag/\(header.id)/andring"), kind: kind, about: header.id.text)
        }
    }
}
