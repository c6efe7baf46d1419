package import Base
package import Store

/// A receipt computed again from the database.
package struct ReceiptCheck: Sendable, Equatable {
    package let unitName: String
    package let submission: Submission
    /// SHA-256 of the content that was sealed.
    package let recomputed: String
    /// Whether what the pages show is still what was sealed.
    package let answersAreSealed: Bool
    /// Whether the office has asked for a change that the unit is making now (R53).
    package let isBeingChanged: Bool

    package var holds: Bool { recomputed == submission.sha256 && answersAreSealed }

    /// What it comes to, in Swedish, for the command line.
    package var sentence: String {
        let what = "\(unitName), inlämnat \(Swedish.momentToTheSecond(submission.at)), \(submission.characters) tecken"
        if recomputed != submission.sha256 {
            return "Kvittot stämmer INTE: \(what). Kvittot säger \(submission.sha256), innehållet ger \(recomputed)."
        }
        if isBeingChanged { return "Kvittot stämmer, och en ändring som kansliet har begärt pågår: \(what)." }
        if !answersAreSealed { return "Kvittot stämmer, men texten på sidorna är INTE den som lämnades in: \(what)." }
        return "Kvittot stämmer: \(what), SHA-256 \(recomputed)."
    }
}

extension Entries {
    /// Recomputes the digest of a hand-in (`rodatraden receipt verify`); nil when nothing is handed in.
    package static func verifyReceipt(_ entry: ID<Entry>, in db: any Connection) throws -> ReceiptCheck? {
        guard let submission = try SubmissionSQL.find(entry, in: db),
            let content = try SubmissionSQL.content(entry, in: db),
            let header = try EntrySQL.header(entry, at: submission.at, in: db)
        else { return nil }
        let current = try Sealed(header, fields: FieldSQL.all(entry, in: db), in: db)
        let isBeingChanged = try ChangeSQL.all(entry, in: db).contains { $0.answeredAt == nil && $0.verdict == nil }
        let latest = try ChangeSQL.lastSeal(entry, in: db) ?? content
        return ReceiptCheck(
            unitName: header.unitName, submission: submission, recomputed: Digest.hex(of: content),
            answersAreSealed: isBeingChanged || current.content.withoutUnit == latest.withoutUnit,
            isBeingChanged: isBeingChanged)
    }

    /// The same by the entry's id or by the digest that the receipt shows. Throws a refusal when there is no such receipt.
    package static func verifyReceipt(_ receipt: String, in db: any Connection) throws -> ReceiptCheck {
        let entry = try ID<Entry>(receipt) ?? SubmissionSQL.entry(sha256: receipt.lowercased(), in: db)
        guard let entry, let check = try verifyReceipt(entry, in: db) else {
            throw Refusal("Det finns inget kvitto med det numret.")
        }
        return check
    }
}

extension String {
    /// Sealed content up to the unit's name, which stands last and may since have changed (R25).
    fileprivate var withoutUnit: Substring { ranges(of: ",\"unit\":").last.map { self[..<$0.lowerBound] } ?? self[...] }
}
