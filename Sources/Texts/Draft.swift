package import Base
package import RichText
import Synchronization

/// A text on its way in: it names the revision that its writer started from.
package struct Draft: Sendable {
    package let place: TextPlace
    package let document: Document
    /// 0 when there was no text.
    package let startedFrom: Int
    /// The browser's own mark of this save; sent again, it is known again.
    package let save: String?
    // Spelled and counted before the transaction, where writers wait for each other.
    let canonical: String
    let characters: Int
    /// How much of the database the save has taken for good, when it is done.
    package let kept = KeptBytes()

    package init(_ place: TextPlace, document: Document, startedFrom: Int, save: String? = nil) {
        (self.place, self.document, self.startedFrom) = (place, document, startedFrom)
        (canonical, characters, self.save) = (document.canonical, document.characterCount, save)
    }
}

/// The bytes of the revisions that a save has kept, counted anew each time that its transaction is run.
package final class KeptBytes: Sendable {
    private let bytes = Mutex(0)

    package var count: Int { bytes.withLock { $0 } }
    func begin() { bytes.withLock { $0 = 0 } }
    func add(_ more: Int) { bytes.withLock { $0 += more } }
}

/// What became of a draft. Nothing written is lost (decision 7).
package enum Saved: Sendable, Equatable {
    case now(revision: Int, characters: Int)
    /// The text was already there.
    case unchanged(revision: Int, characters: Int)
    /// Others had saved since the writer began.
    case merged(Merge)

    /// What became of two texts.
    package struct Merge: Sendable, Equatable {
        /// What stands now.
        package let revision: Int
        package let characters: Int
        package let document: Document
        /// The revision that holds exactly what was sent.
        package let sent: Int
        /// Where both stand in `document`, because it could not be told which should.
        package let conflicts: [Conflict]
        /// Who saved the text that stood.
        package let others: String
        /// Both would not fit in one document: what was sent is in the history alone.
        package var isLeftOut = false
    }

    package var revision: Int {
        switch self {
        case .now(let revision, _), .unchanged(let revision, _): revision
        case .merged(let merge): merge.revision
        }
    }

    /// Whether two versions of something stand in the text now.
    package var hasConflicts: Bool { if case .merged(let merge) = self { !merge.conflicts.isEmpty } else { false } }

    package var characters: Int {
        switch self {
        case .now(_, let characters), .unchanged(_, let characters): characters
        case .merged(let merge): merge.characters
        }
    }
}
