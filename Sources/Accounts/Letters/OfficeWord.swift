package import Base
import Mail
import Site

/// What all of the office is told: that something weighty is done, proposed or turned down.
package enum OfficeWord: Sendable {
    case done(Phrase)
    case proposed(Phrase)
    case confirmed(Phrase, proposedBy: String)
    case turnedDown(Phrase, proposedBy: String)

    /// Nil when the person has no address that a letter can reach.
    func letter(to person: Person, by name: String, _ baseURL: String) -> Letter? {
        guard let to = try? Recipient(name: person.name, address: person.email) else { return nil }
        return Letter(
            to: to, subject: subject, paragraphs: [told(name), advice(name)],
            link: (linkLabel, "\(baseURL)\(path)"), kind: "office-word")
    }

    private var subject: Phrase {
        switch self {
        case .done(let act), .confirmed(let act, _): "I kansliet: \(act)"
        case .proposed(let act): "Bekräfta i kansliet: \(act)"
        case .turnedDown(let act, _): "Blev inte av i kansliet: \(act)"
        }
    }

    private func told(_ name: String) -> Phrase {
        switch self {
        case .done(let act): "\(act). Det gjorde \(name)."
        case .proposed(let act): "\(act). Det föreslår \(name), och det gäller först när en till på kansliet har bekräftat det."
        case .confirmed(let act, let proposer): "\(act). Det föreslog \(proposer), och \(name) har bekräftat det."
        case .turnedDown(let act, let proposer): "\(act). Det föreslog \(proposer), och \(name) har sagt nej. Inget är ändrat."
        }
    }

    private func advice(_ name: String) -> Phrase {
        switch self {
        case .proposed: "Läs förslaget och bekräfta det eller säg nej."
        default: "Brevet går till alla i kansliet. Stämmer det inte, prata med \(name) och dina kolleger i dag."
        }
    }

    private var linkLabel: Phrase {
        if case .proposed = self { return "Förslaget:" }
        return "Användare:"
    }

    private var path: String {
        if case .proposed = self { return "/kansli/forslag" }
        return "/kansli/anvandare"
    }
}
