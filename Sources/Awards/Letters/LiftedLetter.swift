import Base
import Entries
import Mail
import Site

/// To everybody in the office: a recusal has been lifted, by whom and in which case.
struct LiftedLetter {
    let letter: Letter

    /// Nil for an account whose address no letter reaches.
    init?(to colleague: Person, _ person: Person, by me: OfficeMember, _ header: EntryHeader, _ year: Int) {
        guard let to = try? Recipient(name: colleague.name, address: colleague.email) else { return nil }
        letter = Letter(
            to: to, subject: "Ett jäv är hävt",
            paragraphs: [
                "\(me.person.name) har hävt jävet för \(person.name) i ärendet om \(header.unitName).",
                "\(person.name) ser nu ärendet och deltar i beslutet. Säg till en kollega om det är fel.",
            ],
            link: ("Ärendet:", "\(me.site.settings.baseURL)/kansli/\(year)/jury/\(header.id)"), kind: "conflict-lifted",
            about: header.id.text)
    }
}
