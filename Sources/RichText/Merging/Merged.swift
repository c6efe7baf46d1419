/// What two writers made of the same text, as one.
public struct Merged: Sendable, Equatable {
    public let document: Document
    /// What both changed so that it cannot be told what the text should be: both stand in `document`, theirs before mine.
    /// In the order of the document.
    public let conflicts: [Conflict]
    /// Whether both did not get room in one document (`documentBytesMax`, `nodesMax`). Then `document` is mine alone, and the
    /// writer must be told that theirs stands among the earlier versions.
    public let isMineAlone: Bool

    init(document: Document, conflicts: [Conflict] = [], isMineAlone: Bool = false) {
        (self.document, self.conflicts, self.isMineAlone) = (document, conflicts, isMineAlone)
    }
}

/// Where both versions of a part stand in a merged document: places of its `blocks`, half-open, theirs right before mine.
/// One is empty when one writer removed what the other changed; then what was changed stays.
public struct Conflict: Sendable, Equatable {
    public let theirs: Range<Int>
    public let mine: Range<Int>

    public init(theirs: Range<Int>, mine: Range<Int>) { (self.theirs, self.mine) = (theirs, mine) }
}

extension Document {
    /// What two writers made of the same text, as one: changes in different places are both made, the same change once.
    ///
    /// Blocks are merged by themselves, items, rows, cells and words within blocks that both changed. A block where both
    /// changed the same words is a conflict and stands in both versions. Nothing that either wrote is left out, but when both
    /// do not get room in one document. The same three documents always give the same answer.
    /// - Parameters:
    ///   - base: what both began with.
    ///   - mine: what the one who saves made of it.
    ///   - theirs: what others made of it, and saved before.
    public static func merge(base: Document, mine: Document, theirs: Document) -> Merged {
        if mine == theirs || base == mine { return Merged(document: theirs) }
        if base == theirs { return Merged(document: mine) }
        var blocks: [Block] = []
        var conflicts: [Conflict] = []
        for piece in ThreeWay.merge(base.blocks, mine.blocks, theirs.blocks) {
            switch piece {
            case .settled(let settled): blocks += settled
            case .conflict(let theirs, let mine):
                let (start, middle) = (blocks.count, blocks.count + theirs.count)
                blocks += theirs + mine
                conflicts.append(Conflict(theirs: start..<middle, mine: middle..<blocks.count))
            }
        }
        let document = Document(read: blocks)
        do { try Canonical(document).check() } catch { return Merged(document: mine, isMineAlone: true) }
        return Merged(document: document, conflicts: conflicts)
    }
}
