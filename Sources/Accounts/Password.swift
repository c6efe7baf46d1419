package import Base
import Crypto
import CryptoExtras
import Dispatch
import Foundation
package import Site

/// A password as the database keeps it: scrypt with its parameters beside, so that they can be raised for new
/// passwords while old ones still open.
package struct Password: Sendable, Equatable {
    package static let charactersMin = 12
    package static let charactersMax = 200

    /// `scrypt$rounds$blockSize$parallelism$salt$hash`, the last two in base64.
    package let stored: String

    package init(stored: String) { self.stored = stored }

    /// Derives a new one; takes about a tenth of a second of one core, in the queue of its own.
    package init(deriving text: String, _ cost: Cost = .standard, for waiter: Waiter = .known("")) async throws {
        let salt = (0..<16).map { _ in UInt8.random(in: 0...255) }
        let hash = try await derive(text, salt, cost, waiter)
        stored = "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$\(base64(salt))$\(base64(hash))"
    }

    /// Whether this is the password. Takes as long for a wrong one.
    package func opens(with text: String, for waiter: Waiter = .known("")) async throws -> Bool {
        let parts = stored.split(separator: "$").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let size = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = Data(base64Encoded: parts[4])
        else { return false }
        let cost = Cost(rounds: rounds, blockSize: size, parallelism: parallelism)
        return Digest.equal(base64(try await derive(text, Array(salt), cost, waiter)), parts[5])
    }

    /// Spends the time of a check, where there is nobody to check: so that the answer does not tell who has an account.
    package static func pretend(with text: String, for waiter: Waiter) async throws {
        _ = try await derive(text, Array(repeating: 7, count: 16), .standard, waiter)
    }

    /// Under what name one waits for a derivation: each gets their turn, however many another has in line.
    package enum Waiter: Sendable {
        /// Somebody signed in, or a device that has signed in before.
        case known(String)
        /// A network that anybody may be in.
        case stranger(String)
    }

    /// What scrypt costs: memory is 128 · rounds · blockSize bytes.
    package struct Cost: Sendable {
        let rounds: Int
        let blockSize: Int
        let parallelism: Int
        package static let standard = Cost(rounds: 1 << 15, blockSize: 8, parallelism: 1)
        /// For tests and demo data, where hundreds are made.
        package static let light = Cost(rounds: 1 << 4, blockSize: 8, parallelism: 1)
    }

    /// Why a new password is refused; nil for a good one.
    package static func refusal(of text: String, for person: Person) -> Refusal? {
        if text.count < charactersMin {
            return Refusal("Lösenordet ska ha minst \(charactersMin) tecken, till exempel fyra ord som inte hör ihop.", field: "losenord")
        }
        if text.count > charactersMax {
            return Refusal("Lösenordet får ha högst \(charactersMax) tecken.", field: "losenord")
        }
        if EasyPassword.holdsName(text, of: person.name, person.email) {
            return Refusal("Lösenordet har ditt eget namn, din adress eller utmärkelsens namn i sig. Välj ett annat.", field: "losenord")
        }
        if EasyPassword.isCommon(text) {
            return Refusal("Lösenordet är för lätt att gissa. Välj ett annat, till exempel fyra ord som inte hör ihop.", field: "losenord")
        }
        return nil
    }
}

/// Never in the threads that answer requests: sixteen sign-ins at once must not stop the pages.
private let queue = DispatchQueue(label: "scrypt", qos: .utility)
/// Who waits for the queue. Beyond so many nobody would wait so long: they are told to come again.
private let line = FairLine(placesMax: 50, placesForKnown: 25)

/// Throws `Halt.tooMany` when too many are in line.
private func derive(_ text: String, _ salt: [UInt8], _ cost: Password.Cost, _ waiter: Password.Waiter) async throws -> [UInt8] {
    let password = Array(text.precomposedStringWithCompatibilityMapping.utf8)
    return try await withCheckedThrowingContinuation { continuation in
        let place = FairLine.Place {
            continuation.resume(
                with: Result {
                    try KDF.Scrypt.deriveKey(
                        from: password, salt: salt, outputByteCount: 32, rounds: cost.rounds,
                        blockSize: cost.blockSize, parallelism: cost.parallelism
                    ).withUnsafeBytes { Array($0) }
                })
        } turnAway: {
            continuation.resume(throwing: Halt.tooMany(retryAfterSeconds: 30))
        }
        switch waiter {
        case .known(let name): line.enter("known \(name)", isKnown: true, place)
        case .stranger(let network): line.enter("stranger \(network)", isKnown: false, place)
        }
        queue.async { line.next()?.start() }
    }
}

private func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
