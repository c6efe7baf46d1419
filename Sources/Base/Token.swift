import Crypto

/// 256 random bits for a link or a session. The database keeps only its digest.
public struct Token: Sendable, Equatable {
    /// 43 characters of base64url.
    public let text: String

    public init() {
        var bytes: [UInt8] = []
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<4 {
            let word = generator.next() as UInt64
            for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
        }
        text = base64URL(bytes)
    }

    /// Reads a token from an address, a form or a cookie; nil when it cannot be one.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 43, text.utf8.allSatisfy({ base64Digits.contains($0) }) else { return nil }
        self.text = String(text)
    }

    /// What the database keeps: SHA-256 in hexadecimal.
    public var digest: String { Digest.hex(of: text) }

    /// The form token of the session that has this token: derived, so that nothing more need be stored.
    public var formToken: String { Digest.hex(of: "form \(text)") }
}

/// SHA-256 as 64 hexadecimal digits.
public enum Digest {
    public static func hex(of text: String) -> String { hex(of: Array(text.utf8)) }

    public static func hex(of bytes: [UInt8]) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(64)
        for byte in SHA256.hash(data: bytes) {
            digits.append(hexDigits[Int(byte >> 4)])
            digits.append(hexDigits[Int(byte & 15)])
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Compares in time that does not depend on where the texts differ.
    public static func equal(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

private let hexDigits = Array("0123456789abcdef".utf8)
private let base64Digits = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

private func base64URL(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var (result, window, bits): ([UInt8], UInt32, Int) = ([], 0, 0)
    for byte in bytes {
        window = (window << 8) | UInt32(byte)
        bits += 8
        while bits >= 6 {
            bits -= 6
            result.append(alphabet[Int((window >> UInt32(bits)) & 63)])
        }
    }
    if bits > 0 { result.append(alphabet[Int((window << UInt32(6 - bits)) & 63)]) }
    return String(decoding: result, as: UTF8.self)
}
