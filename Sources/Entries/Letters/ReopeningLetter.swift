import Base
import Mail

/// Tells the head and the contact person that the entry is not handed in any more, and until when it can be (R31).
enum ReopeningLetter {
    static func all(
        _ header: EntryHeader, _ registration: Registration, until last: Deadline, by name: String, base: String
    ) -> [Letter] {
        recipients(registration).map { to in
            Letter(
                to: to, subject: "Bidraget är öppet igen: \(header.unitName)",
                paragraphs: [
                    "\(name) har öppnat bidraget igen. Det är inte inlämnat nu.",
                    "Lämna in det senast \(last.day, .withWeekday) kl. 24.00. Gör ni inte det deltar ni inte.",
                ],
                link: ("Ert bidrag:", "\(base)/bidrag/\(header.id)"), kind: "reopening", about: header.id.text)
        }
    }
}
