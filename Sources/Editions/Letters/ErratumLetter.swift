import Base
import Mail

/// Tells somebody of the year that a published edition has been corrected: what, and why.
enum ErratumLetter {
    static func letter(
        _ to: Recipient, _ stored: StoredEdition, _ parts: [ErratumPart], _ reason: String, baseURL: String
    ) -> Letter {
        Letter(
            to: to, subject: "Ändrat i \(stored.edition.name(.swedish))",
            paragraphs: ["Kansliet har ändrat i \(stored.edition.name(.swedish)). Det gäller:"]
                + parts.map { part in
                    guard let milestone = Milestone.all(of: stored.calendar, stored.edition.words).first(where: { $0.key == part.rawValue })
                    else {
                        return part.label
                    }
                    return "\(part.label): \(milestone.phrase)"
                } + ["Skälet är: \(reason)"],
            link: ("Årets datum:", "\(baseURL)/utmarkelsen/\(stored.year)#andringar"), kind: "erratum",
            about: stored.id.text)
    }
}

extension Milestone {
    /// When it is, as a sentence of a letter tells it.
    fileprivate var phrase: Phrase {
        switch when {
        case .day(let day): "\(day, .withWeekday)"
        case .preliminary(let day): "preliminärt \(day, .withWeekday)"
        case .words(let text): "\(text.swedish)"
        case .deadline(let deadline): "\(deadline.day, .withWeekday) kl. 24.00"
        case .moment(let day, let time): "\(day, .withWeekday) kl. \(time.text)"
        case .partOfDay(let day, let text): "\(day, .withWeekday), \(text.swedish)"
        }
    }
}
