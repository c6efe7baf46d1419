import Synchronization

/// A line where each owner has their turn, however many of somebody else's stand in it: whoever fills it waits for themselves.
///
/// When it is full, the last of the owner who has most in it goes, or who comes when nobody has more than they.
final class FairLine: Sendable {
    struct Place: Sendable {
        let start: @Sendable () -> Void
        let turnAway: @Sendable () -> Void
    }

    private struct State {
        var waiting: [String: [Place]] = [:]
        /// The owners in the order of their turns.
        var turns: [String] = []
        var count = 0
    }

    private let state = Mutex(State())
    private let placesMax: Int
    /// Kept for owners that are known, whatever strangers do.
    private let placesForKnown: Int

    init(placesMax: Int, placesForKnown: Int) { (self.placesMax, self.placesForKnown) = (placesMax, placesForKnown) }

    /// Puts one last of the owner's own. Whoever loses their place by it is turned away.
    func enter(_ owner: String, isKnown: Bool, _ place: Place) {
        let lost = state.withLock { state -> Place? in
            var lost: Place?
            if state.count >= placesMax + (isKnown ? placesForKnown : 0) {
                let most = state.turns.max { state.waiting[$0]!.count < state.waiting[$1]!.count }
                guard let most, state.waiting[most]!.count > (state.waiting[owner]?.count ?? 0) + 1 else { return place }
                lost = state.waiting[most]!.removeLast()
                state.count -= 1
            }
            if state.waiting[owner] == nil { state.turns.append(owner) }
            state.waiting[owner, default: []].append(place)
            state.count += 1
            return lost
        }
        lost?.turnAway()
    }

    /// The next in line; nil when nobody waits.
    func next() -> Place? {
        state.withLock { state in
            guard let owner = state.turns.first else { return nil }
            state.turns.removeFirst()
            let place = state.waiting[owner]!.removeFirst()
            if state.waiting[owner]!.isEmpty { state.waiting[owner] = nil } else { state.turns.append(owner) }
            state.count -= 1
            return place
        }
    }
}
