public import Base
public import Store

extension Guard {
    /// Who acts, for the log.
    public var actor: Audit.Actor {
        Audit.Actor(person: visitor.identity?.person.id, role: visitor.identity?.acting?.kind.rawValue)
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await database.read(body)
    }

    /// Writes, and the log's row with it in the same transaction (decision 10).
    /// `act` is a stable word such as `entry.submitted`; `detail` must hold no sensitive text. What decides or locks gives a
    /// `seal`, so that the row proves what was decided. `then` may use the row, for a receipt that names it.
    /// Asks again, in the transaction, for the right to act: throws a `Halt` when session, role or the guard's object is lost.
    public func write<T: Sendable>(
        _ act: String, about object: String?, detail: String = "", seal: Seal? = nil,
        _ body: @escaping @Sendable (any Connection) throws -> T,
        then: @escaping @Sendable (T, Audit.Head, any Connection) throws -> Void = { _, _, _ in }
    ) async throws -> T {
        try await perform(act, about: object, detail, seal: seal, press: visitor.press, body, then)
    }

    /// Everything that a person does is written here: the right is asked again, the press is taken, the log gets its row.
    private func perform<T: Sendable>(
        _ act: String, about object: String?, _ detail: String, seal: Seal?, press: Press?,
        _ body: @escaping @Sendable (any Connection) throws -> T,
        _ then: @escaping @Sendable (T, Audit.Head, any Connection) throws -> Void
    ) async throws -> T {
        // The last door before the database: forms that can say it beside the field have done so already.
        if request.method == "POST", let found = form.personalNumbers.first { throw Refusal(found.phrase) }
        let (now, actor) = (now, actor)
        let result = try await database.write { db in
            try visitor.stillActs(in: db)
            try stillHolds(in: db)
            try visitor.mustBeImpartial(in: db)
            try press?.take(at: now, in: db)
            let result = try body(db)
            let row = try Audit.append(act, about: object, by: actor, detail: detail, seal: seal, at: now, in: db)
            try then(result, row, db)
            return result
        }
        press?.isNowTaken()
        if Rights.mayEnd(by: act) { await database.signal(Rights.signal) }
        return result
    }

    /// Notes that a sensitive object was read, once an hour for each reader and object (rules §2).
    public func noteReading(_ act: String, of object: String) async throws {
        let person = visitor.identity?.person.id.text ?? "-"
        guard site.readLog.isNew(person: person, object: act + object, at: now) else { return }
        // That something was read takes no press: the act itself may still be refused.
        try await perform(act, about: object, "", seal: nil, press: nil, { _ in }, { _, _, _ in })
    }
}

extension Visitor {
    /// Between the guard and the write a session may have ended, or a role been taken back: what is written then is written
    /// by nobody who may. Two reads by key, in the transaction of the write (decision 21).
    func stillActs(in db: any Connection) throws {
        guard let session, let identity else { return }
        guard try Session.belongs(session.token, to: identity.person.id, in: db) else { throw Halt.signIn }
        guard let role = identity.acting, try !site.holds(role.id, identity.person.id, db) else { return }
        throw Halt.forbidden("Din roll har avslutats, så inget har sparats. Hör av dig till kansliet om det är fel.")
    }
}

extension Guard {
    /// Whether the right that this guard gave holds still, for what lasts longer than a request: a stream of events.
    public func holdsStill(in db: any Connection) throws -> Bool {
        do {
            try visitor.stillActs(in: db)
            try stillHolds(in: db)
            try visitor.mustBeImpartial(in: db)
            guard let session = visitor.session else { return true }
            return try Session.find(session.token, at: now, in: db) != nil
        } catch is Halt {
            return false
        }
    }
}

/// Word to all servers that somebody may have lost a right, so that streams are asked again at once and not at the next beat.
public enum Rights {
    public static let signal = "rights"

    /// By the first word of the act in the log.
    static func mayEnd(by act: String) -> Bool {
        ["signout", "password", "person", "role", "coauthor", "unit", "proposal"].contains(String(act.prefix { $0 != "." }))
            && act != "role.switched"
    }
}
