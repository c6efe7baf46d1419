/// The list of members that stands last in a zip file, read within limits and without unpacking anything.
///
/// It is strict: what another reader might understand in another way is refused (two members in the same bytes,
/// a member whose two headers differ, names that lead out of a folder).
package struct ZipDirectory: Sendable, Equatable {
    package static let membersMax = 2_000
    package static let memberBytesMax = 50_000_000
    package static let unpackedBytesMax = 100_000_000
    package static let nameBytesMax = 400
    /// How many times larger a member may be unpacked, when it is larger than `freeBytes`.
    package static let ratioMax = 200
    package static let freeBytes = 1_000_000

    package struct Member: Sendable, Equatable {
        package let name: String
        /// As the directory says; the data may lie, so whoever unpacks has limits too.
        package let unpackedBytes: Int
        package let packedBytes: Int
        /// Where its own header begins, in bytes from the start of the file.
        package let offset: Int
        let method: Int
    }

    /// Why a file was not taken.
    package enum Damage: Error, Equatable, Sendable {
        case notZip, damaged, encrypted, tooManyMembers, tooLarge, unsafeName
    }

    package let members: [Member]

    package func contains(_ name: String) -> Bool { members.contains { $0.name == name } }

    package init(_ file: [UInt8]) throws(Damage) {
        let bytes = ZipBytes(file)
        guard bytes.number32(0) == ZipBytes.memberMark else { throw .notZip }
        let end = try ZipEnd(bytes)
        members = try ZipDirectory.members(bytes, end)
        try ZipDirectory.checkNames(members)
        try ZipDirectory.checkSizes(members)
        try ZipDirectory.checkPlaces(members, bytes, end)
    }
}

/// The record that ends the file: how many members there are and where their list stands.
private struct ZipEnd {
    let members: Int
    let listOffset: Int
    let offset: Int

    static let bytesMin = 22
    static let commentBytesMax = 65_535

    init(_ bytes: ZipBytes) throws(ZipDirectory.Damage) {
        let last = bytes.count - ZipEnd.bytesMin
        let first = max(0, last - ZipEnd.commentBytesMax)
        guard last >= 0,
            let offset = (first...last).last(where: {
                bytes.number32($0) == ZipBytes.endMark
                    && bytes.number16($0 + 20) == bytes.count - $0 - ZipEnd.bytesMin
            })
        else { throw .damaged }
        guard let members = bytes.number16(offset + 10), bytes.number16(offset + 8) == members,
            bytes.number16(offset + 4) == 0, bytes.number16(offset + 6) == 0,
            let listBytes = bytes.number32(offset + 12), let listOffset = bytes.number32(offset + 16),
            listOffset + listBytes <= offset
        else { throw .damaged }
        guard members <= ZipDirectory.membersMax else { throw .tooManyMembers }
        (self.members, self.listOffset, self.offset) = (members, listOffset, offset)
    }
}

extension ZipDirectory {
    private static let entryBytesMin = 46
    private static let headerBytesMin = 30
    /// Bits 0, 6 and 13 of the flags: encrypted, strongly encrypted, hidden headers.
    private static let encryptedFlags = 0x2041

    private static func members(_ bytes: ZipBytes, _ end: ZipEnd) throws(Damage) -> [Member] {
        var members: [Member] = []
        var place = end.listOffset
        for _ in 0..<end.members {
            guard bytes.number32(place) == ZipBytes.entryMark, place + entryBytesMin <= end.offset,
                let flags = bytes.number16(place + 8), let method = bytes.number16(place + 10),
                let packed = bytes.number32(place + 20), let unpacked = bytes.number32(place + 24),
                let nameBytes = bytes.number16(place + 28), let extraBytes = bytes.number16(place + 30),
                let commentBytes = bytes.number16(place + 32), let offset = bytes.number32(place + 42)
            else { throw .damaged }
            guard flags & encryptedFlags == 0 else { throw .encrypted }
            guard method == 0 || method == 8 else { throw .damaged }
            guard nameBytes <= nameBytesMax else { throw .unsafeName }
            guard let name = bytes.text(place + entryBytesMin, nameBytes) else { throw .unsafeName }
            members.append(
                Member(
                    name: name, unpackedBytes: unpacked, packedBytes: packed, offset: offset, method: method))
            place += entryBytesMin + nameBytes + extraBytes + commentBytes
            guard place <= end.offset else { throw .damaged }
        }
        return members
    }

    /// No name leads out of the folder, and no two are the same for a file system that does not see case.
    private static func checkNames(_ members: [Member]) throws(Damage) {
        var seen: Set<String> = []
        for member in members {
            let parts = member.name.split(separator: "/", omittingEmptySubsequences: false)
            let isSafe =
                !member.name.isEmpty && !member.name.hasPrefix("/") && !parts.contains("..")
                && !member.name.unicodeScalars.contains { $0.value < 0x20 || $0 == "\\" || $0 == ":" }
            guard isSafe, seen.insert(member.name.lowercased()).inserted else { throw .unsafeName }
        }
    }

    private static func checkSizes(_ members: [Member]) throws(Damage) {
        var sum = 0
        for member in members {
            sum += member.unpackedBytes
            guard member.unpackedBytes <= memberBytesMax, sum <= unpackedBytesMax else { throw .tooLarge }
            guard member.method != 0 || member.unpackedBytes == member.packedBytes else { throw .damaged }
            guard member.unpackedBytes <= freeBytes || member.unpackedBytes / ratioMax <= member.packedBytes
            else { throw .tooLarge }
        }
    }

    /// Each member stands in bytes of its own before the list, under a header that says the same as the list.
    private static func checkPlaces(_ members: [Member], _ bytes: ZipBytes, _ end: ZipEnd) throws(Damage) {
        var free = 0
        for member in members.sorted(by: { $0.offset < $1.offset }) {
            guard member.offset >= free, bytes.number32(member.offset) == ZipBytes.memberMark,
                bytes.number16(member.offset + 8) == member.method,
                let nameBytes = bytes.number16(member.offset + 26),
                let extraBytes = bytes.number16(member.offset + 28),
                bytes.text(member.offset + headerBytesMin, nameBytes) == member.name
            else { throw .damaged }
            free = member.offset + headerBytesMin + nameBytes + extraBytes + member.packedBytes
            guard free <= end.listOffset else { throw .damaged }
        }
    }
}

/// Numbers and texts of a file, nil beyond its end.
struct ZipBytes {
    static let memberMark = 0x0403_4B50
    static let entryMark = 0x0201_4B50
    static let endMark = 0x0605_4B50

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var count: Int { bytes.count }

    /// Two bytes, the least first.
    func number16(_ place: Int) -> Int? {
        guard place >= 0, place + 2 <= bytes.count else { return nil }
        return Int(bytes[place]) | Int(bytes[place + 1]) << 8
    }

    /// Four bytes, the least first.
    func number32(_ place: Int) -> Int? {
        guard let low = number16(place), let high = number16(place + 2) else { return nil }
        return low | high << 16
    }

    func text(_ place: Int, _ count: Int) -> String? {
        guard place >= 0, count >= 0, place + count <= bytes.count else { return nil }
        return String(validating: bytes[place..<(place + count)], as: UTF8.self)
    }
}
