package import Editions
package import RichText

extension Coach {
    /// What to look at once more in an answer, the most important first.
    /// - Parameter glossary: the abbreviations that the entry's word list explains, as `glossaryWords` gives them.
    package func hints(
        for document: Document, part: FormPart, edition: Edition, glossary: Set<String> = []
    ) -> [Hint] {
        let rules = rules.filter { $0.scope.includes(part, in: edition) }
        guard !rules.isEmpty, !document.isEmpty else { return [] }
        let answer = AnswerText(document, matcher)
        guard !answer.words.isEmpty else { return [] }
        let check = AnswerCheck(
            coach: self, answer: answer, part: part, year: edition.number, glossary: glossary)
        let isLong = answer.words.count >= limits.wordsMin
        let found = rules.filter { isLong || $0.kind == .short }.map { rule in
            (rule, check.findings(rule.kind, characters: document.characterCount))
        }
        return HintKind.allCases.flatMap { kind in
            found.filter { $0.0.kind == kind }.flatMap { rule, findings in findings.map { $0.hint(rule) } }
        }
    }

    /// The words in capitals of a word list: what it explains.
    package func glossaryWords(of document: Document) -> Set<String> {
        let answer = AnswerText(document, matcher)
        return Set(answer.words.filter { answer.isAbbreviation($0) }.map(answer.text))
    }
}

/// What one check found: what makes the hint's id, fills its sentence and shows the place.
struct Finding {
    var about: [String] = []
    var values: [String: Text] = [:]
    var passage: String?

    func hint(_ rule: HintRule) -> Hint {
        // The writer's own words, under "goal", go in last: what looks like a place in them is left as it is.
        let text = values.sorted { $0.key > $1.key }.reduce(rule.text) { text, value in
            let place = "{\(value.key)}"
            return Text(
                swedish: text.swedish.replacing(place, with: value.value.swedish),
                english: text.english.replacing(place, with: value.value.english))
        }
        return Hint(
            id: ([rule.kind.rawValue] + about).joined(separator: "."), kind: rule.kind, text: text,
            passage: passage)
    }
}

extension Text {
    init(_ number: Int) { self.init(both: String(number)) }
    init(both text: String) { self.init(swedish: text, english: text) }
}

/// One answer and all that the checks need to know of it.
struct AnswerCheck {
    let coach: Coach
    let answer: AnswerText
    let part: FormPart
    let year: Int
    let glossary: Set<String>

    var limits: CoachLimits { coach.limits }

    func findings(_ kind: HintKind, characters: Int) -> [Finding] {
        switch kind {
        case .noExample: noExample
        case .thatNotHow: thatNotHow
        case .noYears: noYears
        case .noNumbers: noNumbers
        case .fewYears: fewYears
        case .noSexSplit: noSexSplit
        case .noAnalysis: noAnalysis
        case .goalParts: goalParts
        case .fewGoals: fewGoals
        case .goalsListed: goalsListed
        case .longSentence: longSentence
        case .abbreviation: abbreviations
        case .short: short(characters)
        }
    }

    func passage(_ range: Range<Int>) -> String {
        answer.passage(range, charactersMax: limits.passageCharactersMax)
    }

    private func short(_ characters: Int) -> [Finding] {
        guard let guide = part.charactersGuide, guide > 0, characters * 100 < guide * limits.shortPercent
        else { return [] }
        return [Finding()]
    }
}
