import Base
import Editions
import HTML
import RichText
import Site
import Store

/// What helps with the text of one part, computed from it as it is saved.
struct Advice: Sendable {
    /// What the coach has to say (R54).
    let hints: [Hint]
    /// The words of the question and of the text that are explained somewhere (R51, R69).
    let words: [ExplainedWords.Word]

    init(
        _ coach: Coach, _ entry: ID<Entry>, _ part: FormPart, _ edition: Edition, _ document: Document, in db: any Connection
    ) throws {
        let list = try AnswerSQL.wordList(entry, edition, in: db)
        hints = try HintSQL.all(coach, entry, part, edition, document, list: list, in: db)
        // In the word list itself every word would be explained beside its explanation.
        words = part.id == edition.wordListPart ? []
            : ExplainedWords(edition, list: list).occurring(in: [part.text(.swedish), part.help(.swedish)], document)
    }
}

extension Entries {
    /// The hints and the words beside the text.
    func advice(_ me: UnitMember, _ part: FormPart, _ edition: Edition, _ advice: Advice, mayHide: Bool) -> HTML {
        HTML {
            coachCard(me, part: part, edition: edition, hints: advice.hints, mayHide: mayHide)
            me.wordsCard(advice.words)
        }
    }

    /// The same for the text that was saved last: what the page shows in its place after a save.
    func freshAdvice(_ me: UnitMember) async throws -> Answer {
        let place = try await writingPlace(me, clash: nil)
        let html = advice(me, place.part, place.desk.edition, place.advice, mayHide: place.desk.mayWrite(place.part, me))
        return .json(["html": .text(html.text)])
    }
}
