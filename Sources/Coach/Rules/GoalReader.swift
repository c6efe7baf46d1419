/// A goal as the answer tells it: where it begins, and which of its parts are there.
struct Goal {
    /// "Mål 2", or its own words.
    let name: String
    let parts: Set<GoalPart>
    /// Whether more is told than that it exists.
    let isDescribed: Bool
}

/// Finds the goals of an answer: rows of a table, "Mål 1", headings, or items of a list.
struct GoalReader {
    static let goalsMax = 40
    static let nameCharactersMax = 60
    /// A goal with more words than these is described, whatever it tells.
    static let listedWordsMax = 25

    let answer: AnswerText

    var goals: [Goal] {
        let found = [rows, sections(of: numbered), sections(of: headings), items].first { !$0.isEmpty } ?? []
        let common = partsOfAll
        return found.prefix(Self.goalsMax).map {
            Goal(
                name: $0.name, parts: $0.isDescribed ? $0.parts.union(common) : $0.parts,
                isDescribed: $0.isDescribed)
        }
    }

    /// One way to follow up may be for every goal (R68). A sentence that names the expected result too only tells what follows.
    private var partsOfAll: Set<GoalPart> {
        let isForAll = answer.sentences.contains {
            $0.marks.isSuperset(of: [.allGoals, .followUp]) && !$0.marks.contains(.expected)
        }
        return isForAll ? [.followUp] : []
    }

    /// The lines that begin goals, and those where the last of them ends.
    private struct Starts {
        var lines: [Int] = []
        var ends: Set<Int> = []
    }

    /// Lines that begin with "Mål 1" or "Mål:".
    private var numbered: Starts {
        Starts(
            lines: answer.lines.indices.filter { isNumbered(answer.lines[$0]) },
            ends: Set(answer.lines.indices.filter { isListHeading(answer.lines[$0]) }))
    }

    private func isNumbered(_ line: AnswerText.Line) -> Bool {
        guard let first = line.words.first, answer.folded[answer.words[first]].elementsEqual("mål".utf8)
        else { return false }
        if line.words.count > 1, answer.isNumber(first + 1) { return true }
        return answer.folded[answer.words[first].upperBound..<line.bytes.upperBound].first
            == UInt8(ascii: ":")
    }

    /// The headings of the highest level that are neither parts of goals nor lists of the others.
    private var headings: Starts {
        let all = answer.lines.indices.filter { answer.lines[$0].kind.isHeading }
        let ends = all.filter { isListHeading(answer.lines[$0]) }
        let names = all.filter {
            !ends.contains($0) && answer.marks(answer.lines[$0].words).goalParts.isEmpty
        }
        guard let top = names.map({ level(answer.lines[$0]) }).min() else { return Starts() }
        return Starts(lines: names.filter { level(answer.lines[$0]) == top }, ends: Set(ends))
    }

    private func level(_ line: AnswerText.Line) -> Int {
        if case .heading(let level) = line.kind { level } else { HeadingLevels.label }
    }

    private enum HeadingLevels { static let label = 4 }

    private func isListHeading(_ line: AnswerText.Line) -> Bool {
        line.words.count <= LineReader.labelWordsMax && answer.marks(line.words).contains(.otherGoals)
    }

    /// From each line that begins a goal to the next; what is told of one number at two places belongs together.
    private func sections(of starts: Starts) -> [Goal] {
        let stops = starts.ends.union(starts.lines).sorted()
        var order: [String] = []
        var sections: [String: [Range<Int>]] = [:]
        for start in starts.lines.prefix(2 * Self.goalsMax) {
            let end = stops.first { $0 > start } ?? answer.lines.count
            let name = name(of: answer.lines[start])
            if sections[name] == nil { order.append(name) }
            sections[name, default: []].append(start..<end)
        }
        return order.map { name in goal(name, sections[name] ?? []) }
    }

    private func goal(_ name: String, _ sections: [Range<Int>]) -> Goal {
        var (parts, words): (Set<GoalPart>, Int) = ([], 0)
        for lines in sections {
            for line in lines where !isEmptyHeading(line, before: lines.upperBound) {
                parts.formUnion(answer.marks(answer.lines[line].words).goalParts)
                words += answer.lines[line].words.count
            }
        }
        return Goal(name: name, parts: parts, isDescribed: !parts.isEmpty || words > Self.listedWordsMax)
    }

    /// A heading such as "Uppföljning" with nothing under it.
    private func isEmptyHeading(_ line: Int, before end: Int) -> Bool {
        guard answer.lines[line].kind.isHeading, !answer.marks(answer.lines[line].words).goalParts.isEmpty
        else { return false }
        return line + 1 >= end || answer.lines[line + 1].kind.isHeading
    }

    /// "Mål 2", or the beginning of the line.
    private func name(of line: AnswerText.Line) -> String {
        if let first = line.words.first, isNumbered(line), line.words.count > 1, answer.isNumber(first + 1) {
            return "Mål " + answer.text(answer.words[first + 1])
        }
        return "”" + answer.passage(line.bytes, charactersMax: Self.nameCharactersMax) + "”"
    }

    /// A table where columns are parts of goals has a goal a row.
    private var rows: [Goal] {
        var columns: [Int: [Int: Set<GoalPart>]] = [:]
        var cells: [[Int]: [Int: Range<Int>]] = [:]
        for line in answer.lines {
            guard case .cell(let table, let row, let column) = line.kind, !line.words.isEmpty else {
                continue
            }
            if row == 0 {
                columns[table, default: [:]][column, default: []].formUnion(
                    answer.marks(line.words).goalParts)
            } else if cells[[table, row]]?[column] == nil {
                cells[[table, row], default: [:]][column] = line.bytes
            }
        }
        return cells.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { key in
            guard let heads = columns[key[0]], heads.values.filter({ !$0.isEmpty }).count > 1,
                let row = cells[key],
                let first = row.keys.min()
            else { return nil }
            let parts = row.keys.reduce(into: Set<GoalPart>()) { $0.formUnion(heads[$1] ?? []) }
            let name = "”" + answer.passage(row[first]!, charactersMax: Self.nameCharactersMax) + "”"
            return Goal(name: name, parts: parts, isDescribed: !parts.isEmpty)
        }
    }

    /// Items of the lists in which some item tells a part of a goal.
    private var items: [Goal] {
        var lines: [[Int]: [Int]] = [:]
        for (index, line) in answer.lines.enumerated() {
            if case .item(let list, let number) = line.kind {
                lines[[list, number], default: []].append(index)
            }
        }
        let keys = lines.keys.sorted { $0.lexicographicallyPrecedes($1) }
        let told = Set(
            keys.filter { key in
                lines[key]!.contains { !answer.marks(answer.lines[$0].words).goalParts.isEmpty }
            }.map { $0[0] })
        return keys.filter { told.contains($0[0]) }.map { key in
            let own = lines[key]!
            return goal(
                "”" + answer.passage(answer.lines[own[0]].bytes, charactersMax: Self.nameCharactersMax) + "”",
                own.map { $0..<($0 + 1) })
        }
    }
}
