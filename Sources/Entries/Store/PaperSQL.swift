package import Base
import Documents
import Editions
import Site
import Store

/// The two files of an entry (R55).
package enum PaperKind: String, Sendable, CaseIterable {
    case pdf, word

    package var type: String {
        switch self {
        case .pdf: "application/pdf"
        case .word: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        }
    }
    package var ending: String { self == .pdf ? "pdf" : "docx" }
    package var name: Phrase { self == .pdf ? "pdf" : "Word" }
}

/// A file that was made of what is sealed.
struct StoredPaper: Sendable {
    let kind: PaperKind
    let sha256: String
    let bytes: Int
    let madeAt: Instant
}

enum PaperSQL {
    /// The digest of what is sealed now: of the hand-in, or of the last change after it; nil before the hand-in.
    static func seal(_ entry: ID<Entry>, in db: any Connection) throws -> String? {
        try db.value(
            """
            SELECT coalesce(\(ChangeSQL.lastSealed("sha256", of: "submission.entry")), submission.sha256)
            FROM submission WHERE submission.entry = \(entry)
            """)
    }

    static func all(_ entry: ID<Entry>, seal: String, in db: any Connection) throws -> [StoredPaper] {
        try db.rows("SELECT kind, sha256, bytes, made_at FROM paper WHERE entry = \(entry) AND seal = \(seal) ORDER BY kind") {
            StoredPaper(kind: try $0[0], sha256: try $0[1], bytes: try $0[2], madeAt: try $0[3])
        }
    }

    static func content(_ entry: ID<Entry>, seal: String, _ kind: PaperKind, in db: any Connection) throws -> [UInt8]? {
        try db.value(
            "SELECT content FROM paper WHERE entry = \(entry) AND seal = \(seal) AND kind = \(kind)", as: Bytes.self)?.content
    }

    /// The first one stands: a second of the same seal is let go.
    static func keep(
        _ bytes: [UInt8], _ kind: PaperKind, _ entry: ID<Entry>, seal: String, at now: Instant, in db: any Connection
    ) throws {
        try db.run(
            """
            INSERT INTO paper (entry, seal, kind, sha256, bytes, made_at, content)
            VALUES (\(entry), \(seal), \(kind), \(Digest.hex(of: bytes)), \(bytes.count), \(now), \(Bytes(bytes)))
            ON CONFLICT (entry, seal, kind) DO NOTHING
            """)
    }

    /// Entries handed in or changed since `then` that lack a file of the kind, the earliest first. An entry whose change is
    /// being made waits.
    static func missing(_ kind: PaperKind, since then: Instant, max: Int, in db: any Connection) throws -> [ID<Entry>] {
        try db.column(
            """
            SELECT submission.entry FROM submission
            LEFT JOIN withdrawal ON withdrawal.entry = submission.entry
            WHERE withdrawal.at IS NULL AND (submission.at >= \(then) OR EXISTS (
                SELECT 1 FROM change_answer JOIN change_request ON change_request.id = change_answer.request
                WHERE change_request.entry = submission.entry AND change_answer.at >= \(then)))
            AND NOT EXISTS (
                SELECT 1 FROM paper WHERE paper.entry = submission.entry AND paper.kind = \(kind) AND paper.seal = coalesce(
                    \(ChangeSQL.lastSealed("sha256", of: "submission.entry")), submission.sha256))
                AND NOT EXISTS (SELECT 1 FROM change_request
                    LEFT JOIN change_answer ON change_answer.request = change_request.id
                    LEFT JOIN change_verdict ON change_verdict.request = change_request.id
                    WHERE change_request.entry = submission.entry AND change_answer.at IS NULL AND change_verdict.at IS NULL)
            ORDER BY submission.at LIMIT \(max)
            """)
    }
}

extension PaperKind: Bindable, Column {}
