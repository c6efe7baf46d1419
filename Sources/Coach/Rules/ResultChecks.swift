import Editions

/// Checks of results: years, numbers, women and men, causes.
extension AnswerCheck {
    var noYears: [Finding] { pastYears.isEmpty ? [Finding()] : [] }

    /// No number but years, and no word for a share.
    var noNumbers: [Finding] {
        let has = answer.words.indices.contains {
            answer.marks[$0].contains(.number)
                || (answer.isNumber($0) && answer.year($0) == nil && !answer.endsYears($0))
        }
        return has ? [] : [Finding()]
    }

    /// Too few years, unless it says why there are no more.
    var fewYears: [Finding] {
        let years = pastYears
        guard !years.isEmpty, years.count < limits.yearsMin,
            answer.marksOfAll.isDisjoint(with: [.noHistory, .threeYears])
        else { return [] }
        return [Finding(values: ["count": Text(years.count), "wanted": Text(limits.yearsMin)])]
    }

    /// Neither women and men each for themselves, nor a sentence about why not.
    var noSexSplit: [Finding] {
        if answer.marksOfAll.isSuperset(of: [.female, .male]) { return [] }
        let says = answer.sentences.contains { $0.marks.isSuperset(of: [.sex, .reason]) }
        return says ? [] : [Finding()]
    }

    var noAnalysis: [Finding] { answer.marksOfAll.contains(.cause) ? [] : [Finding()] }

    /// The years that results are told for, at most this one; "förra året" is one of them.
    private var pastYears: Set<Int> {
        var years: Set<Int> = []
        for index in answer.words.indices {
            guard let first = answer.year(index) else { continue }
            years.insert(first)
            if index + 1 < answer.words.count, let last = answer.rangeEnd(index), last > first,
                last - first <= 20
            {
                years.formUnion(first...last)
            }
        }
        if answer.marksOfAll.contains(.lastYear) { years.insert(year - 1) }
        if answer.marksOfAll.contains(.thisYear) { years.insert(year) }
        if answer.marksOfAll.contains(.threeYears), years.isEmpty { years.insert(year - 1) }
        return years.filter { $0 > year - 20 && $0 <= year }
    }
}

extension AnswerText {
    func isNumber(_ word: Int) -> Bool { bytes[words[word]].allSatisfy { (0x30...0x39).contains($0) } }

    /// "2023", "ht23": the year that a word is, from 1980 to 2079.
    func year(_ word: Int) -> Int? {
        let place = words[word]
        if place.count == 4, let year = number(place), (1980...2079).contains(year) { return year }
        if place.count == 4, folded[place.lowerBound + 1] == UInt8(ascii: "t"),
            "hv".utf8.contains(folded[place.lowerBound]),
            let short = number((place.lowerBound + 2)..<place.upperBound)
        {
            return 2000 + short
        }
        return nil
    }

    /// The last year of "2021–2023" or "2022/23", when one begins at the word.
    func rangeEnd(_ word: Int) -> Int? {
        let (place, next) = (words[word], words[word + 1])
        let between = bytes[place.upperBound..<next.lowerBound]
        guard between.count <= 5, between.contains(where: { $0 == 0x2F || $0 == 0x2D || $0 == 0xE2 }),
            let first = year(word)
        else { return nil }
        if let last = year(word + 1) { return last }
        guard next.count == 2, let short = number(next) else { return nil }
        return first / 100 * 100 + short
    }

    /// Whether the word is the end of years such as "2022/23".
    func endsYears(_ word: Int) -> Bool { word > 0 && rangeEnd(word - 1) != nil }

    private func number(_ place: Range<Int>) -> Int? {
        var number = 0
        for byte in bytes[place] {
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }
}
