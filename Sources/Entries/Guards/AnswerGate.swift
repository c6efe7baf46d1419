package import RichText
import Site
package import Store
package import Texts

/// What an entry says about writing in its parts: co-authors may be kept to some, and a hand-in shuts all that no change has opened.
struct AnswerGate: TextGate {
    let writer: Writer

    func mustHaveRight(to place: TextPlace, in db: any Connection) throws {
        guard place.owner == writer.entry.texts else { throw Halt.notFound }
        try db.mustHaveRight(writer, .part(place.item))
    }

    func mustBeOpen(_ place: TextPlace, in db: any Connection) throws {
        try SubmissionSQL.gate(writer.entry, place.item, in: db).mustBeOpen(writer.closes, at: writer.now)
    }

    func mustHold(_ document: Document, in db: any Connection) throws {
        try PictureSQL.mustBelong(document.figures, to: writer.entry, in: db)
    }
}
