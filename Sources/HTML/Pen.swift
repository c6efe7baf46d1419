/// Writes markup into memory that was measured first: one allocation an element, and nothing but copies.
struct Pen {
    var position: UnsafeMutablePointer<UInt8>

    init(_ start: UnsafeMutablePointer<UInt8>) { position = start }

    mutating func write(_ byte: UInt8) {
        position.pointee = byte
        position += 1
    }

    mutating func write(_ markup: StaticString) { write(markup.utf8Start, markup.utf8CodeUnitCount) }

    mutating func write(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { if let start = $0.baseAddress { write(start, $0.count) } }
    }

    mutating func write(_ start: UnsafePointer<UInt8>, _ count: Int) {
        position.update(from: start, count: count)
        position += count
    }

    mutating func write(escaping text: inout String) { text.withUTF8 { write(escaping: $0) } }

    /// Writes text with the five characters that mean something in markup as references.
    mutating func write(escaping utf8: UnsafeBufferPointer<UInt8>) {
        let special = isSpecial  // once: reading a global checks that it is made
        for byte in utf8 {
            if special[Int(byte)] { write(reference(for: byte)) } else { write(byte) }
        }
    }
}

extension Pen {
    /// Room enough for the text when written: exact for long text, six times its length for short.
    static func size(of text: inout String) -> Int {
        let count = text.utf8.count
        return count <= 24 ? count * 6 : text.withUTF8 { size(of: $0) }
    }

    static func size(of utf8: UnsafeBufferPointer<UInt8>) -> Int {
        let special = isSpecial
        var size = utf8.count
        for byte in utf8 where special[Int(byte)] { size += 5 }
        return size
    }

    static func size(of attributes: [Attribute]) -> Int {
        var size = 0
        for attribute in attributes {
            size += attribute.name.utf8CodeUnitCount + 4
            if var value = attribute.value { size += Pen.size(of: &value) }
        }
        return size
    }
}

func reference(for byte: UInt8) -> StaticString {
    switch byte {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    default: "&#39;"
    }
}

/// A table of 256 flags, never changed and never freed: looking one up checks nothing.
nonisolated(unsafe) private let isSpecial: UnsafePointer<Bool> = {
    let table = UnsafeMutablePointer<Bool>.allocate(capacity: 256)
    table.initialize(repeating: false, count: 256)
    for byte in "&<>\"'".utf8 { table[Int(byte)] = true }
    return UnsafePointer(table)
}()
