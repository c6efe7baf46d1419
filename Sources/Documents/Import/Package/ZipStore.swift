import CZlib

/// Writes a zip file whose members are stored as they are: it is read once, on the same machine.
struct ZipStore {
    private var file: [UInt8] = []
    private var list: [UInt8] = []
    private var count = 0

    mutating func add(_ name: String, _ bytes: [UInt8]) {
        let sum = bytes.withUnsafeBufferPointer { Int(crc32(0, $0.baseAddress, UInt32($0.count))) }
        let offset = file.count
        var head: [UInt8] = []
        // Version 2.0, names in UTF-8, stored, the first day that the format knows.
        for number in [20, 0x800, 0, 0, 0x21] { head.put16(number) }
        for number in [sum, bytes.count, bytes.count] { head.put32(number) }
        head.put16(name.utf8.count)
        head.put16(0)
        file.put32(ZipBytes.memberMark)
        file += head + name.utf8 + bytes
        list.put32(ZipBytes.entryMark)
        list.put16(20)
        list += head
        for _ in 0..<3 { list.put16(0) }
        list.put32(0)
        list.put32(offset)
        list += name.utf8
        count += 1
    }

    /// The whole file.
    var bytes: [UInt8] {
        var end: [UInt8] = []
        end.put32(ZipBytes.endMark)
        for number in [0, 0, count, count] { end.put16(number) }
        end.put32(list.count)
        end.put32(file.count)
        end.put16(0)
        return file + list + end
    }
}

extension [UInt8] {
    /// Two bytes, the least first.
    mutating func put16(_ number: Int) {
        append(UInt8(truncatingIfNeeded: number))
        append(UInt8(truncatingIfNeeded: number >> 8))
    }

    /// Four bytes, the least first.
    mutating func put32(_ number: Int) {
        put16(number & 0xFFFF)
        put16(number >> 16)
    }
}
