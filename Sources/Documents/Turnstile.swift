/// Lets a few in at a time; the others wait in line, and who comes when the line is full is turned away.
///
/// A picture being decoded may use over a gigabyte, and a paper being set some hundreds of megabytes: their number is what
/// bounds the machine's memory.
package actor Turnstile {
    private let places: Int
    private let waitingMax: Int
    private var inside = 0
    private var line: [(ticket: Int, wake: CheckedContinuation<Bool, Never>)] = []
    private var lastTicket = 0

    package init(places: Int, waitingMax: Int) { (self.places, self.waitingMax) = (places, waitingMax) }

    /// Does the work when there is a place. Nil when the line is full, or the task was cancelled while it waited.
    package func pass<Result: Sendable>(_ work: @Sendable () async -> Result) async -> Result? {
        guard await enter() else { return nil }
        let result = await work()
        leave()
        return result
    }

    private func enter() async -> Bool {
        if inside < places {
            inside += 1
            return true
        }
        guard line.count < waitingMax, !Task.isCancelled else { return false }
        lastTicket += 1
        let ticket = lastTicket
        return await withTaskCancellationHandler {
            await withCheckedContinuation { line.append((ticket, $0)) }
        } onCancel: {
            Task { await self.giveUp(ticket) }
        }
    }

    /// The place goes to the first in line, or becomes free.
    private func leave() {
        if line.isEmpty { inside -= 1 } else { line.removeFirst().wake.resume(returning: true) }
    }

    private func giveUp(_ ticket: Int) {
        guard let place = line.firstIndex(where: { $0.ticket == ticket }) else { return }
        line.remove(at: place).wake.resume(returning: false)
    }
}
