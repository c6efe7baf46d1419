package import Base
package import Store

/// The receipts of an entry computed again from the database.
package struct ReceiptCheck: Sendable, Equatable {
    /// What a receipt says, and what its content gives.
    package struct Seal: Sendable, Equatable {
        package let submission: Submission
        /// SHA-256 of the content that was sealed.
        package let recomputed: String

        package var holds: Bool { recomputed == submission.sha256 }
    }

    package let unitName: String
    /// The hand-in.
    package let first: Seal
    /// The changes after it that were sealed anew (R53), in order.
    package let changes: [Seal]
    /// Whether what the pages show is still what was sealed last.
    package let answersAreSealed: Bool
    /// Whether the pictures that are sealed are still the same byte for byte.
    package let picturesAreKept: Bool
    /// Whether the office has asked for a change that the unit is making now (R53).
    package let isBeingChanged: Bool

    package var submission: Submission { first.submission }
    package var holds: Bool { first.holds && changes.allSatisfy(\.holds) && picturesAreKept && answersAreSealed }

    /// What it comes to, in Swedish, for the command line.
    package var sentence: String {
        let what = ([told("inlämnat", first)] + changes.map { told("ändrat", $0) }).joined(separator: "; ")
        if let wrong = ([first] + changes).first(where: { !$0.holds }) {
            return "Kvittot stämmer INTE: \(unitName), \(what). Kvittot säger \(wrong.submission.sha256), innehållet ger \(wrong.recomputed)."
        }
        if !picturesAreKept { return "Kvittot stämmer, men en bild är INTE den som lämnades in: \(unitName), \(what)." }
        if isBeingChanged { return "Kvittot stämmer, och en ändring som kansliet har begärt pågår: \(unitName), \(what)." }
        if !answersAreSealed { return "Kvittot stämmer, men texten på sidorna är INTE den som lämnades in: \(unitName), \(what)." }
        return "Kvittot stämmer: \(unitName), \(what)."
    }

    private func told(_ act: String, _ seal: Seal) -> String {
        let submission = seal.submission
        return "\(act) \(Swedish.momentToTheSecond(submission.at)), \(submission.characters) tecken, SHA-256 \(submission.sha256)"
    }
}

extension Entries {
    /// Recomputes the digests of a hand-in and of the changes after it (`rodatraden receipt verify`); nil when nothing is
    /// handed in.
    package static func verifyReceipt(_ entry: ID<Entry>, in db: any Connection) throws -> ReceiptCheck? {
        let contents = try SubmissionSQL.contents(entry, in: db)
        let seals = zip(try SubmissionSQL.all(entry, in: db), contents).map {
            ReceiptCheck.Seal(submission: $0, recomputed: Digest.hex(of: $1))
        }
        guard let first = seals.first, let latest = contents.last,
            let header = try EntrySQL.header(entry, at: first.submission.at, in: db)
        else { return nil }
        let current = try Sealed(header, fields: FieldSQL.all(entry, in: db), version: Sealed.version(of: latest), in: db)
        let isBeingChanged = try ChangeSQL.all(entry, in: db).contains { $0.answeredAt == nil && $0.verdict == nil }
        return ReceiptCheck(
            unitName: header.unitName, first: first, changes: Array(seals.dropFirst()),
            answersAreSealed: isBeingChanged || current.content.withoutUnit == latest.withoutUnit,
            picturesAreKept: try picturesAreKept(entry, in: latest, db), isBeingChanged: isBeingChanged)
    }

    /// One picture at a time, for they are large.
    private static func picturesAreKept(_ entry: ID<Entry>, in content: String, _ db: any Connection) throws -> Bool {
        try PictureSQL.digests(entry, in: db).filter { content.contains("\"\($0.key)\":\"\($0.value)\"") }.allSatisfy { id, sha256 in
            try PictureSQL.bytes(ID(stored: id), isSmall: false, in: db).map { Digest.hex(of: $0) } == sha256
        }
    }

    /// The same by the entry's id or by the digest that a receipt shows. Throws a refusal when there is no such receipt.
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
