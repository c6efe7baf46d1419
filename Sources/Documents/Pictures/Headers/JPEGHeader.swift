enum JPEGHeader {
    static func begins(_ file: Octets) -> Bool { file[0] == 0xFF && file[1] == 0xD8 && file[2] == 0xFF }

    /// Walks the segments up to where the picture itself begins.
    static func read(_ file: Octets) throws(PictureRefusal) -> PictureHeader {
        var orientation: Int?
        var size: (width: Int, height: Int)?
        var (place, hasProfile) = (2, false)
        while let marker = nextMarker(file, &place), marker != Marker.scan {
            guard let length = file.big(place, 2), length >= 2 else { throw .unreadable }
            let content = file.part(place + 2, length - 2)
            if Marker.isFrame(marker) {
                // A second frame would let a small one stand before a large one.
                guard size == nil, let height = content.big(1, 2), let width = content.big(3, 2) else {
                    throw .unreadable
                }
                size = (width, height)
            } else if marker == Marker.app1, content.has("Exif\0\0"), orientation == nil {
                orientation = Exif.orientation(content.part(6))
            } else if marker == Marker.app2, content.has("ICC_PROFILE\0") {
                hasProfile = true
            }
            place += length
        }
        guard let size else { throw .unreadable }
        return PictureHeader(
            .jpeg, stored: size.width, size.height, orientation: orientation ?? 1, hasProfile: hasProfile)
    }

    /// The next marker; `place` ends after it. Nil at the end of the file.
    ///
    /// Finds the same as libjpeg does, which passes over what does not belong, or a size could be hidden from us.
    private static func nextMarker(_ file: Octets, _ place: inout Int) -> UInt8? {
        while let byte = file[place] {
            place += 1
            guard byte == 0xFF, let next = file[place], next != 0xFF, next != 0 else { continue }
            place += 1
            return next
        }
        return nil
    }

    private enum Marker {
        static let scan: UInt8 = 0xDA
        static let app1: UInt8 = 0xE1
        static let app2: UInt8 = 0xE2

        /// SOF0–SOF15 but for the three of that range that mean other things.
        static func isFrame(_ marker: UInt8) -> Bool {
            (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
        }
    }
}
