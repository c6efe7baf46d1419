package import Base

/// How many bytes may be kept before time must pass: full at first, emptied by what is kept, filled again evenly.
package struct Allowance: Sendable, Equatable {
    package struct Size: Sendable, Equatable {
        let bytesMax: Int
        let refillSeconds: Int

        package init(bytesMax: Int, refillSeconds: Int) {
            (self.bytesMax, self.refillSeconds) = (bytesMax, refillSeconds)
        }
    }

    /// What one person's saves keep: a hundred long texts put in and taken out again, and as much each ten minutes.
    package static let ofPerson = Size(bytesMax: 4 * 1024 * 1024, refillSeconds: 600)
    /// What the saves of one owner's texts keep, of all who write in them. A year's writing of 95,000 characters keeps less in all.
    package static let ofOwner = Size(bytesMax: 32 * 1024 * 1024, refillSeconds: 24 * 3600)

    private let size: Size
    private var leftBytes: Int
    private var at: Instant

    package init(_ size: Size, at now: Instant) { (self.size, leftBytes, at) = (size, size.bytesMax, now) }

    /// Nil while there is room; else the seconds until there is.
    package func secondsUntilRoom(at now: Instant) -> Int? {
        let left = left(at: now)
        if left > 0 { return nil }
        return (1 - left) * size.refillSeconds / size.bytesMax + 1
    }

    /// One save more may leave it below nothing: how much it keeps is known when it is done.
    package mutating func take(_ bytes: Int, at now: Instant) {
        let seconds = secondsPassed(at: now)
        (leftBytes, at) = (left(at: now) - bytes, at.adding(seconds: seconds))
    }

    package func isFull(at now: Instant) -> Bool { left(at: now) == size.bytesMax }

    private func left(at now: Instant) -> Int {
        // What is left and what comes are added without overflow, however long it has been.
        let seconds = min(secondsPassed(at: now), size.refillSeconds * 2)
        return min(size.bytesMax, leftBytes + size.bytesMax * seconds / size.refillSeconds)
    }

    /// Whole seconds; the part of one that is over counts the next time.
    private func secondsPassed(at now: Instant) -> Int { max(0, now.seconds(since: at)) }
}
