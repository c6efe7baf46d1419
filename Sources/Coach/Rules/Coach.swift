package import Editions

/// The rules of the coach (R54) as `Coach/coach.yaml` states them: the words to look for, the limits and the sentences.
/// The code knows the kinds of checks alone. A coach gives hints, never a score.
package struct Coach: Equatable, Sendable {
    package let limits: CoachLimits
    package let rules: [HintRule]
    /// What the three parts of a goal are called in a hint.
    package let goalParts: [GoalPart: Text]
    let matcher: Matcher

    package init(
        limits: CoachLimits, rules: [HintRule], goalParts: [GoalPart: Text], words: [WordList: [String]]
    ) {
        (self.limits, self.rules, self.goalParts) = (limits, rules, goalParts)
        matcher = Matcher(words)
    }

    /// A coach with nothing to say.
    package static let silent = Coach(
        limits: CoachLimits(
            wordsMin: 40, sentenceWordsMax: 35, yearsMin: 3, shortPercent: 30, passageCharactersMax: 180,
            abbreviationsMax: 3),
        rules: [], goalParts: [:], words: [:])
}

/// Where the hints begin and end.
package struct CoachLimits: Equatable, Sendable {
    /// Shorter answers get no hint but that they are short.
    package let wordsMin: Int
    package let sentenceWordsMax: Int
    /// Years that a result is to be shown for.
    package let yearsMin: Int
    /// An answer below this share of its suggested characters is short.
    package let shortPercent: Int
    /// How much of the text a hint shows.
    package let passageCharactersMax: Int
    package let abbreviationsMax: Int

    package init(
        wordsMin: Int, sentenceWordsMax: Int, yearsMin: Int, shortPercent: Int, passageCharactersMax: Int,
        abbreviationsMax: Int
    ) {
        (self.wordsMin, self.sentenceWordsMax, self.yearsMin) = (wordsMin, sentenceWordsMax, yearsMin)
        (self.shortPercent, self.passageCharactersMax) = (shortPercent, passageCharactersMax)
        self.abbreviationsMax = abbreviationsMax
    }
}

/// One kind of hint: to which questions it belongs, and its sentence.
package struct HintRule: Equatable, Sendable {
    package let kind: HintKind
    package let scope: HintScope
    /// With the places of its kind, such as `{words}`.
    package let text: Text

    package init(_ kind: HintKind, _ scope: HintScope, _ text: Text) {
        (self.kind, self.scope, self.text) = (kind, scope, text)
    }
}

/// To which parts of the form a hint belongs: by what the edition says of the item where it says anything, else by number.
package struct HintScope: Equatable, Sendable {
    package enum Of: String, CaseIterable, Sendable {
        /// Items of this kind.
        case how, result
        /// Items that ask for goals in full (R68).
        case goals
        /// Every scored item.
        case questions
        /// All that is written but the word list.
        case written
        /// No items but those that are named.
        case named
    }

    package let of: Of
    /// The key of a ceiling of the rubric: the items it is for belong too.
    package let cap: String?
    /// Item ids by the year they were first numbered so.
    package let items: [Int: [String]]
    package let except: [Int: [String]]

    package init(_ of: Of, cap: String? = nil, items: [Int: [String]] = [:], except: [Int: [String]] = [:]) {
        (self.of, self.cap, self.items, self.except) = (of, cap, items, except)
    }

    package func includes(_ part: FormPart, in edition: Edition) -> Bool {
        if Self.of(edition.number, except).contains(part.id) { return false }
        return Self.of(edition.number, items).contains(part.id) || isOfKind(part)
            || isCapped(part, edition.rubric)
    }

    private func isOfKind(_ part: FormPart) -> Bool {
        guard case .question(let item) = part.kind else { return of == .written && part.kind != .glossary }
        switch of {
        case .how: return item.kind == .how
        case .result: return item.kind == .result
        case .goals: return item.goalsInFull != nil
        case .questions, .written: return true
        case .named: return false
        }
    }

    private func isCapped(_ part: FormPart, _ rubric: Rubric) -> Bool {
        guard let cap, case .question(let item) = part.kind else { return false }
        return rubric.caps.contains { $0.key == cap && $0.applies(to: item) }
    }

    /// A later year keeps the numbers of the last year that is named.
    private static func of(_ year: Int, _ items: [Int: [String]]) -> [String] {
        items.keys.filter { $0 <= year }.max().flatMap { items[$0] } ?? []
    }
}
