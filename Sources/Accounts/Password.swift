package import Base
import Crypto
import CryptoExtras
import Dispatch
import Foundation
import Site
import Synchronization

/// A password as the database keeps it: scrypt with its parameters beside, so that they can be raised for new
/// passwords while old ones still open.
package struct Password: Sendable, Equatable {
    package static let charactersMin = 12
    package static let charactersMax = 200

    /// `scrypt$rounds$blockSize$parallelism$salt$hash`, the last two in base64.
    package let stored: String

    package init(stored: String) { self.stored = stored }

    /// Derives a new one; takes about a tenth of a second of one core, in the queue of its own.
    package init(deriving text: String, _ cost: Cost = .standard) async throws {
        let salt = (0..<16).map { _ in UInt8.random(in: 0...255) }
        let hash = try await derive(text, salt, cost)
        stored = "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$\(base64(salt))$\(base64(hash))"
    }

    /// Whether this is the password. Takes as long for a wrong one.
    package func opens(with text: String) async throws -> Bool {
        let parts = stored.split(separator: "$").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let size = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = Data(base64Encoded: parts[4])
        else { return false }
        let cost = Cost(rounds: rounds, blockSize: size, parallelism: parallelism)
        return Digest.equal(base64(try await derive(text, Array(salt), cost)), parts[5])
    }

    /// Spends the time of a check, where there is nobody to check: so that the answer does not tell who has an account.
    package static func pretend(with text: String) async throws {
        _ = try await derive(text, Array(repeating: 7, count: 16), .standard)
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
    package static func refusal(of text: String, for email: String) -> Refusal? {
        if text.count < charactersMin {
            return Refusal("Lösenordet ska ha minst \(charactersMin) tecken. Tre ord efter varandra går bra.", field: "losenord")
        }
        if text.count > charactersMax {
            return Refusal("Lösenordet får ha högst \(charactersMax) tecken.", field: "losenord")
        }
        if Set(text).count < 5 || text.lowercased() == email.lowercased() {
            return Refusal("Lösenordet är för lätt att gissa. Välj ett annat.", field: "losenord")
        }
        return nil
    }
}

/// Never in the threads that answer requests: sixteen sign-ins at once must not stop the pages.
private let queue = DispatchQueue(label: "scrypt", qos: .utility)
/// How many wait for the queue. Beyond `waitingMax` nobody would wait so long: they are told to come again.
private let waiting = Mutex(0)
private let waitingMax = 50

/// Throws `Halt.tooMany` when too many are in line.
private func derive(_ text: String, _ salt: [UInt8], _ cost: Password.Cost) async throws -> [UInt8] {
    let hasRoom = waiting.withLock { waiting in
        if waiting < waitingMax { waiting += 1 } else { return false }
        return true
    }
    guard hasRoom else { throw Halt.tooMany(retryAfterSeconds: 30) }
    defer { waiting.withLock { $0 -= 1 } }
    let password = Array(text.precomposedStringWithCompatibilityMapping.utf8)
    return try await withCheckedThrowingContinuation { continuation in
        queue.async {
            continuation.resume(
                with: Result {
                    try KDF.Scrypt.deriveKey(
                        from: password, salt: salt, outputByteCount: 32, rounds: cost.rounds,
                        blockSize: cost.blockSize, parallelism: cost.parallelism
                    ).withUnsafeBytes { Array($0) }
                })
        }
    }
}

private func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
