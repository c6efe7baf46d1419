import Base
import Site
import Store

/// What the demo city's people have done, kept until all is filled: the log wants it in order of time.
struct Diary: Sendable {
    private struct Note {
        let at: Instant
        let act: String
        let object: String?
        let actor: Audit.Actor
        let detail: String
    }

    private var notes: [Note] = []

    var count: Int { notes.count }

    mutating func note(
        _ act: String, about object: String?, by person: ID<Person>?, as role: Role.Kind?,
        detail: String = "", at: Instant
    ) {
        let actor = role.map { Audit.Actor(person: person, role: $0.rawValue) } ?? .program
        notes.append(Note(at: at, act: act, object: object, actor: actor, detail: detail))
    }

    mutating func add(_ other: Diary) { notes += other.notes }

    private static func seal(_ note: Note, in db: any Connection) throws -> Seal? {
        let act = LoggedAct(note.act, object: note.object, person: note.actor.person?.text, detail: note.detail)
        for kind in App.sealedKinds {
            if let id = kind.made(act), try kind.text(id, db) != nil { return Seal(kind, id) }
        }
        return nil
    }

    /// Writes all into the log, the oldest first.
    func write(in db: any Connection) throws {
        let inOrder = notes.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        for (_, note) in inOrder {
            try Audit.append(
                note.act, about: note.object, by: note.actor, detail: note.detail, seal: try Self.seal(note, in: db), at: note.at,
                in: db)
        }
    }
}
