import Base
import Editions
import HTML
import RichText
import Site
import Store
import Texts
import Coach

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
        words =
            part.id == edition.wordListPart
            ? []
            : ExplainedWords(edition.terms, list: list).occurring(in: [part.text(.swedish), part.help(.swedish)], document)
    }
}

extension Entries {
    /// What stands beside the text and follows it as it is saved: hints, words, and how far it has come.
    func advice(_ me: UnitMember, _ place: WritingPlace) -> HTML {
        HTML {
            coachCard(
                me, part: place.part, edition: place.desk.edition, hints: place.advice.hints,
                isEmpty: (place.current?.text.characters ?? 0) == 0,
                mayHide: place.desk.mayWrite(place.part, me))
            me.wordsCard(place.advice.words)
            statusCard(me, place)
        }
    }

    /// The same for the text that was saved last: what the page shows in its place after a save.
    func freshAdvice(_ me: UnitMember) async throws -> Answer {
        let place = try await writingPlace(me, clash: nil)
        return .json(["html": .text(advice(me, place).text)])
    }
}
