import Base
package import Documents

/// The programs that entries are handed to: one of each for the whole service, which counts how many work at once.
package struct EntryTools: Sendable {
    let papers: PaperMaker
    let mill: PictureMill
    let word: WordImport
    /// Papers are made so many at a time: on deadline day the rest wait, and saves do not.
    let desk = PaperDesk(places: 2)

    package init(papers: PaperMaker, mill: PictureMill, word: WordImport) {
        (self.papers, self.mill, self.word) = (papers, mill, word)
    }
}

/// Lets a few in at a time; the rest wait in line, and when that is long the next is asked to come again.
package actor PaperDesk {
    static let waitingMax = 60

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) { free = places }

    func take<T: Sendable>(_ work: @Sendable () async throws -> T) async throws -> T {
        if free == 0, waiting.count >= Self.waitingMax { throw Refusal("Många filer görs just nu. Försök igen om en stund.") }
        if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
        defer { if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() } }
        return try await work()
    }
}
