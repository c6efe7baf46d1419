import Base
import Site
import Store

/// What some writers say to each other about a passage, or about a part as a whole.
struct CommentThread: Sendable {
    let id: ID<CommentThread>
    let item: String
    /// The passage; nil for the part as a whole.
    let anchor: Anchor?
    let resolvedBy: String?
    var comments: [Comment] = []

    var isOpen: Bool { resolvedBy == nil }
}

struct Comment: Sendable {
    let person: ID<Person>
    let name: String
    let at: Instant
    let text: String
}

enum CommentSQL {
    /// Threads of an entry that are not closed; closing one makes room.
    static let threadsMax = 500
    /// So many are read: those that are open first, then the newest.
    static let threadsReadMax = 1_000
    static let commentsOfThreadMax = 200

    /// The threads of an entry, oldest first, each with its comments: two queries, however many they are.
    static func all(_ entry: ID<Entry>, item: String? = nil, in db: any Connection) throws -> [CommentThread] {
        let part: SQL = item.map { "AND comment_thread.item = \($0)" } ?? ""
        let threads = try db.rows(
            """
            SELECT comment_thread.id, comment_thread.item, comment_thread.quote, comment_thread.before,
                comment_thread.after, person.name
            FROM comment_thread LEFT JOIN person ON person.id = comment_thread.resolved_by
            WHERE comment_thread.entry = \(entry) \(part)
            ORDER BY CASE WHEN resolved_at IS NULL THEN 0 ELSE 1 END, comment_thread.id DESC LIMIT \(threadsReadMax)
            """
        ) { row in
            let quote: String = try row[2]
            return CommentThread(
                id: try row[0], item: try row[1],
                anchor: quote.isEmpty ? nil : Anchor(quote: quote, before: try row[3], after: try row[4]),
                resolvedBy: try row[5])
        }
        let comments = try db.rows(
            """
            SELECT comment.thread, comment.by, person.name, comment.at, comment.text
            FROM comment JOIN person ON person.id = comment.by JOIN comment_thread ON comment_thread.id = comment.thread
            WHERE comment_thread.entry = \(entry) \(part) ORDER BY comment.id
            """
        ) { row in
            (
                thread: try row[0] as ID<CommentThread>,
                comment: Comment(person: try row[1], name: try row[2], at: try row[3], text: try row[4])
            )
        }
        let byThread = Dictionary(grouping: comments, by: \.thread)
        return threads.sorted { $0.id < $1.id }.map { thread in
            var thread = thread
            thread.comments = (byThread[thread.id] ?? []).map(\.comment)
            return thread
        }
    }

    /// What somebody has said last about a part.
    struct Remark: Sendable {
        let item: String
        let name: String
        let at: Instant
        let text: String
    }

    /// The newest comments of others in threads that are open.
    static func recent(_ entry: ID<Entry>, notBy person: ID<Person>, max: Int, in db: any Connection) throws -> [Remark] {
        try db.rows(
            """
            SELECT comment_thread.item, person.name, comment.at, comment.text
            FROM comment JOIN comment_thread ON comment_thread.id = comment.thread JOIN person ON person.id = comment.by
            WHERE comment_thread.entry = \(entry) AND comment_thread.resolved_at IS NULL AND comment.by <> \(person)
            ORDER BY comment.id DESC LIMIT \(max)
            """
        ) { Remark(item: try $0[0], name: try $0[1], at: try $0[2], text: try $0[3]) }
    }

    /// How many threads are open, by item.
    static func open(_ entry: ID<Entry>, in db: any Connection) throws -> [String: Int] {
        let rows = try db.rows(
            """
            SELECT item, count(*) FROM comment_thread WHERE entry = \(entry) AND resolved_at IS NULL GROUP BY item
            """
        ) { (item: try $0[0] as String, count: try $0[1] as Int) }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.item, $0.count) })
    }

    /// Whether there is such a thread in the entry, and on which part.
    static func item(of thread: ID<CommentThread>, in entry: ID<Entry>, _ db: any Connection) throws -> String? {
        try db.value("SELECT item FROM comment_thread WHERE id = \(thread) AND entry = \(entry)")
    }

    static func begin(
        _ id: ID<CommentThread>, _ entry: ID<Entry>, _ item: String, _ anchor: Anchor?, in db: any Connection
    ) throws {
        guard try db.count("SELECT count(*) FROM comment_thread WHERE entry = \(entry) AND resolved_at IS NULL") < threadsMax else {
            throw Refusal("Bidraget har redan \(threadsMax) kommentarer som inte är avslutade. Avsluta dem som är klara och försök igen.")
        }
        try db.run(
            """
            INSERT INTO comment_thread (id, entry, item, quote, before, after)
            VALUES (\(id), \(entry), \(item), \(anchor?.quote ?? ""), \(anchor?.before ?? ""), \(anchor?.after ?? ""))
            """)
    }

    static func add(
        _ text: String, to thread: ID<CommentThread>, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        guard try db.count("SELECT count(*) FROM comment WHERE thread = \(thread)") < commentsOfThreadMax else {
            throw Refusal("Tråden har redan \(commentsOfThreadMax) svar. Börja en ny kommentar i stället.")
        }
        try db.run(
            "INSERT INTO comment (id, thread, at, by, text) VALUES (\(ID<Comment>(at: now)), \(thread), \(now), \(person), \(text))")
    }

    /// Closes a thread, or opens it again.
    static func resolve(
        _ thread: ID<CommentThread>, _ isResolved: Bool, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        let (at, by): (Instant?, ID<Person>?) = isResolved ? (now, person) : (nil, nil)
        try db.run("UPDATE comment_thread SET resolved_at = \(at), resolved_by = \(by) WHERE id = \(thread)")
    }
}
