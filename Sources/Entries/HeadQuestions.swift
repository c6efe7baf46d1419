import Accounts
package import Base
import Editions
package import Mail
import Site
package import Store

/// A newcomer never waits for a head who does not answer: the head is reminded, and then the office is asked (R30).
package enum HeadQuestions {
    /// Once a minute, by the program; on several servers each letter goes once.
    package static func post(_ outbox: Outbox, _ baseURL: String, at now: Instant, in db: any Connection) throws {
        for newcomer in try NewcomerSQL.waitingForHead(in: db) {
            guard let sent = newcomer.sent, let unit = sent.unit, let edition = try Editions.find(newcomer.edition, in: db)?.edition
            else { continue }
            let heads = try PersonSQL.holding([.unitHead], organisation: unit.text, in: db)
            let step = HeadQuestion.step(
                sentOn: Stockholm.local(sent.at).day, isReminded: sent.remindedAt != nil, hasHead: !heads.isEmpty,
                today: Stockholm.local(now).day)
            var letters: [Letter?] = []
            if step == .remind, try NewcomerSQL.noteReminder(newcomer.id, at: now, in: db) {
                letters = heads.map { NewcomerLetters.reminder($0, newcomer, edition, baseURL) }
            }
            if step == .hand, try NewcomerSQL.hand(newcomer.id, at: now, in: db) {
                letters = [NewcomerLetters.unanswered(newcomer, edition, baseURL)]
            }
            for letter in letters.compactMap({ $0 }) { try outbox.post(letter, in: db, at: now) }
        }
    }
}
