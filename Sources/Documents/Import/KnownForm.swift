import RichText

/// The form prepared for comparing.
struct KnownForm: Sendable {
    struct Place: Sendable {
        let target: ImportTarget
        let heading: Likeness.Weighed
        /// The question as it is put, this year and others, with and without its heading.
        let texts: [Likeness.Weighed]
    }

    /// What a line was known as.
    struct Match: Sendable {
        let place: Int
        let sign: ImportSign
        /// How much of the line is the form's own, 0 to 1.
        let likeness: Double
    }

    static let sameMin = 0.95
    static let plainMin = 0.9
    static let nearMin = 0.8
    static let similarMin = 0.55
    /// How much better than the second best it must be.
    static let leadMin = 0.1
    static let similarLeadMin = 0.15
    /// The least for a line whose number says the same.
    static let numberedMin = 0.5
    /// The least for telling a person that a question of another year is near this one.
    static let nearestMin = 0.25
    /// What the same number is worth when a question is near several.
    static let sameNumberLead = 0.1
    /// Fewer words than this are not known as a question within a paragraph.
    static let wordsMin = 4

    /// What stands over or before answers in anybody's form.
    private static let labels = ["Fråga", "Frågor", "Nr", "Svar", "Ert svar"]

    let places: [Place]
    let ownTexts: Set<[String]>
    let factLabels: [Words]
    private let likeness: Likeness
    private let byNumber: [String: Int]
    private let byKey: [String: Int]

    init(_ form: ImportForm) {
        let said = form.targets.map { target in
            let asked = target.text.isEmpty ? [] : [target.text, "\(target.heading) \(target.text)"]
            return (heading: Words(target.heading), texts: (asked + target.lastYears).map(Words.init))
        }
        let likeness = Likeness(
            said.map { place in place.texts.reduce(place.heading.stems) { $0.union($1.stems) } })
        places = zip(form.targets, said).map { target, said in
            Place(
                target: target, heading: likeness.weighed(said.heading),
                texts: said.texts.map(likeness.weighed))
        }
        self.likeness = likeness
        ownTexts = Set((form.ownTexts + KnownForm.labels).map { Words($0).all }.filter { !$0.isEmpty })
        factLabels = form.factLabels.map(Words.init).filter { !$0.isEmpty }
        let numbers = form.targets.enumerated().compactMap { place, target in
            target.number.map { ($0.lowercased(), place) }
        }
        byNumber = Dictionary(numbers) { first, _ in first }
        byKey = Dictionary(form.targets.enumerated().map { ($1.key.lowercased(), $0) }) { first, _ in first }
    }

    func place(key: String) -> Int? { byKey[key.lowercased()] }
    func place(number: String) -> Int? { byNumber[number] }
    func isOwn(_ inlines: [Inline]) -> Bool { ownTexts.contains(Words(inlines.flat).all) }

    /// How much the line is like what the form says of the place.
    func likeness(_ words: Words, to place: Int) -> Double {
        let (place, words) = (places[place], likeness.weighed(words))
        return max(likeness.of(words, place.heading), asked(words, place))
    }

    private func asked(_ words: Likeness.Weighed, _ place: Place) -> Double {
        place.texts.lazy.map { likeness.of(words, $0) }.max() ?? 0
    }

    /// The place that a line is the question of, by what it says alone; the number only confirms.
    func match(_ opener: Opener) -> (match: Match, opener: Opener)? {
        if let number = opener.label?.text, let place = byNumber[number] {
            let likeness = likeness(opener.words, to: place)
            if likeness >= KnownForm.sameMin {
                return (Match(place: place, sign: .text, likeness: likeness), opener)
            }
            if likeness >= KnownForm.nearMin, opener.label?.isMarked == true || opener.looksLikeHeading {
                return (Match(place: place, sign: .nearText, likeness: likeness), opener)
            }
        }
        guard likeness.most(opener.words) >= KnownForm.similarMin else { return heading(opener) ?? beginning(opener) }
        let words = likeness.weighed(opener.words)
        let ranked = places.indices.map { (place: $0, likeness: asked(words, places[$0])) }
            .sorted { ($0.likeness, $1.place) > ($1.likeness, $0.place) }
        guard let best = ranked.first else { return nil }
        let lead = best.likeness - (ranked.dropFirst().first?.likeness ?? 0)
        if let sign = sign(opener, likeness: best.likeness, lead: lead) {
            return (Match(place: best.place, sign: sign, likeness: best.likeness), opener)
        }
        return heading(opener) ?? beginning(opener) ?? similar(opener, best.place, best.likeness, lead)
    }

    private func sign(_ opener: Opener, likeness: Double, lead: Double) -> ImportSign? {
        let standsOut = opener.looksLikeHeading || opener.label?.isMarked == true
        guard standsOut || opener.words.all.count >= KnownForm.wordsMin else { return nil }
        if likeness >= KnownForm.sameMin, lead > 0 || standsOut { return .text }
        let least = standsOut || opener.isQuestion ? KnownForm.nearMin : KnownForm.plainMin
        return likeness >= least && lead >= KnownForm.leadMin ? .nearText : nil
    }

    private func heading(_ opener: Opener) -> (match: Match, opener: Opener)? {
        guard opener.looksLikeHeading,
            let place = places.firstIndex(where: {
                $0.heading.words.all == opener.words.all && !opener.words.isEmpty
            })
        else { return nil }
        return (Match(place: place, sign: .heading, likeness: 1), opener)
    }

    /// The question first in a paragraph, and the answer after it.
    private func beginning(_ opener: Opener) -> (match: Match, opener: Opener)? {
        for (place, known) in places.enumerated() {
            for text in known.texts
            where text.words.all.count >= KnownForm.wordsMin && opener.words.all.starts(with: text.words.all) {
                guard let cut = opener.cut(afterWords: text.words.all.count) else { continue }
                return (Match(place: place, sign: .text, likeness: 1), cut)
            }
        }
        return nil
    }

    /// Last year's question, put in other words.
    private func similar(
        _ opener: Opener, _ place: Int, _ likeness: Double, _ lead: Double
    ) -> (match: Match, opener: Opener)? {
        let isQuestion = opener.isQuestion && (opener.looksLikeHeading || opener.label?.isMarked == true)
        guard isQuestion, opener.words.all.count >= KnownForm.wordsMin, likeness >= KnownForm.similarMin,
            lead >= KnownForm.similarLeadMin, places[place].target.kind == .question
        else { return nil }
        return (Match(place: place, sign: .similarText, likeness: likeness), opener)
    }
}
