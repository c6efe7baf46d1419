import Editions

/// Checks of how it is told: examples, ways of working, sentences.
extension AnswerCheck {
    /// Nothing that happened, no words of anybody's, no day and no name.
    var noExample: [Finding] {
        let isConcrete =
            answer.marksOfAll.contains(.example) || answer.lines.contains { $0.kind == .quote }
            || hasDate || hasName || answer.hasQuotation
        return isConcrete ? [] : [Finding()]
    }

    /// A year, or a month with a number beside it.
    private var hasDate: Bool {
        answer.words.indices.contains { index in
            if answer.year(index) != nil { return true }
            guard answer.marks[index].contains(.month) else { return false }
            return (index > 0 && answer.isNumber(index - 1))
                || (index + 1 < answer.words.count && answer.isNumber(index + 1))
        }
    }

    /// A word with a capital within a sentence, that is not one of the city's common names.
    private var hasName: Bool {
        answer.sentences.contains { sentence in
            sentence.words.dropFirst().contains { word in
                let place = answer.words[word]
                return place.count > 2 && isCapital(answer.bytes, place.lowerBound)
                    && answer.capitals(place) == 1 && !answer.marks[word].contains(.commonName)
                    && answer.isJoined(to: word)
            }
        }
    }

    /// Too few sentences tell who does it, when or with what: of all three a third of the sentences, of two every other.
    var thatNotHow: [Finding] {
        let (kinds, all) = (answer.marksOfAll.howKinds, answer.sentences.count)
        let telling = answer.sentences.filter { $0.marks.howKinds > 0 }.count
        let isTold = kinds == 3 && telling * 3 >= all || kinds == 2 && telling * 2 >= all
        if isTold || all == 0 { return [] }
        let vague = answer.sentences.first { $0.marks.contains(.vague) && $0.marks.howKinds == 0 }
        return [Finding(passage: vague.map { passage($0.bytes) })]
    }

    /// The longest of the sentences with too many words.
    var longSentence: [Finding] {
        guard let worst = answer.sentences.max(by: { $0.words.count < $1.words.count }),
            worst.words.count > limits.sentenceWordsMax
        else { return [] }
        return [Finding(values: ["words": Text(worst.words.count)], passage: passage(worst.bytes))]
    }

    /// Words in capitals that neither the answer nor the word list explains.
    var abbreviations: [Finding] {
        let used = answer.lines.filter { !answer.isMostlyCapitals($0) }.flatMap(\.words)
            .filter { answer.isAbbreviation(answer.words[$0]) }
        let explained = Set(used.filter { answer.isExplained($0) }.map { answer.text(answer.words[$0]) })
            .union(glossary)
        var seen = explained
        let unexplained = used.filter { !answer.marks[$0].contains(.knownAbbreviation) }
            .map { answer.text(answer.words[$0]) }.filter { seen.insert($0).inserted }
        return unexplained.prefix(limits.abbreviationsMax).map {
            Finding(about: [$0], values: ["word": Text(both: $0)])
        }
    }
}

extension AnswerText {
    static let abbreviationLettersMax = 6

    /// Two to six capitals and nothing else.
    func isAbbreviation(_ place: Range<Int>) -> Bool {
        place.count >= 2 && place.count <= 2 * Self.abbreviationLettersMax && isAllCapitals(place)
            && text(place).count <= Self.abbreviationLettersMax && !isRoman(place)
    }

    func isAllCapitals(_ place: Range<Int>) -> Bool {
        var index = place.lowerBound
        while index < place.upperBound {
            guard isCapital(bytes, index) else { return false }
            index += bytes[index] == 0xC3 ? 2 : 1
        }
        return place.count >= 2 && !(place.count == 2 && bytes[place.lowerBound] == 0xC3)
    }

    /// Whether the abbreviation stands in brackets after its meaning, or its meaning follows.
    func isExplained(_ word: Int) -> Bool {
        let place = words[word]
        if place.lowerBound > 0, bytes[place.lowerBound - 1] == UInt8(ascii: "(") { return true }
        if bytes[place.upperBound...].starts(with: " (".utf8) || isAppended(word) { return true }
        return word + 1 < words.count && marks[word + 1].contains(.standsFor)
    }

    /// Whether the abbreviation follows its meaning after a comma: "arbetsplatsträffen, APT".
    private func isAppended(_ word: Int) -> Bool {
        guard word > 0, bytes[words[word - 1].upperBound..<words[word].lowerBound].elementsEqual(", ".utf8)
        else { return false }
        return words[max(0, word - 5)..<word].contains {
            folded[$0.lowerBound] == folded[words[word].lowerBound]
        }
    }

    func capitals(_ place: Range<Int>) -> Int { place.count { isCapital(bytes, $0) } }

    private func isRoman(_ place: Range<Int>) -> Bool { bytes[place].allSatisfy { "IVX".utf8.contains($0) } }

    /// A line written in capitals, as a heading may be.
    func isMostlyCapitals(_ line: Line) -> Bool {
        guard line.words.count > 1 else { return false }
        return line.words.filter { isAllCapitals(words[$0]) }.count * 2 > line.words.count
    }

    /// Whether the word follows the one before without any sign that may begin a sentence.
    func isJoined(to word: Int) -> Bool {
        bytes[words[word - 1].upperBound..<words[word].lowerBound].allSatisfy { " ,-(".utf8.contains($0) }
    }

    /// Words of somebody's between quotation marks: three at least.
    var hasQuotation: Bool { lines.contains { $0.words.count > 2 && hasQuotation($0) } }

    private func hasQuotation(_ line: Line) -> Bool {
        var word = line.words.lowerBound
        var (open, inside): (Int?, Int) = (nil, 0)
        for mark in quotationMarks(line.bytes) {
            while word < line.words.upperBound, words[word].upperBound <= mark {
                if let open, words[word].lowerBound > open { inside += 1 }
                word += 1
            }
            if inside >= 3 { return true }
            (open, inside) = (open == nil ? mark : nil, 0)
        }
        return false
    }

    /// Where ", ” “ » and « stand.
    private func quotationMarks(_ range: Range<Int>) -> [Int] {
        range.filter { index in
            switch bytes[index] {
            case 0x22: true
            case 0xE2:
                index + 2 < bytes.count && bytes[index + 1] == 0x80
                    && (0x9C...0x9E).contains(bytes[index + 2])
            case 0xC2: index + 1 < bytes.count && (bytes[index + 1] == 0xAB || bytes[index + 1] == 0xBB)
            default: false
            }
        }
    }
}
