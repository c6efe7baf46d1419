/// The lists of words in `Coach/coach.yaml`, by what they are signs of.
package enum WordList: String, CaseIterable, Sendable {
    /// Something that happened: "till exempel", "i våras".
    case example
    /// Words with a capital that name nothing of the unit's own, such as the city.
    case commonName
    case month
    /// That something is done: "vi arbetar med".
    case vague
    /// How it is done.
    case who, when, tool
    case cause
    case thisYear, lastYear, threeYears
    /// Why there are no earlier years.
    case noHistory
    case number
    case female, male, sex, reason
    /// That other goals than those described are listed, or that there are none.
    case otherGoals
    /// That something is said of all goals at once.
    case allGoals
    case expected, method, followUp
    /// Words before a point that ends no sentence: "kl", "ca".
    case shortening
    /// Abbreviations that everybody knows.
    case knownAbbreviation
    /// What stands between an abbreviation and its meaning.
    case standsFor
}

/// Which lists a word, a sentence or an answer has words of.
struct WordSet: OptionSet, Sendable {
    let rawValue: UInt32

    static func of(_ list: WordList) -> WordSet { all[list] ?? [] }
    private static let all = Dictionary(
        uniqueKeysWithValues: WordList.allCases.enumerated().map {
            ($0.element, WordSet(rawValue: 1 << UInt32($0.offset)))
        })

    static let example = of(.example), commonName = of(.commonName), month = of(.month), vague = of(.vague)
    static let who = of(.who), when = of(.when), tool = of(.tool), cause = of(.cause)
    static let thisYear = of(.thisYear), lastYear = of(.lastYear), threeYears = of(.threeYears)
    static let noHistory = of(.noHistory), number = of(.number)
    static let female = of(.female), male = of(.male), sex = of(.sex), reason = of(.reason)
    static let otherGoals = of(.otherGoals), allGoals = of(.allGoals)
    static let expected = of(.expected), method = of(.method), followUp = of(.followUp)
    static let shortening = of(.shortening), knownAbbreviation = of(.knownAbbreviation),
        standsFor = of(.standsFor)

    /// How many of the three it tells: who, when and with what.
    var howKinds: Int { (self.intersection([.who, .when, .tool]).rawValue).nonzeroBitCount }

    var goalParts: Set<GoalPart> {
        var parts: Set<GoalPart> = []
        if contains(.expected) { parts.insert(.expected) }
        if contains(.method) { parts.insert(.method) }
        if contains(.followUp) { parts.insert(.followUp) }
        return parts
    }
}
