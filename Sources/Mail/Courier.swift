public import Base
public import Logging
public import Store

/// Carries letters from the outbox to the sender. Many may work on one database, in one process or several.
///
/// A letter is claimed for a short time before it is carried, so that no two carry it; if the process dies with
/// a letter in hand, another takes it when the claim is over, under the same `Message-ID`.
public struct Courier: Sendable {
    private let claims: Claims
    private let sender: any Sender
    private let from: Recipient
    private let clock: Clock
    private let bell: Bell
    private let logger: Logger
    private let pause: Duration

    /// `from` stands in every letter's header; `pause` is the longest time between two looks at the outbox.
    public init(
        database: any Database, outbox: Outbox, sender: any Sender, from: Recipient,
        clock: Clock, logger: Logger, pause: Duration = .seconds(5)
    ) {
        claims = Claims(database: database, holder: ID<Claims>(at: clock.now).text)
        (self.sender, self.from) = (sender, from)
        (self.clock, self.bell, self.logger, self.pause) = (clock, outbox.bell, logger, pause)
    }

    /// Works until the task is cancelled. The letter in hand is carried to its end; the others are left for the next.
    public func run() async {
        var wasRung = false
        while !Task.isCancelled {
            do {
                while try await deliver() == Claims.most, !Task.isCancelled {}
            } catch {
                logger.error("outbox", metadata: ["error": "\(error)"])
            }
            // The bell rings inside the transaction, which may need a moment more to be committed:
            // a look soon, and another.
            wasRung = await bell.wait(atMost: wasRung ? min(pause, .seconds(1)) : pause)
            if wasRung { try? await Task.sleep(for: min(pause, .milliseconds(100))) }
        }
    }

    /// One look: carries the letters that are due, at most 10. Answers how many it took.
    @discardableResult
    public func deliver() async throws -> Int {
        let letters = try await claims.take(at: clock.now)
        for (place, letter) in letters.enumerated() {
            // With too little left of the claim another courier could take the letter while this one carries it.
            guard !Task.isCancelled, clock.now < letter.until.adding(seconds: -sender.longestSeconds) else {
                try await claims.release(letters[place...].map(\.letter.id))
                break
            }
            // A task of its own: a stop of the service does not tear a letter that is on its way.
            try await Task { try await carry(letter.letter) }.value
        }
        return letters.count
    }

    private func carry(_ letter: PostedLetter) async throws {
        let attempt = letter.attempts + 1
        var facts: Logger.Metadata = [
            "letter": "\(letter.id)", "kind": "\(letter.kind)", "attempt": "\(attempt)",
        ]
        do {
            let message = try Message(letter, from: from, at: clock.now)
            try await sender.send(message)
        } catch {
            let reason = (error as? SendingFailure)?.sentence ?? (error as? Refusal)?.sentence ?? "\(error)"
            facts["reason"] = "\(reason)"
            let next = Retry.next(after: attempt, at: clock.now)
            try await claims.fail(letter.id, reason, next: next, at: clock.now)
            logger.warning(next == nil ? "letter abandoned" : "letter delayed", metadata: facts)
            return
        }
        let isOurs = try await claims.finish(letter.id, at: clock.now)
        if isOurs {
            logger.info("letter sent", metadata: facts)
        } else {
            logger.error("letter sent after its claim was lost", metadata: facts)
        }
    }
}

/// When a letter that failed is tried again.
enum Retry {
    static let attempts = 8
    private static let minutes = [1, 5, 15, 60]

    /// 1, 5, 15 and 60 minutes, then every 6 hours; nil after the eighth try.
    static func next(after attempt: Int, at now: Instant) -> Instant? {
        if attempt >= attempts { return nil }
        return now.adding(minutes: attempt <= minutes.count ? minutes[attempt - 1] : 360)
    }
}
