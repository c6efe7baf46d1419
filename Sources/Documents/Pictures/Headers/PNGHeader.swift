enum PNGHeader {
    static func begins(_ file: Octets) -> Bool { file[0] == 0x89 && file.has("PNG\r\n\u{1A}\n", at: 1) }

    static func read(_ file: Octets) throws(PictureRefusal) -> PictureHeader {
        guard file.has("IHDR", at: 12), file.big(8, 4) == 13,
            let width = file.big(16, 4), let height = file.big(20, 4), let colour = file[25]
        else { throw .unreadable }
        var (orientation, seesThrough, hasProfile) = (1, colour == 4 || colour == 6, false)
        var place = 8
        while let size = file.big(place, 4) {
            let content = file.part(place + 8, size)
            // acTL announces a film (APNG).
            if file.has("acTL", at: place + 4) { throw .moving }
            if file.has("tRNS", at: place + 4) { seesThrough = true }
            if file.has("iCCP", at: place + 4) { hasProfile = true }
            if file.has("eXIf", at: place + 4) { orientation = Exif.orientation(content) }
            if file.has("IEND", at: place + 4) { break }
            place += 12 + size
        }
        return PictureHeader(
            .png, stored: width, height, orientation: orientation, mayBeTransparent: seesThrough,
            isLossless: true,
            hasProfile: hasProfile)
    }
}
