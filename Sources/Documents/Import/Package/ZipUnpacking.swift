import CZlib

/// Unpacks members of a zip file a piece at a time, and stops where one says more than its directory said.
struct ZipUnpacking {
    private static let pieceBytes = 65_536

    let file: DocxFile

    /// All of a member; nil when there is none of that name, written in any case (ECMA-376-2 §6.2.2).
    func bytes(_ name: String, bytesMax: Int) throws(ZipDirectory.Damage) -> [UInt8]? {
        guard let member = member(name) else { return nil }
        guard member.unpackedBytes <= bytesMax else { throw .tooLarge }
        var all: [UInt8] = []
        all.reserveCapacity(member.unpackedBytes)
        try each(of: member) { all.append(contentsOf: $0) }
        return all
    }

    func member(_ name: String) -> ZipDirectory.Member? {
        let folded = name.lowercased()
        return file.directory.members.first { $0.name == name }
            ?? file.directory.members.first { $0.name.lowercased() == folded }
    }

    /// Gives the pieces of a member in turn.
    func each(
        of member: ZipDirectory.Member, _ take: (UnsafeRawBufferPointer) -> Void
    ) throws(ZipDirectory.Damage) {
        let numbers = ZipBytes(file.bytes)
        guard let name = numbers.number16(member.offset + 26), let extra = numbers.number16(member.offset + 28)
        else { throw .damaged }
        let start = member.offset + 30 + name + extra
        guard start + member.packedBytes <= file.bytes.count else { throw .damaged }
        let damage = file.bytes.withUnsafeBytes { all -> ZipDirectory.Damage? in
            let packed = UnsafeRawBufferPointer(rebasing: all[start..<(start + member.packedBytes)])
            if member.method == 0 {
                take(packed)
                return nil
            }
            return member.method == 8 ? Self.inflate(packed, member.unpackedBytes, take) : .damaged
        }
        if let damage { throw damage }
    }

    /// Raw deflate (RFC 1951); what comes must be as long as the directory says.
    private static func inflate(
        _ packed: UnsafeRawBufferPointer, _ bytes: Int, _ take: (UnsafeRawBufferPointer) -> Void
    ) -> ZipDirectory.Damage? {
        var stream = z_stream()
        guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return .damaged }
        defer { inflateEnd(&stream) }
        stream.next_in = UnsafeMutablePointer(
            mutating: packed.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.avail_in = UInt32(packed.count)
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceBytes, alignment: 16)
        defer { piece.deallocate() }
        var (given, status) = (0, Z_OK)
        while status == Z_OK {
            stream.next_out = piece.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.avail_out = UInt32(pieceBytes)
            status = CZlib.inflate(&stream, Z_NO_FLUSH)
            let count = pieceBytes - Int(stream.avail_out)
            guard status == Z_OK || status == Z_STREAM_END, count > 0 || status == Z_STREAM_END else {
                return .damaged
            }
            given += count
            guard given <= bytes else { return .tooLarge }
            take(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        }
        return given == bytes ? nil : .damaged
    }
}
