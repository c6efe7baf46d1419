package import Assessment
package import Base
package import Editions
package import Entries
import Synchronization

/// What the judging of one entry comes to, as far as the office may see it: never one examiner's answer (rules §2).
package struct Summary: Sendable, Equatable {
    /// The mean level of each examiner who has locked, in tenths 0–50, the lowest first.
    package let means: [Int]
    /// The largest difference in one answer, in levels 0–5.
    package let range: Int
    /// The sum of the consensus, or of the final levels; nil before the consensus is locked.
    package let sum: Points?
}

/// Summaries of entries by the locks that they rest on. While the locks stand nothing behind them can change, so what
/// is kept here is always true, also with several servers on one database.
package final class Summaries: Sendable {
    package struct Key: Hashable, Sendable {
        let entry: ID<Entry>
        let verdict: Line.Verdict
        let digest: String
    }

    private let kept = Mutex<[Key: Summary]>([:])
    static let summariesMax = 10_000

    package init() {}

    /// The summaries of the lines that have one, by entry, and the keys of those that must be computed.
    func find(_ lines: [Line], digest: String) -> (known: [ID<Entry>: Summary], missing: [Key]) {
        kept.withLock { kept in
            var (known, missing): ([ID<Entry>: Summary], [Key]) = ([:], [])
            for line in lines {
                guard let verdict = line.verdict else { continue }
                let key = Key(entry: line.entry, verdict: verdict, digest: digest)
                if let summary = kept[key] { known[line.entry] = summary } else { missing.append(key) }
            }
            return (known, missing)
        }
    }

    func keep(_ summaries: [Key: Summary]) {
        kept.withLock { kept in
            if kept.count + summaries.count > Self.summariesMax { kept.removeAll() }
            kept.merge(summaries) { _, new in new }
        }
    }
}

extension Summary {
    /// `levels` are whole levels by examiner and item; `points` the levels that count.
    init(levels: [[String: Int]], agreed: [String: ItemLevel]?, _ edition: Edition) {
        means = levels.compactMap { sheet in
            sheet.isEmpty ? nil : (sheet.values.reduce(0, +) * 20 + sheet.count) / (2 * sheet.count)
        }.sorted()
        let byItem = levels.flatMap { $0 }.reduce(into: [String: [Int]]()) { $0[$1.key, default: []].append($1.value) }
        range = byItem.values.compactMap { Spread($0).range }.max() ?? 0
        sum = agreed.map { Profile(edition, $0).sum }
    }
}
