package import Base
package import Site
import Synchronization

/// How much each person, and each owner of texts, has kept by saving lately, on this server (decision 27). More is refused with a sentence, and
/// the editor keeps the text and saves it later.
package final class SavingPace: Sendable {
    private struct State {
        var persons: [String: Allowance] = [:]
        var owners: [String: Allowance] = [:]
    }

    /// Those who have their whole allowance are forgotten when there are more than so many.
    static let rememberedMax = 2_000

    private let ofPerson: Allowance.Size
    private let ofOwner: Allowance.Size
    private let state = Mutex(State())

    package init(ofPerson: Allowance.Size = Allowance.ofPerson, ofOwner: Allowance.Size = Allowance.ofOwner) {
        (self.ofPerson, self.ofOwner) = (ofPerson, ofOwner)
    }

    /// Throws a wait when the person, or the owner of the text, has kept all that it may for now.
    package func mustHaveRoom(_ person: ID<Person>, _ owner: TextOwner, at now: Instant) throws(Halt) {
        let (ofPerson, ofOwner) = state.withLock {
            ($0.persons[person.text]?.secondsUntilRoom(at: now), $0.owners[owner.spelled]?.secondsUntilRoom(at: now))
        }
        if let seconds = ofPerson {
            throw .wait(
                "Du har sparat ovanligt mycket på kort tid. Det går att spara igen om högst \(Self.minutes(seconds)) minuter.", status: 429,
                seconds: seconds)
        }
        if let seconds = ofOwner {
            throw .wait(
                "Här har det kommit ovanligt mycket ny text på kort tid. Det går att spara igen om högst \(Self.minutes(seconds)) minuter.",
                status: 429, seconds: seconds)
        }
    }

    package func take(_ bytes: Int, _ person: ID<Person>, _ owner: TextOwner, at now: Instant) {
        state.withLock { state in
            state.persons[person.text, default: Allowance(ofPerson, at: now)].take(bytes, at: now)
            state.owners[owner.spelled, default: Allowance(ofOwner, at: now)].take(bytes, at: now)
            if state.persons.count > Self.rememberedMax { state.persons = state.persons.filter { !$0.value.isFull(at: now) } }
            if state.owners.count > Self.rememberedMax { state.owners = state.owners.filter { !$0.value.isFull(at: now) } }
        }
    }

    private static func minutes(_ seconds: Int) -> Int { max(2, (seconds + 59) / 60) }
}
