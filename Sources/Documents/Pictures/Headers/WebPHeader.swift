enum WebPHeader {
    static func begins(_ file: Octets) -> Bool { file.has("RIFF") && file.has("WEBP", at: 8) }

    static func read(_ file: Octets) throws(PictureRefusal) -> PictureHeader {
        let first = file.part(20)
        let header: PictureHeader? =
            switch true {
            case file.has("VP8 ", at: 12): lossy(first)
            case file.has("VP8L", at: 12): lossless(first)
            case file.has("VP8X", at: 12): try extended(first, in: file)
            default: nil
            }
        guard let header else { throw .unreadable }
        return header
    }

    private static func lossy(_ frame: Octets) -> PictureHeader? {
        // The lowest bit is 0 for a frame that stands by itself.
        guard let flags = frame[0], flags & 1 == 0, frame.big(3, 3) == 0x9D012A,
            let width = frame.little(6, 2), let height = frame.little(8, 2)
        else { return nil }
        return PictureHeader(.webp, stored: width & 0x3FFF, height & 0x3FFF)
    }

    private static func lossless(_ frame: Octets) -> PictureHeader? {
        guard frame[0] == 0x2F, let bits = frame.little(1, 4) else { return nil }
        let (width, height) = (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        return PictureHeader(
            .webp, stored: width, height, mayBeTransparent: bits >> 28 & 1 == 1, isLossless: true)
    }

    private static func extended(_ content: Octets, in file: Octets) throws(PictureRefusal) -> PictureHeader? {
        guard let flags = content[0], let width = content.little(4, 3), let height = content.little(7, 3)
        else {
            return nil
        }
        if flags & Flag.moves != 0 { throw .moving }
        var (orientation, isLossless) = (1, false)
        var place = 12
        while let size = file.little(place + 4, 4) {
            if file.has("ANMF", at: place) { throw .moving }
            if file.has("VP8L", at: place) { isLossless = true }
            if file.has("EXIF", at: place) { orientation = self.orientation(file.part(place + 8, size)) }
            place += 8 + size + size % 2
        }
        return PictureHeader(
            .webp, stored: width + 1, height + 1, orientation: orientation,
            mayBeTransparent: flags & Flag.alpha != 0, isLossless: isLossless,
            hasProfile: flags & Flag.profile != 0)
    }

    /// Some programs leave JPEG's `Exif` before the block.
    private static func orientation(_ block: Octets) -> Int {
        Exif.orientation(block.has("Exif\0\0") ? block.part(6) : block)
    }

    private enum Flag {
        static let moves: UInt8 = 0x02
        static let alpha: UInt8 = 0x10
        static let profile: UInt8 = 0x20
    }
}
