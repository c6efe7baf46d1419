/// A JSON value that the program itself makes for a program it runs. Members keep their order, so that equal
/// values have equal bytes.
enum JSON: Sendable {
    case text(String)
    case number(Int)
    case truth(Bool)
    case list([JSON])
    case object([(String, JSON)])
    /// A value that is already spelled, as the `canonical` of a document.
    case spelled([UInt8])

    /// A word of the receiving program's own language: `{"t":"Para","c":[…]}`, as pandoc writes its nodes.
    static func node(_ type: String, _ content: JSON? = nil) -> JSON {
        var members: [(String, JSON)] = [("t", .text(type))]
        if let content { members.append(("c", content)) }
        return .object(members)
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return bytes
    }

    private func write(into bytes: inout [UInt8]) {
        switch self {
        case .text(let text): Self.string(text, into: &bytes)
        case .number(let number): bytes.append(contentsOf: String(number).utf8)
        case .truth(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
        case .spelled(let spelled): bytes.append(contentsOf: spelled)
        case .list(let values): Self.enclosed("[", values, "]", into: &bytes) { $0.write(into: &$1) }
        case .object(let members):
            Self.enclosed("{", members, "}", into: &bytes) { member, bytes in
                Self.string(member.0, into: &bytes)
                bytes.append(0x3A)
                member.1.write(into: &bytes)
            }
        }
    }

    private static func enclosed<Element>(
        _ opening: Unicode.Scalar, _ elements: [Element], _ closing: Unicode.Scalar,
        into bytes: inout [UInt8],
        _ write: (Element, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        for (place, element) in elements.enumerated() {
            if place > 0 { bytes.append(0x2C) }
            write(element, &bytes)
        }
        bytes.append(UInt8(ascii: closing))
    }

    private static func string(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes += [0x5C, byte]
            // Neither paper nor Word has a sign for these.
            case 0..<0x20: bytes.append(0x20)
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    init(stringLiteral text: String) { self = .text(text) }
    init(arrayLiteral values: JSON...) { self = .list(values) }
    init(dictionaryLiteral members: (String, JSON)...) { self = .object(members) }
}
