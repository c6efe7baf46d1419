/// What a made picture tells besides the picture: place, camera, names, profiles. It must tell nothing (R57).
package enum PictureTraces {
    /// The names of segments or chunks that are not needed to show the picture. Empty is as it should be.
    package static func found(in bytes: [UInt8]) -> [String] {
        let file = Octets(bytes)
        if PNGHeader.begins(file) { return chunks(file).filter { !plainChunks.contains($0) } }
        if JPEGHeader.begins(file) { return segments(file).filter { !plainSegments.contains($0) } }
        return ["unknown kind"]
    }

    /// pHYs is the density of pixels, which the decoder always writes.
    private static let plainChunks: Set = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND", "pHYs"]
    /// Tables, frame and scan; APP0 is the mark of JFIF.
    private static let plainSegments: Set = ["C0", "C2", "C4", "DA", "DB", "DD", "E0"]

    private static func chunks(_ file: Octets) -> [String] {
        var (names, place) = ([String](), 8)
        while let size = file.big(place, 4) {
            let name = (4..<8).compactMap { file[place + $0] }
            names.append(String(decoding: name, as: UTF8.self))
            place += 12 + size
        }
        // What stands after the end belongs to no chunk.
        return place > file.count ? names + ["broken"] : names
    }

    private static func segments(_ file: Octets) -> [String] {
        var (names, place) = ([String](), 2)
        while let marker = file.big(place, 2), let length = file.big(place + 2, 2), marker >= 0xFF01 {
            names.append(String(marker & 0xFF, radix: 16, uppercase: true))
            if marker == 0xFFDA { break }
            place += 2 + length
        }
        return names.last == "DA" ? names : names + ["broken"]
    }
}
