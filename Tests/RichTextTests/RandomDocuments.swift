import Base
import RichText

/// Makes documents and changes them, the same each run. Every word is new unless it is told to write from few words.
struct Scribe {
    var generator: SeededGenerator
    /// From how many words it writes; 0 for a new word each time.
    var vocabulary = 0
    private var written = 0

    init(seed: Int, vocabulary: Int = 0) {
        generator = SeededGenerator(state: UInt64(seed) &* 2_654_435_761 &+ 97)
        self.vocabulary = vocabulary
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    mutating func happens(_ percent: Int) -> Bool { number(1...100) <= percent }

    mutating func word() -> String {
        written += 1
        let number = vocabulary == 0 ? written : self.number(1...vocabulary)
        return ["möte", "brukare", "mål", "stöd", "vård", "å", "samtal"][number % 7] + String(number)
    }

    mutating func words(_ count: Int) -> [String] { (0..<count).map { _ in word() } }

    mutating func line(_ counts: ClosedRange<Int> = 6...14) -> [Inline] {
        var inlines: [Inline] = []
        for (place, word) in words(number(counts)).enumerated() {
            if place > 0, happens(4) { inlines.append(.lineBreak) }
            var marks = Marks()
            if happens(8) { marks.strong = true }
            if happens(8) { marks.emphasis = true }
            if happens(4) { marks.link = Link("https://exempel.se/\(word)") }
            inlines.append(.text(place == 0 ? word : " " + word, marks))
        }
        return inlines
    }

    mutating func figure() -> Figure {
        let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
        let text = String((0..<26).map { _ in digits[number(0...31)] })
        return Figure(
            picture: ID(stored: text), alt: happens(70) ? words(4).joined(separator: " ") : "",
            caption: happens(60) ? line(4...8) : [])
    }

    mutating func items(depth: Int) -> [ListItem] {
        (0..<number(1...5)).map { _ in
            var blocks: [Block] = happens(95) ? [.paragraph(line(3...8))] : []
            if depth < 2, happens(15) { blocks.append(.bulletList(items(depth: depth + 1))) }
            return ListItem(blocks)
        }
    }

    mutating func row(_ columns: Int) -> [TableCell] {
        (0..<columns).map { _ in TableCell(happens(85) ? [.paragraph(line(2...5))] : []) }
    }

    mutating func table() -> Table {
        let columns = number(1...4)
        return Table(header: row(columns), rows: (0..<number(0...5)).map { _ in row(columns) })
    }

    mutating func block() -> Block {
        switch number(1...12) {
        case 1: .heading(HeadingLevel(rawValue: number(1...3))!, line(3...6))
        case 2: .bulletList(items(depth: 0))
        case 3: .numberedList(start: number(1...3), items(depth: 0))
        case 4: .table(table())
        case 5: .figure(figure())
        case 6: .quote((0..<number(1...3)).map { _ in .paragraph(line()) })
        default: .paragraph(line())
        }
    }

    mutating func document(_ counts: ClosedRange<Int> = 0...12) -> [Block] {
        (0..<number(counts)).map { _ in block() }
    }
}

/// Changes as a writer makes them.
extension Scribe {
    mutating func edited(_ blocks: [Block], times: ClosedRange<Int>) -> [Block] {
        var blocks = blocks
        for _ in 0..<number(times) {
            let place = blocks.isEmpty ? 0 : number(0...blocks.count - 1)
            switch number(1...10) {
            case 1, 2: blocks.insert(block(), at: number(0...blocks.count))
            case _ where blocks.isEmpty: blocks.append(block())
            case 3: blocks.remove(at: place)
            case 4: blocks.insert(blocks.remove(at: place), at: number(0...blocks.count))
            default:
                if let block = edited(blocks[place]) {
                    blocks[place] = block
                } else {
                    blocks.remove(at: place)
                }
            }
        }
        return blocks
    }

    /// The block with one change in it, nil when nothing is left.
    mutating func edited(_ block: Block) -> Block? {
        switch block {
        case .paragraph(let inlines):
            if happens(6) { return .heading(.two, inlines) }
            return edited(inlines).map { .paragraph($0) }
        case .heading(let level, let inlines):
            if happens(30) { return .heading(level == .one ? .two : .one, inlines) }
            return edited(inlines).map { .heading(level, $0) }
        case .bulletList(let items):
            if happens(10) { return .numberedList(start: 1, items) }
            return edited(items).map { .bulletList($0) }
        case .numberedList(let start, let items): return edited(items).map { .numberedList(start: start, $0) }
        case .quote(let blocks):
            let place = number(0...blocks.count - 1)
            var blocks = blocks
            if let block = edited(blocks[place], inside: true) {
                blocks[place] = block
            } else {
                blocks.remove(at: place)
            }
            return blocks.isEmpty ? nil : .quote(blocks)
        case .table(let table): return .table(edited(table))
        case .figure(let figure):
            if happens(50) {
                return .figure(
                    Figure(
                        picture: figure.picture, alt: words(3).joined(separator: " "), caption: figure.caption
                    ))
            }
            return .figure(
                Figure(picture: figure.picture, alt: figure.alt, caption: edited(figure.caption) ?? []))
        }
    }

    private mutating func edited(_ block: Block, inside: Bool) -> Block? {
        guard case .paragraph(let inlines) = block else { return edited(block) }
        return edited(inlines).map { .paragraph($0) }
    }

    mutating func edited(_ items: [ListItem]) -> [ListItem]? {
        var items = items
        let place = number(0...items.count - 1)
        switch number(1...5) {
        case 1: items.insert(ListItem([.paragraph(line(3...8))]), at: number(0...items.count))
        case 2: items.remove(at: place)
        default:
            var blocks = items[place].blocks
            if blocks.isEmpty {
                blocks = [.paragraph(line(3...8))]
            } else {
                let block = number(0...blocks.count - 1)
                if let changed = edited(blocks[block], inside: true) {
                    blocks[block] = changed
                } else {
                    blocks.remove(at: block)
                }
            }
            items[place] = ListItem(blocks)
        }
        return items.isEmpty ? nil : items
    }

    mutating func edited(_ table: Table) -> Table {
        var (header, rows) = (table.header, table.rows)
        switch number(1...6) {
        case 1: rows.insert(row(header.count), at: number(0...rows.count))
        case 2 where !rows.isEmpty: rows.remove(at: number(0...rows.count - 1))
        case 3 where header.count < 6:
            let place = number(0...header.count)
            header.insert(row(1)[0], at: place)
            for index in rows.indices { rows[index].insert(row(1)[0], at: place) }
        case 4 where header.count > 1:
            let place = number(0...header.count - 1)
            header.remove(at: place)
            for index in rows.indices { rows[index].remove(at: place) }
        default:
            let (row, column) = (number(-1...rows.count - 1), number(0...header.count - 1))
            let old = (row < 0 ? header : rows[row])[column].blocks
            var blocks: [Block] = old.isEmpty ? [.paragraph(line(2...5))] : old
            if !old.isEmpty { blocks = edited(old[0], inside: true).map { [$0] } ?? [] }
            if row < 0 { header[column] = TableCell(blocks) } else { rows[row][column] = TableCell(blocks) }
        }
        return Table(header: header, rows: rows)
    }

    /// One word more, fewer, other, or marked; nil when nothing is left.
    mutating func edited(_ inlines: [Inline]) -> [Inline]? {
        var inlines = inlines
        guard !inlines.isEmpty else { return line(1...3) }
        let place = number(0...inlines.count - 1)
        switch number(1...5) {
        case 1, 2: inlines.insert(.text(" " + word()), at: place + 1)
        case 3: inlines.remove(at: place)
        case 4: inlines[place] = .text(" " + word())
        default:
            if case .text(let text, var marks) = inlines[place] {
                marks.strong.toggle()
                inlines[place] = .text(text, marks)
            }
        }
        let isBlank = inlines.allSatisfy { $0 == .lineBreak }
        return isBlank ? nil : inlines
    }
}

/// How often each word stands in a document, alts too.
func wordCounts(_ documents: Document...) -> [Substring: Int] {
    var counts: [Substring: Int] = [:]
    for document in documents {
        let alts = document.figures.map(\.alt).joined(separator: " ")
        for word in (document.plain + " " + alts).split(whereSeparator: { " \n\t".contains($0) }) {
            // Not the numbers and signs of lists.
            if word.utf8.last != 0x2E, word != "–" { counts[word, default: 0] += 1 }
        }
    }
    return counts
}
