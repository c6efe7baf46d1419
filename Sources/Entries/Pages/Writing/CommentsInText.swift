import Base
import Editions
import Site
import Store
import Texts

/// The comments of one part as the editor has them: marked where they stand, written and answered beside the text.
/// The page of comments does the same where no scripts run.
extension Entries {
    func threadsOfPart(_ me: UnitMember) async throws -> Answer {
        let (header, item) = (me.header, try me.word("item"))
        guard try await me.read({ try $0.edition(header.year).part(item) }) != nil else { throw Halt.notFound }
        return .json(try await spelled(me, item))
    }

    /// A new comment. Refusals are sentences for the box that it was written in.
    func beginInText(_ me: UnitMember) async throws -> Answer {
        let (year, item) = (me.header.year, try me.word("item"))
        guard
            let (edition, part) = try await me.read({ db in
                let edition = try db.edition(year); return edition.part(item).map { (edition, $0) }
            })
        else { throw Halt.notFound }
        return try await inText(me, part, quote: me.form["citat"]) {
            told(me, "Kommentaren är sparad.", try await begin(me, edition, part))
        }
    }

    /// An answer; with `klar`, 1 closes the thread and 0 opens it again.
    func answerInText(_ me: UnitMember) async throws -> Answer {
        let (edition, part, thread) = try await threadOfPath(me)
        guard part.id == (try me.word("item")) else { throw Halt.notFound }
        guard me.form.has("klar") else {
            return try await inText(me, part, quote: "") { told(me, "Svaret är sparat.", try await answer(me, edition, part, thread)) }
        }
        let isResolved = me.form["klar"] != "0"
        return try await inText(me, part, quote: nil) {
            try await resolve(me, edition, part, thread, isResolved)
            return me.t(isResolved ? "Kommentaren är avslutad." : "Kommentaren är öppen igen.")
        }
    }

    /// `quote`: nil when nothing is written. The answer is what is said of it, and all threads of the part.
    private func inText(_ me: UnitMember, _ part: FormPart, quote: String?, act: () async throws -> String) async throws -> Answer {
        // As for the text: a page that somebody else opened before the session changed hands says nothing in this one's name.
        if me.form.has("person"), me.form["person"] != me.person.id.text { return problem(me, "Du är inloggad som någon annan.", 401) }
        if let quote, let (_, phrase) = commentProblems(me, quote: quote).all.first { return problem(me, phrase, 422) }
        do {
            let said = try await act()
            return .json(try await spelled(me, part.id, said: said))
        } catch let refusal as Refusal {
            return problem(me, refusal.phrase, 409)
        }
    }

    private func told(_ me: UnitMember, _ receipt: Phrase, _ told: Told) -> String {
        guard let more = told.phrase else { return me.t(receipt) }
        return "\(me.t(receipt)) \(me.t(more))"
    }

    private func spelled(_ me: UnitMember, _ item: String, said: String? = nil) async throws -> JSON {
        let header = me.header
        let threads = try await me.read { try CommentSQL.all(header.id.texts, item: item, in: $0) }
        return .object((said.map { [("said", .text($0))] } ?? []) + [("threads", Self.spelled(threads, me.t))])
    }

    /// The threads for the page's script.
    static func spelled(_ threads: [CommentThread], _ t: Translator) -> JSON {
        .list(
            threads.map { thread in
                [
                    "id": .text(thread.id.text), "quote": .text(thread.anchor?.quote ?? ""), "before": .text(thread.anchor?.before ?? ""),
                    "after": .text(thread.anchor?.after ?? ""), "resolvedBy": thread.resolvedBy.map { .text($0) } ?? .null,
                    "comments": .list(
                        thread.comments.map { ["name": .text($0.name), "at": .text(t.moment($0.at)), "text": .text($0.text)] }),
                ]
            })
    }
}
