/// What a page's script is told: JSON, written once and never read here.
public enum JSON: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case text(String)
    case number(Int)
    case truth(Bool)
    case list([JSON])
    case object([(String, JSON)])
    /// JSON that is written already, such as a document's one spelling.
    case raw(String)
    case null

    public init(stringLiteral text: String) { self = .text(text) }
    public init(integerLiteral number: Int) { self = .number(number) }
    public init(booleanLiteral truth: Bool) { self = .truth(truth) }
    public init(arrayLiteral items: JSON...) { self = .list(items) }
    public init(dictionaryLiteral pairs: (String, JSON)...) { self = .object(pairs) }

    public static func words(_ words: [(String, String)]) -> JSON { .object(words.map { ($0.0, .text($0.1)) }) }

    /// On one line, as an event of a stream must be; `<` is escaped, so that it may stand in a page too.
    public var spelled: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .text(let text): Self.write(text, to: &bytes)
        case .number(let number): bytes += String(number).utf8
        case .truth(let truth): bytes += (truth ? "true" : "false").utf8
        case .null: bytes += "null".utf8
        case .raw(let text): bytes += text.utf8
        case .list(let items): Self.write(items, "[", "]", to: &bytes) { $0.write(to: &$1) }
        case .object(let pairs):
            Self.write(pairs, "{", "}", to: &bytes) { pair, bytes in
                Self.write(pair.0, to: &bytes)
                bytes.append(0x3A)
                pair.1.write(to: &bytes)
            }
        }
    }

    private static func write<T>(
        _ items: [T], _ open: String, _ close: String, to bytes: inout [UInt8], _ item: (T, inout [UInt8]) -> Void
    ) {
        bytes += open.utf8
        for (place, one) in items.enumerated() {
            if place > 0 { bytes.append(0x2C) }
            item(one, &bytes)
        }
        bytes += close.utf8
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes += [0x5C, byte]
            case ..<0x20, 0x3C:
                let digits = String(byte, radix: 16)
                bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
