import Base
import Documents
import RichText
import Site
import Store

/// Pictures in the text (R53): received, made anew without anything but the picture, looked at for words, and shown.
extension Entries {
    static let pictureFormBytesMax = 15 * 1024 * 1024 + 64 * 1024

    /// Answers with JSON for the editor: `{"address":"/bilder/…","warning":"…"}` or `{"problem":"…"}`.
    func uploadPicture(_ me: UnitMember) async throws -> Answer {
        let (header, now, person) = (me.header, me.now, me.person.id)
        guard let file = me.form.files["bild"] else { return .json(["problem": .text(me.t("Välj en bild."))], status: 422) }
        do {
            let writer = me.writer(try await me.read { try $0.edition(header.year) })
            try await me.read { try $0.mustMayWrite(writer, .whole) }
            let made = try await tools.mill.make(file.bytes)
            let words = await tools.mill.words(in: made)
            let id = ID<Picture>(at: now)
            try await me.write("picture.added", about: header.id.text, detail: made.sha256) { db in
                try db.mustMayWrite(writer, .whole)
                try PictureSQL.add(made, words: words.stored, id, to: header.id, at: now, by: person, in: db)
            }
            let warning: JSON = words.phrase.map { .text(me.t($0)) } ?? .null
            return .json(["address": .text(Figure.addressPrefix + id.text), "warning": warning])
        } catch let refusal as PictureRefusal {
            return .json(["problem": .text(me.t(refusal.phrase))], status: 422)
        } catch let refusal as Refusal {
            return .json(["problem": .text(me.t(refusal.phrase))], status: 409)
        }
    }

    /// The picture, large or small. It never changes under its address.
    func showPicture(_ me: PictureReader) async throws -> Answer {
        let (picture, isSmall) = (me.picture, me.query["storlek"] == "liten")
        guard let bytes = try await me.read({ try PictureSQL.bytes(picture.id, isSmall: isSmall, in: $0) }) else { throw Halt.notFound }
        return .file(
            bytes, type: picture.kind == .png ? "image/png" : "image/jpeg", name: "\(picture.id).\(picture.kind.rawValue)", inline: true)
    }
}

extension PictureWords {
    /// How the database has it: empty for none, nil when nobody could look. A picture may show a personal number, which no field
    /// keeps (rules §4.3): the picture is taken, and a word stands for the number.
    var stored: String? {
        switch self {
        case .noText: ""
        case .text(let words): PersonalNumber.replaced(in: words.joined(separator: " "), by: "[personnummer]")
        case .notChecked: nil
        }
    }
}
