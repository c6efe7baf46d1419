import Base
import Documents
import Editions
import RichText
import Site
import Store

/// The picture that presents the unit (R57): received, cropped when it is larger, with consents that can be taken back.
extension Entries {
    /// Where the part that is shown lies when a picture is longer one way than the year's form.
    enum CropPlace: String, CaseIterable {
        case start, middle, end

        func crop(_ width: Int, _ height: Int, _ size: PresentationSize) -> PictureCrop {
            let middle = PictureCrop.proposed(width, height, size)
            let part =
                switch self {
                case .start: 0;
                case .middle: 1;
                case .end: 2
                }
            return PictureCrop(
                x: (width - middle.width) * part / 2, y: (height - middle.height) * part / 2, width: middle.width,
                height: middle.height)
        }
    }

    func receivePresentationPicture(_ me: UnitMember) async throws -> Answer {
        let (header, now, person) = (me.header, me.now, me.person.id)
        let (writer, size) = try await pictureWriter(me)
        guard let file = me.form.files["bild"] else { return try await showPresentation(me, problem("Välj en bild.")) }
        do {
            let shape = try PictureHeader.read(file.bytes)
            guard case .croppable = PresentationFit(shape, size) else {
                try await keepOwn(me, writer, try await tools.mill.presentation(file.bytes, size))
                return me.redirect(to: path(header), receipt: "Bilden är mottagen.", "Säg om någon går att känna igen på den.")
            }
            let (preview, id) = (try await tools.mill.make(file.bytes), ID<Picture>(at: now))
            let bytes = file.bytes
            try await me.write("picture.added", about: header.id.text, detail: preview.sha256) { db in
                try db.mustMayWrite(writer, .presentationPicture)
                try PictureSQL.add(preview, words: nil, id, to: header.id, at: now, by: person, in: db)
                try PresentationSQL.keepDraft(bytes, preview: id, shape.width, shape.height, header.id, in: db)
            }
            return me.redirect(to: path(header), receipt: "Bilden är större än den ska vara.", "Välj vilken del av den som ska visas.")
        } catch let refusal as PictureRefusal {
            return try await showPresentation(me, problem(refusal.phrase))
        }
    }

    func cropPresentationPicture(_ me: UnitMember) async throws -> Answer {
        let header = me.header
        let (writer, size) = try await pictureWriter(me)
        guard let place = CropPlace(rawValue: me.form["del"]) else {
            return try await showPresentation(me, problem("Välj vilken del av bilden som ska visas.", "del"))
        }
        let draft = try await me.read { (try PresentationSQL.draft(header.id, in: $0), try PresentationSQL.draftBytes(header.id, in: $0)) }
        guard let shape = draft.0, let bytes = draft.1 else { throw Halt.notFound }
        do {
            try await keepOwn(me, writer, try await tools.mill.crop(bytes, place.crop(shape.width, shape.height, size), size))
        } catch let refusal as PictureRefusal {
            return try await showPresentation(me, problem(refusal.phrase))
        }
        return me.redirect(to: path(header), receipt: "Bilden är beskuren och sparad.", "Säg om någon går att känna igen på den.")
    }

    private func keepOwn(_ me: UnitMember, _ writer: Writer, _ made: MadePicture) async throws {
        let words = await tools.mill.words(in: made)
        let (header, now, person, id) = (me.header, me.now, me.person.id, ID<Picture>(at: me.now))
        try await me.write("presentation.picture", about: header.id.text, detail: made.sha256) { db in
            try db.mustMayWrite(writer, .presentationPicture)
            try PictureSQL.add(made, words: words.stored, id, to: header.id, at: now, by: person, in: db)
            try PresentationSQL.choose(id, for: header.id, at: now, by: person, in: db)
        }
    }

    /// Says that nobody can be recognised, records a consent, takes one back, or removes the picture: one act a press.
    func settlePresentation(_ me: UnitMember) async throws -> Answer {
        let (header, now, person, form) = (me.header, me.now, me.person.id, me.form)
        let name = form["namn"]
        if form["gor"] == "samtycke" {
            guard !name.isEmpty, name.count <= 100 else {
                return try await showPresentation(me, problem("Skriv vem det är, högst \(100) tecken.", "namn"))
            }
        }
        let writer = me.writer(try await me.read { try $0.edition(header.year) })
        let receipt = try await me.write("presentation.settled", about: header.id.text, detail: form["gor"]) { db -> Phrase in
            if try PartSQL.onlyComments(person, header.id, in: db) { throw WritingRight<Person>.commentsOnly }
            // Consent can be taken back at any time, also when all is handed in.
            if form["gor"] == "ater" {
                guard let consent: ID<Consent> = form.id("samtycke"), try PresentationSQL.withdraw(consent, header.id, at: now, in: db)
                else { throw Halt.notFound }
                return "Samtycket är taget tillbaka. Stadens bild visas i stället."
            }
            try db.mustMayWrite(writer, .presentationPicture)
            let state = try PresentationSQL.find(header.id, in: db)
            guard let own = state.own else { throw Refusal("Lägg in en bild först.") }
            switch form["gor"] {
            case "ingen":
                if state.consents.contains(where: { $0.withdrawnAt == nil }) {
                    throw Refusal("Ni har skrivit in personer som går att känna igen. Ta tillbaka deras samtycken eller byt bild.")
                }
                try PresentationSQL.setNobody(true, header.id, in: db)
                return "Det är sparat att ingen går att känna igen."
            case "samtycke":
                try PresentationSQL.setNobody(false, header.id, in: db)
                try PresentationSQL.consent(
                    name, isGuardians: form["vardnadshavare"] == "1", own, header.id, at: now, by: person, in: db)
                return "Samtycket är sparat."
            case "bort":
                try PresentationSQL.remove(header.id, in: db)
                return "Bilden är borttagen. Kansliet väljer en ur stadens bildbank."
            default: throw Halt.bad("Formuläret kunde inte läsas. Gå tillbaka och försök igen.")
            }
        }
        return me.redirect(to: path(header), receipt: receipt)
    }

    /// The office gives an entry one of the city's pictures.
    func chooseCityPicture(_ me: OfficeMember) async throws -> Answer {
        let (id, now, person): (ID<Entry>, Instant, ID<Person>) = (try me.path("entry"), me.now, me.person.id)
        guard let file = me.form.files["bild"] else { return try await showOfficeChanges(me, problem("Välj en bild ur stadens bildbank.")) }
        let size = try await me.read { db -> PresentationSize in
            guard let header = try EntrySQL.header(id, at: now, in: db) else { throw Halt.notFound }
            return try db.edition(header.year).presentationSize()
        }
        do {
            let shape = try PictureHeader.read(file.bytes)
            let isLarger = if case .croppable = PresentationFit(shape, size) { true } else { false }
            let made =
                isLarger
                ? try await tools.mill.crop(file.bytes, .proposed(shape.width, shape.height, size), size)
                : try await tools.mill.presentation(file.bytes, size)
            let picture = ID<Picture>(at: now)
            let header = try await me.write("presentation.city-picture", about: id.text) { db in
                guard let header = try EntrySQL.header(id, at: now, in: db) else { throw Halt.notFound }
                try PictureSQL.add(made, words: nil, picture, to: id, at: now, by: person, isOffices: true, in: db)
                try PresentationSQL.chooseCity(picture, for: id, at: now, by: person, in: db)
                return header
            }
            return me.redirect(to: "/kansli/\(header.year)/formell", receipt: "\(header.unitName) har fått en av stadens bilder.")
        } catch let refusal as PictureRefusal {
            return try await showOfficeChanges(me, problem(refusal.phrase))
        }
    }

    private func pictureWriter(_ me: UnitMember) async throws -> (Writer, PresentationSize) {
        let header = me.header
        let edition = try await me.read { try $0.edition(header.year) }
        let writer = me.writer(edition)
        try await me.read { try $0.mustMayWrite(writer, .presentationPicture) }
        return (writer, try edition.presentationSize())
    }

    private func path(_ header: EntryHeader) -> String { "/bidrag/\(header.id)/presentationsbild" }

    private func problem(_ phrase: Phrase, _ field: String = "bild") -> Problems {
        var problems = Problems()
        problems.add(phrase, field)
        return problems
    }
}

extension Edition {
    /// The size of the year's presentation picture (R57); there is no such page in a year without one.
    func presentationSize() throws(Halt) -> PresentationSize {
        guard let limits = limits.presentation else { throw .notFound }
        return PresentationSize(widthPixels: limits.pictureWidthPixels, heightPixels: limits.pictureHeightPixels)
    }
}
