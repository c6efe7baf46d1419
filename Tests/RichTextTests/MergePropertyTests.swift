import RichText
import Testing

@Suite("What holds for every merge, tried on thousands of random pairs")
struct MergePropertyTests {
    @Test(
        "When one has changed nothing the other's stands, and the same change is made once", arguments: 0..<20
    )
    func same(seed: Int) throws {
        var scribe = Scribe(seed: seed)
        for _ in 0..<50 {
            let blocks = scribe.document()
            let (base, other) = try (Document(blocks), Document(scribe.edited(blocks, times: 1...8)))
            for merged in [
                Document.merge(base: base, mine: base, theirs: other),
                Document.merge(base: base, mine: other, theirs: base),
                Document.merge(base: base, mine: other, theirs: other),
            ] {
                #expect(merged.document == other)
                #expect(merged.conflicts.isEmpty && !merged.isMineAlone)
            }
        }
    }

    @Test(
        "Changes in different blocks are both made, whoever saves first, without conflict", arguments: 0..<20)
    func disjoint(seed: Int) throws {
        var scribe = Scribe(seed: seed)
        for _ in 0..<50 {
            let blocks = scribe.document(2...14)
            let (own, other) = scribe.disjointOutlines(of: blocks)
            let base = try Document(blocks)
            let (mine, theirs) = try (Document(own.applied(to: blocks)), Document(other.applied(to: blocks)))
            let expected = try Document(own.with(other).applied(to: blocks))
            for merged in [
                Document.merge(base: base, mine: mine, theirs: theirs),
                Document.merge(base: base, mine: theirs, theirs: mine),
            ] {
                #expect(merged.document == expected)
                #expect(merged.conflicts.isEmpty)
            }
        }
    }

    @Test("Changes in different words of one line are both made, without conflict", arguments: 0..<20)
    func disjointWords(seed: Int) throws {
        var scribe = Scribe(seed: seed)
        for _ in 0..<50 {
            let words = scribe.words(scribe.number(8...30))
            let first = scribe.number(1...words.count - 5)
            let second = scribe.number(first + 2...words.count - 2)
            let (own, other) = (scribe.wordChange(), scribe.wordChange())
            let base = try paragraphs(words)
            let mine = try paragraphs(own.applied(to: words, at: first))
            let theirs = try paragraphs(other.applied(to: words, at: second))
            // The later one first, so that the places hold.
            let expected = try paragraphs(own.applied(to: other.applied(to: words, at: second), at: first))
            for merged in [
                Document.merge(base: base, mine: mine, theirs: theirs),
                Document.merge(base: base, mine: theirs, theirs: mine),
            ] {
                #expect(merged.document == expected)
                #expect(merged.conflicts.isEmpty)
            }
        }
    }

    private func paragraphs(_ words: [String]) throws -> Document {
        try Document(plain: words.joined(separator: " "))
    }

    /// With new words each time, and with so few words that lines are hard to tell apart.
    @Test(
        "Nothing written is left out, nothing is there twice but in conflicts, and the result is a document",
        arguments: [0, 40, 6], 0..<10)
    func anything(vocabulary: Int, seed: Int) throws {
        var scribe = Scribe(seed: seed &+ vocabulary &* 1_000, vocabulary: vocabulary)
        for _ in 0..<70 {
            let blocks = scribe.document()
            let base = try Document(blocks)
            let mine = try Document(scribe.edited(blocks, times: 1...6))
            let theirs = try Document(scribe.edited(blocks, times: 1...6))
            let merged = Document.merge(base: base, mine: mine, theirs: theirs)
            #expect(try Document(json: merged.document.canonicalBytes) == merged.document)
            #expect(Document.merge(base: base, mine: mine, theirs: theirs) == merged)
            checkPlaces(merged)
            guard vocabulary == 0 else { continue }
            checkWords(merged, base, mine, theirs)
            checkBlocks(merged, base, mine, theirs)
        }
    }

    /// Conflicts lie in order, each theirs right before mine, and hold what the two wrote.
    private func checkPlaces(_ merged: Merged) {
        var end = 0
        for conflict in merged.conflicts {
            #expect(conflict.theirs.lowerBound >= end)
            #expect(conflict.theirs.upperBound == conflict.mine.lowerBound)
            #expect(!conflict.theirs.isEmpty || !conflict.mine.isEmpty)
            end = conflict.mine.upperBound
        }
        #expect(end <= merged.document.blocks.count)
    }

    /// For words that are never written twice.
    private func checkWords(_ merged: Merged, _ base: Document, _ mine: Document, _ theirs: Document) {
        let (old, own, other) = (wordCounts(base), wordCounts(mine), wordCounts(theirs))
        let all = wordCounts(merged.document)
        for word in Set(own.keys).union(other.keys) {
            let (before, a, b) = (old[word, default: 0], own[word, default: 0], other[word, default: 0])
            // What both have is there, and what one of them has written.
            let least = before == 0 ? max(a, b) : min(a, b)
            let most = merged.conflicts.isEmpty ? max(a, b, a + b - before) : a + b
            if !(least...most).contains(all[word, default: 0]) {
                Issue.record(
                    "\(word) står \(all[word, default: 0]) gånger; \(before) i basen, \(a) i min, \(b) i deras"
                )
            }
        }
        if !all.keys.allSatisfy({ own[$0] != nil || other[$0] != nil }) { Issue.record("Ord som ingen har") }
    }

    /// What both have unchanged stands once, and a long block that is wholly new stands as it was written.
    private func checkBlocks(_ merged: Merged, _ base: Document, _ mine: Document, _ theirs: Document) {
        let (old, own, other) = (Set(base.blocks), Set(mine.blocks), Set(theirs.blocks))
        for block in old.intersection(own).intersection(other) {
            #expect(merged.document.blocks.count { $0 == block } == 1)
        }
        let all = Set(merged.document.blocks)
        for conflict in merged.conflicts {
            // A block that one moved and the other changed stands changed where it was moved to.
            let (left, right) = (
                merged.document.blocks[conflict.theirs], merged.document.blocks[conflict.mine]
            )
            #expect((left + right).allSatisfy { own.contains($0) || other.contains($0) })
        }
        for (written, others) in [(mine, theirs), (theirs, mine)] {
            let known = wordCounts(base, others)
            for block in written.blocks {
                guard let alone = try? Document([block]), case let words = wordCounts(alone), words.count >= 8
                else { continue }
                if words.keys.allSatisfy({ known[$0] == nil }), !all.contains(block) {
                    Issue.record("Ett nytt stycke står inte som det skrevs: \(alone.plain)")
                }
            }
        }
    }
}

/// What one writer does with each block of a document, and sets in between.
struct Outline {
    /// Nil in it for a block that is removed.
    var blocks: [Int: Block?] = [:]
    var inserted: [Int: [Block]] = [:]

    func applied(to base: [Block]) -> [Block] {
        var result = inserted[0] ?? []
        for (place, block) in base.enumerated() {
            if let changed = blocks[place] {
                result += changed.map { [$0] } ?? []
            } else {
                result.append(block)
            }
            result += inserted[place + 1] ?? []
        }
        return result
    }

    func with(_ other: Outline) -> Outline {
        Outline(
            blocks: blocks.merging(other.blocks) { first, _ in first },
            inserted: inserted.merging(other.inserted) { first, _ in first })
    }
}

/// What is done at one word.
enum WordChange {
    case removed
    case replaced(String)
    case inserted(String)

    func applied(to words: [String], at place: Int) -> [String] {
        var words = words
        switch self {
        case .removed: words.remove(at: place)
        case .replaced(let word): words[place] = word
        case .inserted(let word): words.insert(word, at: place)
        }
        return words
    }
}

extension Scribe {
    mutating func wordChange() -> WordChange {
        switch number(1...3) {
        case 1: .removed
        case 2: .replaced(word())
        default: .inserted(word())
        }
    }

    /// Two outlines that share no block and no place between blocks. None sets in beside what it removes, which would be to
    /// write it anew.
    mutating func disjointOutlines(of blocks: [Block]) -> (Outline, Outline) {
        var outlines = [Outline(), Outline()]
        for place in blocks.indices where happens(50) {
            let side = number(0...1)
            if happens(30) {
                outlines[side].blocks[place] = .some(nil)
            } else if let block = edited(blocks[place]), isAlike(block, blocks[place]) {
                outlines[side].blocks[place] = .some(block)
            }
        }
        for place in 0...blocks.count where happens(25) {
            let side = number(0...1)
            let isBesideRemoved = [place - 1, place].contains { outlines[side].blocks[$0] == .some(nil) }
            if !isBesideRemoved { outlines[side].inserted[place] = [block()] }
        }
        return (outlines[0], outlines[1])
    }

    /// Whether most words are the same.
    private func isAlike(_ new: Block, _ old: Block) -> Bool {
        guard let (new, old) = try? (Document([new]), Document([old])) else { return false }
        let (words, before) = (wordCounts(new), wordCounts(old))
        let shared = words.keys.count { before[$0] != nil }
        return 4 * shared >= 3 * max(words.count, before.count) && shared > 0
    }
}
