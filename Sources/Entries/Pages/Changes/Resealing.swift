import Base
import Editions
import Mail
import RichText
import Site
import Store
import Texts

/// What happens to the sealed text when a change is answered, lapses or is decided (R53).
extension Entries {
    /// Seals the whole anew as the answer to a request, in the name of the one who acts.
    static func seal(
        _ request: ID<ChangeRequest>, _ header: EntryHeader, message: String, _ me: some ActingGuard, in db: any Connection
    ) throws -> Submission {
        let sealed = try Sealed(header, fields: FieldSQL.all(header.id, in: db), in: db)
        let written = try TextSQL.characters(of: header.id.texts, in: db)
        let receipt = Submission(
            at: me.now, by: me.person.name, characters: try db.edition(header.year).characters(of: written), sha256: sealed.sha256)
        try ChangeSQL.answer(
            request, header.id, message: message, sealed, characters: receipt.characters, at: me.now, by: me.person.id, in: db)
        return receipt
    }

    /// The receipt of what is sealed anew, to those who lead, with the row of the log.
    static func post(
        _ receipt: Submission, of header: EntryHeader, after event: ReceiptLetter.Event, _ row: Audit.Head, _ me: some ActingGuard,
        _ outbox: Outbox, in db: any Connection
    ) throws {
        let letters = try ReceiptLetter.all(event, header, receipt, row, base: me.site.settings.baseURL, in: db)
        for letter in letters { try outbox.post(letter, in: db, at: me.now) }
    }

    /// What the unit changed and never handed in goes back to how it was handed in; it stays in the history.
    static func takeBack(
        _ request: ChangeRequest, _ header: EntryHeader, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        for part in request.parts {
            guard let standing = try TextSQL.find(TextPlace(header.id, part.item), in: db), standing.text.revision != part.before,
                let before = try RevisionSQL.document(TextPlace(header.id, part.item), part.before, in: db)
            else { continue }
            try TextSQL.replace(TextPlace(header.id, part.item), with: before, at: now, by: person, in: db)
        }
    }

    /// Takes the pictures out of the parts of a request.
    static func strikePictures(
        _ request: ChangeRequest, _ header: EntryHeader, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        if request.reason == .picture { try PresentationSQL.remove(header.id, in: db) }
        for part in request.parts {
            guard let standing = try TextSQL.find(TextPlace(header.id, part.item), in: db), !standing.document.figures.isEmpty else {
                continue
            }
            try TextSQL.replace(
                TextPlace(header.id, part.item), with: try standing.document.withoutFigures(), at: now, by: person, in: db)
        }
    }
}

extension Document {
    fileprivate func withoutFigures() throws -> Document {
        try Document(blocks.filter { if case .figure = $0 { false } else { true } })
    }
}
