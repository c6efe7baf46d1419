extension JSONReader {
    /// A short string that is not shown: the name of a key, a node or a mark.
    mutating func name() throws(DocumentRefusal) -> String { try string() }

    /// A string, tidied.
    mutating func text() throws(DocumentRefusal) -> String { tidied(try string()) }

    /// A string as it stands, with its escapes read.
    private mutating func string() throws(DocumentRefusal) -> String {
        try expect(0x22)
        let first = position
        skipPlain()
        guard next != 0x22 else {
            let text = String(validating: slice(first..<position), as: UTF8.self)
            guard let text else { throw .damaged(atByte: first) }
            position += 1
            return text
        }
        var unescaped = Array(slice(first..<position))
        while next != 0x22 {
            guard next == 0x5C else { throw damage }
            position += 1
            try escape(into: &unescaped)
            let start = position
            skipPlain()
            unescaped.append(contentsOf: slice(start..<position))
        }
        position += 1
        guard let text = String(validating: unescaped, as: UTF8.self) else { throw .damaged(atByte: first) }
        return text
    }

    /// Goes on to the next quote, backslash or control character, or to the end.
    private mutating func skipPlain() {
        var index = position
        while index < end {
            let byte = byte(at: index)
            if byte == 0x22 || byte == 0x5C || byte < 0x20 { break }
            index += 1
        }
        position = index
    }

    private mutating func escape(into bytes: inout [UInt8]) throws(DocumentRefusal) {
        let escaped = next
        guard escaped != 0 else { throw damage }
        position += 1
        switch escaped {
        case 0x22, 0x5C, 0x2F: bytes.append(escaped)
        case 0x62: bytes.append(0x08)
        case 0x66: bytes.append(0x0C)
        case 0x6E: bytes.append(0x0A)
        case 0x72: bytes.append(0x0D)
        case 0x74: bytes.append(0x09)
        case 0x75: bytes.append(contentsOf: Array(String(try scalar()).utf8))
        default: throw .damaged(atByte: position - 1)
        }
    }

    /// What `\u` tells of: four hexadecimal digits, or two such escapes that are a surrogate pair.
    private mutating func scalar() throws(DocumentRefusal) -> Unicode.Scalar {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, next == 0x5C else { throw damage }
        position += 1
        guard next == 0x75 else { throw damage }
        position += 1
        let second = try unit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw damage }
        return scalar
    }

    private mutating func unit() throws(DocumentRefusal) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            let digit = next
            switch digit {
            case 0x30...0x39: value = value << 4 | UInt32(digit - 0x30)
            case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32(digit & 0x1F + 9)
            default: throw damage
            }
            position += 1
        }
        return value
    }
}
