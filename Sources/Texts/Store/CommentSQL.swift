package import Base
package import Site
package import Store

/// What some writers say to each other about a passage, or about a part as a whole.
package struct CommentThread: Sendable {
    package let id: ID<CommentThread>
    package let item: String
    /// The passage; nil for the part as a whole.
    package let anchor: Anchor?
    package let resolvedBy: String?
    package var comments: [Comment] = []

    package var isOpen: Bool { resolvedBy == nil }
}

package struct Comment: Sendable {
    package let person: ID<Person>
    package let name: String
    package let at: Instant
    package let text: String
}

package enum CommentSQL {
    /// Threads of an owner that are not closed; closing one makes room.
    package static let threadsMax = 500
    /// So many are read: those that are open first, then the newest.
    package static let threadsReadMax = 1_000
    package static let commentsOfThreadMax = 200

    /// The threads of an owner, oldest first, each with its comments: two queries, however many they are.
    package static func all(_ owner: TextOwner, item: String? = nil, in db: any Connection) throws -> [CommentThread] {
        let part: SQL = item.map { "AND item = \($0)" } ?? ""
        let threads = try db.rows(
            """
            SELECT text_thread.id, item, quote, text_thread.before, text_thread.after, person.name
            FROM text_thread LEFT JOIN person ON person.id = resolved_by
            WHERE \(owner.rows) \(part)
            ORDER BY CASE WHEN resolved_at IS NULL THEN 0 ELSE 1 END, text_thread.id DESC LIMIT \(threadsReadMax)
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
            SELECT thread, text_comment.by, person.name, at, text_comment.text
            FROM text_comment JOIN person ON person.id = text_comment.by JOIN text_thread ON text_thread.id = thread
            WHERE \(owner.rows) \(part) ORDER BY text_comment.id
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
    package struct Remark: Sendable {
        package let item: String
        package let name: String
        package let at: Instant
        package let text: String
    }

    /// The newest comments of others in threads that are open.
    package static func recent(_ owner: TextOwner, notBy person: ID<Person>, max: Int, in db: any Connection) throws -> [Remark] {
        try db.rows(
            """
            SELECT item, person.name, at, text_comment.text
            FROM text_comment JOIN text_thread ON text_thread.id = thread JOIN person ON person.id = text_comment.by
            WHERE \(owner.rows) AND resolved_at IS NULL AND text_comment.by <> \(person)
            ORDER BY text_comment.id DESC LIMIT \(max)
            """
        ) { Remark(item: try $0[0], name: try $0[1], at: try $0[2], text: try $0[3]) }
    }

    /// How many threads are open, by item.
    package static func open(_ owner: TextOwner, in db: any Connection) throws -> [String: Int] {
        let rows = try db.rows(
            """
            SELECT item, count(*) FROM text_thread WHERE \(owner.rows) AND resolved_at IS NULL GROUP BY item
            """
        ) { (item: try $0[0] as String, count: try $0[1] as Int) }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.item, $0.count) })
    }

    /// Whether there is such a thread among the owner's, and on which part.
    package static func item(of thread: ID<CommentThread>, in owner: TextOwner, _ db: any Connection) throws -> String? {
        try db.value("SELECT item FROM text_thread WHERE id = \(thread) AND \(owner.rows)")
    }

    package static func begin(
        _ id: ID<CommentThread>, on place: TextPlace, _ anchor: Anchor?, in db: any Connection
    ) throws {
        guard try db.count("SELECT count(*) FROM text_thread WHERE \(place.owner.rows) AND resolved_at IS NULL") < threadsMax else {
            throw Refusal("Det finns redan \(threadsMax) kommentarer som inte är avslutade. Avsluta dem som är klara och försök igen.")
        }
        try db.run(
            """
            INSERT INTO text_thread (id, owner_kind, owner, item, quote, before, after)
            VALUES (\(id), \(place.owner.kind.name), \(place.owner.id), \(place.item), \(anchor?.quote ?? ""), \(anchor?.before ?? ""), \(anchor?.after ?? ""))
            """)
    }

    /// Throws not found when the thread is another's.
    package static func add(
        _ text: String, to thread: ID<CommentThread>, of owner: TextOwner, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        try mustBe(thread, of: owner, in: db)
        guard try db.count("SELECT count(*) FROM text_comment WHERE thread = \(thread)") < commentsOfThreadMax else {
            throw Refusal("Tråden har redan \(commentsOfThreadMax) svar. Börja en ny kommentar i stället.")
        }
        try db.run(
            "INSERT INTO text_comment (id, thread, at, by, text) VALUES (\(ID<Comment>(at: now)), \(thread), \(now), \(person), \(text))")
    }

    /// Closes a thread, or opens it again. Throws not found when it is another's.
    package static func resolve(
        _ thread: ID<CommentThread>, of owner: TextOwner, _ isResolved: Bool, at now: Instant, by person: ID<Person>, in db: any Connection
    ) throws {
        try mustBe(thread, of: owner, in: db)
        let (at, by): (Instant?, ID<Person>?) = isResolved ? (now, person) : (nil, nil)
        try db.run("UPDATE text_thread SET resolved_at = \(at), resolved_by = \(by) WHERE id = \(thread)")
    }

    private static func mustBe(_ thread: ID<CommentThread>, of owner: TextOwner, in db: any Connection) throws {
        guard try item(of: thread, in: owner, db) != nil else { throw Halt.notFound }
    }
}
