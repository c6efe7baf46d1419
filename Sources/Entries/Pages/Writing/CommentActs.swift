import Accounts
import Base
import Editions
import Mail
import RichText
import Site
import Store
import Texts

/// Comments between those who write (R64): about a passage or a part, answered, and closed when they are dealt with.
extension Entries {
    static let commentCharactersMax = 2_000

    func beginThread(_ me: UnitMember) async throws -> Answer {
        let edition = try await me.read { try $0.edition(me.header.year) }
        guard let part = edition.part(me.form["del"]) else { throw Halt.notFound }
        let problems = commentProblems(me, quote: me.form["citat"])
        guard problems.isEmpty else { return try await showComments(me, problems, about: "") }
        return commented(me, "Kommentaren är sparad.", try await begin(me, edition, part))
    }

    func answerThread(_ me: UnitMember) async throws -> Answer {
        let (edition, part, thread) = try await threadOfPath(me)
        let problems = commentProblems(me, quote: "")
        guard problems.isEmpty else { return try await showComments(me, problems, about: thread.text) }
        return commented(me, "Svaret är sparat.", try await answer(me, edition, part, thread))
    }

    func resolveThread(_ me: UnitMember) async throws -> Answer {
        let ((edition, part, thread), isResolved) = (try await threadOfPath(me), me.form["klar"] != "0")
        try await resolve(me, edition, part, thread, isResolved)
        return me.redirect(
            to: "/bidrag/\(me.header.id)/kommentarer",
            receipt: isResolved ? "Kommentaren är avslutad." : "Kommentaren är öppen igen.")
    }

    // MARK: The acts, from the page of comments and from the editor alike

    /// A comment on the words of `citat`, where `fore` and `efter` stand around them; on the whole part without words.
    func begin(_ me: UnitMember, _ edition: Edition, _ part: FormPart) async throws -> Told {
        let (header, item, text, quote, now, person) = (me.header, part.id, me.form["kommentar"], me.form["citat"], me.now, me.person.id)
        let (around, outbox) = ((before: Self.around(me.form["fore"]), after: Self.around(me.form["efter"])), outbox)
        let (thread, told) = (ID<CommentThread>(at: now), try await mentions(me, in: text, part))
        try await me.write("comment.added", about: header.id.text, detail: item) { db in
            try db.mustBeWritten(header, item, edition, at: now)
            let written = try TextSQL.find(TextPlace(header.id, item), in: db)?.document.plain ?? ""
            // Words that stand nowhere in the saved text, as when somebody has just rewritten them, are kept as they are.
            let anchor =
                quote.isEmpty
                ? nil
                : Anchor(quote: quote, before: around.before, after: around.after, in: written)
                    ?? Anchor(quote: Anchor.spaced(quote), before: around.before, after: around.after)
            try CommentSQL.begin(thread, on: TextPlace(header.id, item), anchor, in: db)
            try CommentSQL.add(text, to: thread, of: header.id.texts, at: now, by: person, in: db)
            for letter in told.letters { try outbox.post(letter, in: db, at: now) }
        }
        room.tell(.comment(owner: header.id.texts.spelled, item: item))
        return told
    }

    /// An answer opens the thread again, should it be closed.
    func answer(_ me: UnitMember, _ edition: Edition, _ part: FormPart, _ thread: ID<CommentThread>) async throws -> Told {
        let (header, item, text, now, person, outbox) = (me.header, part.id, me.form["kommentar"], me.now, me.person.id, outbox)
        let told = try await mentions(me, in: text, part)
        try await me.write("comment.answered", about: header.id.text, detail: item) { db in
            try db.mustBeWritten(header, item, edition, at: now)
            try CommentSQL.add(text, to: thread, of: header.id.texts, at: now, by: person, in: db)
            try CommentSQL.resolve(thread, of: header.id.texts, false, at: now, by: person, in: db)
            for letter in told.letters { try outbox.post(letter, in: db, at: now) }
        }
        room.tell(.comment(owner: header.id.texts.spelled, item: item))
        return told
    }

    func resolve(_ me: UnitMember, _ edition: Edition, _ part: FormPart, _ thread: ID<CommentThread>, _ isResolved: Bool) async throws {
        let (header, item, now, person) = (me.header, part.id, me.now, me.person.id)
        try await me.write(isResolved ? "comment.resolved" : "comment.reopened", about: header.id.text) { db in
            try db.mustBeWritten(header, item, edition, at: now)
            try CommentSQL.resolve(thread, of: header.id.texts, isResolved, at: now, by: person, in: db)
        }
        room.tell(.comment(owner: header.id.texts.spelled, item: item))
    }

    /// The thread of the path, and the part that it stands on.
    func threadOfPath(_ me: UnitMember) async throws -> (Edition, FormPart, ID<CommentThread>) {
        let (header, thread): (EntryHeader, ID<CommentThread>) = (me.header, try me.path("thread"))
        let (edition, item) = try await me.read { (try $0.edition(header.year), try CommentSQL.item(of: thread, in: header.id.texts, $0)) }
        guard let item, let part = edition.part(item) else { throw Halt.notFound }
        return (edition, part, thread)
    }

    private static func around(_ text: String) -> String { String(Anchor.spaced(text).prefix(Anchor.aroundCharacters)) }

    func commentProblems(_ me: UnitMember, quote: String) -> Problems {
        var problems = Problems()
        let text = me.form["kommentar"]
        problems.check(text.isEmpty, "kommentar", "Skriv kommentaren.")
        problems.check(
            text.count > Self.commentCharactersMax, "kommentar",
            "Kommentaren får ha högst \(Self.commentCharactersMax) tecken.")
        problems.check(
            quote.count > Anchor.quoteCharactersMax, "citat", "Klistra in ett kortare stycke, högst \(Anchor.quoteCharactersMax) tecken.")
        problems.check(PersonalNumber.first(in: text) != nil, "kommentar", personalNumberPhrase)
        problems.check(PersonalNumber.first(in: quote) != nil, "citat", personalNumberPhrase)
        return problems
    }

    private func commented(_ me: UnitMember, _ receipt: Phrase, _ told: Told) -> Answer {
        let path = "/bidrag/\(me.header.id)/kommentarer"
        guard let more = told.phrase else { return me.redirect(to: path, receipt: receipt) }
        return me.redirect(to: path, receipt: receipt, more)
    }

    /// A letter to each colleague who is named, not to oneself.
    private func mentions(_ me: UnitMember, in text: String, _ part: FormPart) async throws -> Told {
        let unit = me.header.entry.unit
        let people = try await me.read { try PersonSQL.holding(Array(Role.Kind.unit), organisation: unit.text, in: $0) }
        let named = Mentions.named(in: text, among: people.map(\.name)).map { people[$0] }
        let letters = named.compactMap { person -> Letter? in
            guard person.id != me.person.id, let to = try? Recipient(name: person.name, address: person.email) else { return nil }
            return CommentLetter.mention(me, to: to, part: part.name(in: me.language), item: part.id)
        }
        let isMeant = text.split(whereSeparator: \.isWhitespace).contains { $0.first == "@" && $0.count > 1 }
        return Told(letters: letters, isUnknown: isMeant && named.isEmpty)
    }
}

/// Who is told of a comment.
struct Told: Sendable {
    let letters: [Letter]
    /// Somebody was meant, and nobody is called so.
    let isUnknown: Bool

    /// Says who gets a letter; or that nobody does, when a name was meant and none was known.
    var phrase: Phrase? {
        if !letters.isEmpty { return "Får veta det i ett brev: \(letters.map(\.to.name).joined(separator: ", "))." }
        return isUnknown ? "Ingen i gruppen heter så, eller flera gör det, så ingen får brev. Skriv hela namnet efter @." : nil
    }
}

extension Connection {
    /// Throws a refusal when the part is no longer written, asked within the transaction that writes.
    func mustBeWritten(_ header: EntryHeader, _ item: String, _ edition: Edition, at now: Instant) throws {
        try SubmissionSQL.gate(header.id, item, in: self).mustBeOpen(edition.calendar.entryCloses, at: now)
    }
}
