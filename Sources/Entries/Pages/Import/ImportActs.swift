import Base
import Documents
import Editions
import RichText
import Site
import Store
import Texts

/// A Word file becomes answers in two steps: it is read and parted, then a person looks and says what goes where.
extension Entries {
    static let wordFileBytesMax = 30 * 1024 * 1024

    /// Reads the file and keeps what came of it. Nothing of the entry is touched.
    func readWordFile(_ me: UnitMember) async throws -> Answer {
        let (header, now, person) = (me.header, me.now, me.person.id)
        guard let upload = me.form.files["fil"] else {
            var problems = Problems()
            problems.add("Välj en Word-fil.", "fil")
            return try await showImport(me, problems)
        }
        let (edition, earlier) = try await me.read { db in
            let edition = try db.edition(header.year)
            try header.mustBeOpen(edition, at: now)
            return (
                edition,
                try Editions.all(in: db).map(\.edition).filter { $0.programme.slug == edition.programme.slug && $0.number < edition.number }
                    .max { $0.number < $1.number }
            )
        }
        let writer = me.writer(edition)
        do {
            try await me.read { try $0.mustMayWrite(writer, .whole) }
            let (word, bytes) = (tools.word, upload.bytes)
            let content = try await tools.inTurn { try await word.read(bytes, at: now) }
            let split = Split(
                content.blocks, form: ImportForm(edition, unit: header.unitName, lastYears: earlier), notices: content.notices)
            let (pictures, lost) = await made(content.pictures)
            let file = try WordFile(split, name: upload.name, at: now, lost: lost)
            if let phrase = ImportCheck.first(file.pieces.map { ($0.item, $0.document) }, notices: file.notices) {
                throw Refusal(phrase, field: "fil")
            }
            try await me.write("import.read", about: header.id.text) { db in
                try db.mustMayWrite(writer, .whole)
                try PictureSQL.add(pictures.filter { file.pictures.contains($0.id) }, to: header.id, at: now, by: person, in: db)
                try ImportSQL.keep(file, header.id, at: now, by: person, in: db)
            }
            return .redirect("/bidrag/\(header.id)/las-in/\(file.id)")
        } catch let refusal as Refusal {
            var problems = Problems()
            problems.add(refusal.phrase, "fil")
            return try await showImport(me, problems)
        }
    }

    /// The pictures that could be made into ours, under the names that the text calls them by, and those that could not.
    private func made(_ pictures: [ImportedPicture]) async -> ([(id: ID<Picture>, made: MadePicture, words: String?)], Set<ID<Picture>>) {
        var all: [(id: ID<Picture>, made: MadePicture, words: String?)] = []
        var lost: Set<ID<Picture>> = []
        for picture in pictures.prefix(PictureSQL.picturesMax) {
            do {
                let made = try await tools.mill.make(picture.bytes)
                all.append((picture.id, made, await tools.mill.words(in: made).stored))
            } catch { lost.insert(picture.id) }
        }
        return (all, lost.union(pictures.dropFirst(PictureSQL.picturesMax).map(\.id)))
    }

    /// Takes away a file that nobody needs any more. Its texts have gone nowhere.
    func removeImport(_ me: UnitMember) async throws -> Answer {
        let (header, id, now): (EntryHeader, ID<WordFile>, Instant) = (me.header, try me.path("import"), me.now)
        try await me.write("import.removed", about: header.id.text) { db in
            let edition = try db.edition(header.year)
            try header.mustBeOpen(edition, at: now)
            try db.mustMayWrite(me.writer(edition), .whole)
            guard try ImportSQL.remove(id, of: header.id, in: db) else { throw Halt.notFound }
        }
        return me.redirect(to: "/bidrag/\(header.id)/las-in", receipt: "Den inlästa filen är borttagen. Ingen text i bidraget är ändrad.")
    }

    /// Puts the pieces where the person has said; what cannot be is shown on the page again, with what was chosen.
    func takeImport(_ me: UnitMember) async throws -> Answer {
        let header = me.header
        let changed: [(item: String, revision: Int)]
        do { changed = try await take(me) } catch let refusal as Refusal where refusal.field != nil {
            return try await showPreview(me, Problems(refusal))
        }
        for (item, revision) in changed {
            room.tell(
                .text(owner: header.id.texts.spelled, item: item, revision: revision, person: me.person.id.text, name: me.person.name))
        }
        if changed.isEmpty {
            return me.redirect(to: "/bidrag/\(header.id)/skriva", receipt: "Texterna i filen är desamma som redan finns i bidraget.")
        }
        return me.redirect(
            to: "/bidrag/\(header.id)/skriva",
            receipt: changed.count == 1 ? "En del har fått text ur filen." : "\(changed.count) delar har fått text ur filen.",
            "Det som stod där innan finns i historiken.")
    }

    /// Each part as a save of its own: what stood is in the history.
    private func take(_ me: UnitMember) async throws -> [(item: String, revision: Int)] {
        let (header, id, now, person): (EntryHeader, ID<WordFile>, Instant, ID<Person>) = (
            me.header, try me.path("import"), me.now, me.person.id
        )
        let (form, leads) = (me.form, me.leads)
        return try await saving(me, "import.taken") { db in
            let (edition, file) = (try db.edition(header.year), try ImportSQL.find(id, of: header.id, in: db))
            try db.mustMayWrite(me.writer(edition), .whole)
            let desk = try Desk(header, in: db)
            var (changed, isChosen, keptBytes): ([(item: String, revision: Int)], Bool, Int) = ([], false, 0)
            for part in edition.parts {
                let chosen = file.pieces.filter { form["del-\($0.place)"] == part.id }
                guard let first = chosen.first else { continue }
                let field = "del-\(first.place)"
                guard desk.mayWrite(part, person, leads: leads) else {
                    throw Refusal("\(part.name(in: .swedish)) skriver någon annan. Välj bort den och försök igen.", field: field)
                }
                let standing = try TextSQL.find(TextPlace(header.id, part.id), in: db)
                let keeps = form["satt-\(part.id)"] == "efter" ? standing?.document.blocks ?? [] : []
                let document: Document
                do throws(DocumentRefusal) { document = try Document(keeps + chosen.flatMap(\.document.blocks)) } catch {
                    throw Refusal(error.phrase, field: field)
                }
                if let phrase = TextCheck.first(document) { throw Refusal(phrase, field: field) }
                let draft = Draft(
                    TextPlace(header.id, part.id), document: document,
                    startedFrom: form.number("version-\(part.id)") ?? standing?.text.revision ?? 0)
                let saved = try TextSQL.save(draft, through: AnswerGate(writer: me.writer(edition)), at: now, by: person, in: db)
                (isChosen, keptBytes) = (true, keptBytes + draft.kept.count)
                if case .unchanged = saved { continue }
                changed.append((part.id, saved.revision))
            }
            guard isChosen else { throw Refusal("Välj minst en del som texten ska till.", field: "del-\(file.pieces.first?.place ?? 0)") }
            try ImportSQL.take(id, at: now, in: db)
            return (changed, keptBytes)
        }
    }
}

extension WordFile {
    /// Those that stand in its texts; no others are kept.
    fileprivate var pictures: Set<ID<Picture>> { Set(pieces.flatMap { $0.document.figures.map(\.picture) }) }

    private static let lostPictures: Phrase = "En eller flera bilder kunde inte läsas in. Lägg in dem för hand."

    /// What came of a file. A picture that could not be made leaves its description as text.
    init(_ split: Split, name: String, at now: Instant, lost: Set<ID<Picture>>) throws {
        var pieces: [Piece] = []
        func add(_ blocks: [Block], _ item: String?, _ reason: Phrase, _ sure: Int) throws {
            let document: Document
            do throws(DocumentRefusal) { document = try Document(blocks.map { $0.without(lost) }) } catch { throw error.refusal }
            guard !document.isEmpty else { return }
            pieces.append(Piece(place: pieces.count, item: item, reason: reason.swedish, sure: sure, document: document))
        }
        for text in split.placed {
            let sure =
                switch text.confidence {
                case .sure: 2;
                case .likely: 1;
                case .unsure: 0
                }
            try add(text.blocks, text.key, text.reason, sure)
        }
        for text in split.unplaced { try add(text.blocks, nil, "Ingen fråga kändes igen här. Välj själv.", 0) }
        self.init(
            id: ID(at: now), name: String(name.prefix(120)),
            notices: split.notices.map(\.phrase.swedish) + (lost.isEmpty ? [] : [Self.lostPictures.swedish]), takenAt: nil, pieces: pieces)
    }
}

extension Block {
    /// The same, or a description in words when its picture is among the lost.
    fileprivate func without(_ lost: Set<ID<Picture>>) -> Block {
        guard case .figure(let figure) = self, lost.contains(figure.picture) else { return self }
        return .paragraph(figure.caption.isEmpty ? [.text(figure.alt)] : figure.caption)
    }
}
