import Base
import Site
import Synchronization

/// How much each person and each entry has kept by saving lately, on this server (decision 27). More is refused with a sentence, and
/// the editor keeps the text and saves it later.
final class SavingPace: Sendable {
    private struct State {
        var persons: [String: Allowance] = [:]
        var entries: [String: Allowance] = [:]
    }

    /// Those who have their whole allowance are forgotten when there are more than so many.
    static let rememberedMax = 2_000

    private let ofPerson: Allowance.Size
    private let ofEntry: Allowance.Size
    private let state = Mutex(State())

    init(ofPerson: Allowance.Size = Allowance.ofPerson, ofEntry: Allowance.Size = Allowance.ofEntry) {
        (self.ofPerson, self.ofEntry) = (ofPerson, ofEntry)
    }

    /// Throws a wait when the person, or the entry, has kept all that it may for now.
    func mustHaveRoom(_ person: ID<Person>, _ entry: ID<Entry>, at now: Instant) throws(Halt) {
        let (ofPerson, ofEntry) = state.withLock {
            ($0.persons[person.text]?.secondsUntilRoom(at: now), $0.entries[entry.text]?.secondsUntilRoom(at: now))
        }
        if let seconds = ofPerson {
            throw .wait(
                "Du har sparat ovanligt mycket på kort tid. Det går att spara igen om högst \(Self.minutes(seconds)) minuter.", status: 429,
                seconds: seconds)
        }
        if let seconds = ofEntry {
            throw .wait(
                "Bidraget har fått ovanligt mycket ny text på kort tid. Det går att spara igen om högst \(Self.minutes(seconds)) minuter.",
                status: 429, seconds: seconds)
        }
    }

    func take(_ bytes: Int, _ person: ID<Person>, _ entry: ID<Entry>, at now: Instant) {
        state.withLock { state in
            state.persons[person.text, default: Allowance(ofPerson, at: now)].take(bytes, at: now)
            state.entries[entry.text, default: Allowance(ofEntry, at: now)].take(bytes, at: now)
            if state.persons.count > Self.rememberedMax { state.persons = state.persons.filter { !$0.value.isFull(at: now) } }
            if state.entries.count > Self.rememberedMax { state.entries = state.entries.filter { !$0.value.isFull(at: now) } }
        }
    }

    private static func minutes(_ seconds: Int) -> Int { max(2, (seconds + 59) / 60) }
}
