/// Reads a part of a Word file within limits to depth and number of elements. There is no document type and no entity
/// of its own in such a file (ECMA-376-2 §6.2.5), so one that has them is refused.
struct MarkupReader {
    enum Damage: Error { case damaged, tooMuch }

    static let nodesMax = 1_000_000
    static let depthMax = 200

    private let bytes: [UInt8]
    private var place = 0
    private var nodes = 0
    private var nodesMax = Self.nodesMax
    /// Names are few and come again and again.
    private var names: [String: String] = [:]

    static func read(_ bytes: [UInt8], nodesMax: Int = nodesMax) throws(Damage) -> MarkupNode {
        var reader = MarkupReader(bytes)
        reader.nodesMax = nodesMax
        return try reader.root()
    }

    private init(_ bytes: [UInt8]) {
        switch bytes.prefix(2) {
        case [0xFF, 0xFE]: self.bytes = Self.wide(bytes, low: 0)
        case [0xFE, 0xFF]: self.bytes = Self.wide(bytes, low: 1)
        default: self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        }
    }

    private static func wide(_ bytes: [UInt8], low: Int) -> [UInt8] {
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
            UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + 1 - low]) << 8
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private mutating func root() throws(Damage) -> MarkupNode {
        var open: [(node: MarkupNode, scope: [String: String])] = []
        var root: MarkupNode?
        while place < bytes.count {
            guard bytes[place] == 0x3C else {
                let text = until("<")
                if let node = open.last?.node, Self.holdsText(node.name) { node.text += try unescaped(text) }
                continue
            }
            if starts("<!--") {
                try skip(past: "-->")
            } else if starts("<?") {
                try skip(past: "?>")
            } else if starts("<![CDATA[") {
                place += 9
                let start = place
                try skip(past: "]]>")
                if let node = open.last?.node, Self.holdsText(node.name) {
                    node.text += String(decoding: bytes[start..<(place - 3)], as: UTF8.self)
                }
            } else if starts("</") {
                try skip(past: ">")
                guard let (node, _) = open.popLast() else { throw .damaged }
                if open.isEmpty { root = node }
            } else if starts("<!") {
                throw .damaged
            } else {
                let (node, scope, isEmpty) = try element(open.last?.scope ?? ["": ""])
                nodes += 1
                guard nodes <= nodesMax, open.count < Self.depthMax else { throw .tooMuch }
                open.last?.node.children.append(node)
                if !isEmpty { open.append((node, scope)) } else if open.isEmpty { root = node }
            }
        }
        guard open.isEmpty, let root else { throw .damaged }
        return root
    }

    private static func holdsText(_ name: String) -> Bool {
        MarkupNode.leaves.contains(name) || name == "w:instrText" || name == "w:delText" || name == "c:v"
            || name == "w:delInstrText" || name == "cx:pt" || name == "cx:v"
    }

    private mutating func element(
        _ outer: [String: String]
    ) throws(Damage) -> (MarkupNode, scope: [String: String], isEmpty: Bool) {
        place += 1
        let name = word()
        guard !name.isEmpty else { throw .damaged }
        var (scope, attributes, isEmpty): ([String: String], [(String, String)], Bool) = (outer, [], false)
        while true {
            skipSpaces()
            guard place < bytes.count else { throw .damaged }
            if bytes[place] == 0x3E { break }
            if bytes[place] == 0x2F {
                isEmpty = true
                place += 1
                continue
            }
            let (key, value) = try attribute()
            if key == "xmlns" {
                scope[""] = MarkupNames.prefixes[value] ?? "?"
            } else if key.hasPrefix("xmlns:") {
                scope[String(key.dropFirst(6))] = MarkupNames.prefixes[value] ?? "?"
            } else {
                attributes.append((key, value))
            }
        }
        place += 1
        let node = MarkupNode(known(name, scope, isElement: true))
        node.attributes = attributes.map { (known($0.0, scope, isElement: false), $0.1) }
        return (node, scope, isEmpty)
    }

    /// The name under the prefix of the standard; "?:" where the namespace is none of those we know.
    private mutating func known(_ name: String, _ scope: [String: String], isElement: Bool) -> String {
        let parts = name.split(separator: ":", maxSplits: 1)
        let known: String
        if parts.count == 2 {
            known = parts[0] == "xml" ? name : "\(scope[String(parts[0])] ?? "?"):\(parts[1])"
        } else {
            let prefix = isElement ? scope[""] ?? "" : ""
            known = prefix.isEmpty ? name : "\(prefix):\(name)"
        }
        if let same = names[known] { return same }
        names[known] = known
        return known
    }

    private mutating func attribute() throws(Damage) -> (String, String) {
        let key = word()
        skipSpaces()
        guard !key.isEmpty, place < bytes.count, bytes[place] == 0x3D else { throw .damaged }
        place += 1
        skipSpaces()
        guard place < bytes.count, bytes[place] == 0x22 || bytes[place] == 0x27 else { throw .damaged }
        let quote = bytes[place]
        place += 1
        let start = place
        while place < bytes.count, bytes[place] != quote { place += 1 }
        guard place < bytes.count else { throw .damaged }
        place += 1
        return (key, try unescaped(bytes[start..<(place - 1)]))
    }
}

extension MarkupReader {
    private func starts(_ sign: StaticString) -> Bool {
        guard place + sign.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<sign.utf8CodeUnitCount).allSatisfy { bytes[place + $0] == sign.utf8Start[$0] }
    }

    private mutating func skip(past sign: StaticString) throws(Damage) {
        while place < bytes.count, !starts(sign) { place += 1 }
        guard place < bytes.count else { throw .damaged }
        place += sign.utf8CodeUnitCount
    }

    private mutating func skipSpaces() {
        while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    }

    private mutating func until(_ sign: Character) -> ArraySlice<UInt8> {
        let (start, stop) = (place, sign.asciiValue ?? 0)
        while place < bytes.count, bytes[place] != stop { place += 1 }
        return bytes[start..<place]
    }

    /// A name ends with white space or one of / > =
    private mutating func word() -> String {
        let start = place
        while place < bytes.count, bytes[place] > 0x20, ![0x2F, 0x3E, 0x3D].contains(bytes[place]) { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

    private func unescaped(_ raw: ArraySlice<UInt8>) throws(Damage) -> String {
        guard raw.contains(0x26) else { return String(decoding: raw, as: UTF8.self) }
        var (text, rest) = ("", raw)
        while let start = rest.firstIndex(of: 0x26) {
            text += String(decoding: rest[rest.startIndex..<start], as: UTF8.self)
            guard let end = rest[start...].prefix(12).firstIndex(of: 0x3B) else { throw .damaged }
            let name = String(decoding: rest[(start + 1)..<end], as: UTF8.self)
            if let sign = Self.entities[name] {
                text += sign
            } else {
                let isHex = name.hasPrefix("#x")
                guard name.hasPrefix("#"),
                    let number = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10),
                    let scalar = Unicode.Scalar(number)
                else { throw .damaged }
                text.unicodeScalars.append(scalar)
            }
            rest = rest[(end + 1)...]
        }
        return text + String(decoding: rest, as: UTF8.self)
    }
}
