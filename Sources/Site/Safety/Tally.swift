import Synchronization

/// Counts what is taken at once – connections, requests, bytes of bodies, streams – in all and by one name, and says when there
/// is no room for more. What is taken is given back when its share is let go of, however its work ends.
public final class Tally: Sendable {
    let allMax: Int
    let ofOneMax: Int
    private let counts = Mutex(Counts())

    private struct Counts {
        var all = 0
        var of: [String: Int] = [:]
    }

    /// - Parameter ofOneMax: how much may be taken under one name; the name "" has no limit of its own.
    public init(allMax: Int, ofOneMax: Int) {
        (self.allMax, self.ofOneMax) = (allMax, ofOneMax)
    }

    /// Nil when there is no room.
    public func share(_ amount: Int = 1, of name: String) -> Share? {
        take(amount, name) ? Share(self, name, amount) : nil
    }

    /// How much is taken now.
    public var all: Int { counts.withLock { $0.all } }

    fileprivate func take(_ amount: Int, _ name: String) -> Bool {
        counts.withLock { counts in
            guard counts.all + amount <= allMax else { return false }
            counts.all += amount
            if name.isEmpty { return true }
            guard counts.of[name, default: 0] + amount <= ofOneMax else {
                counts.all -= amount
                return false
            }
            counts.of[name, default: 0] += amount
            return true
        }
    }

    fileprivate func giveBack(_ amount: Int, _ name: String) {
        counts.withLock { counts in
            counts.all -= amount
            guard !name.isEmpty, let left = counts.of[name] else { return }
            counts.of[name] = left > amount ? left - amount : nil
        }
    }
}

/// A part of what a tally counts, for as long as somebody holds it.
public final class Share: Sendable {
    private let tally: Tally
    private let name: String
    private let amount: Mutex<Int>

    fileprivate init(_ tally: Tally, _ name: String, _ amount: Int) {
        (self.tally, self.name) = (tally, name)
        self.amount = Mutex(amount)
    }

    /// Takes more; false when there is no room, and then nothing is taken.
    public func grow(by more: Int) -> Bool {
        guard tally.take(more, name) else { return false }
        amount.withLock { $0 += more }
        return true
    }

    deinit { tally.giveBack(amount.withLock { $0 }, name) }
}
