/// The pictures of phones: boxes in boxes (ISO/IEC 23008-12). Only what tells the size of the main picture is read.
enum HEICHeader {
    static func begins(_ file: Octets) -> Bool {
        guard file.has("ftyp", at: 4), let size = file.big(0, 4), size >= 16 else { return false }
        let brands = stride(from: 16, to: min(size, 256), by: 4)
        return isOurs(file, 8)
            // `mif1` says only that it is a picture in boxes; the others in the list say which.
            || file.has("mif1", at: 8) && brands.contains { isOurs(file, $0) }
    }

    private static func isOurs(_ file: Octets, _ place: Int) -> Bool {
        file.has("hei", at: place) || isMoving(file, place)
    }

    private static func isMoving(_ file: Octets, _ place: Int) -> Bool {
        file.has("hevc", at: place) || file.has("hevx", at: place) || file.has("msf1", at: place)
    }

    static func read(_ file: Octets) throws(PictureRefusal) -> PictureHeader {
        if isMoving(file, 8) { throw .moving }
        guard let meta = Box.first("meta", in: file)?.part(4), let properties = Box.first("iprp", in: meta),
            let list = Box.first("ipco", in: properties), let links = Box.first("ipma", in: properties),
            let main = Box.first("pitm", in: meta).flatMap(mainItem)
        else { throw .unreadable }
        let boxes = Box.all(in: list)
        // Tiles and thumbnails are decoded too, so no picture in the file may be too large.
        for box in boxes where box.name.has("ispe") {
            guard let size = size(box) else { throw .unreadable }
            try PictureHeader.check(size.width, size.height)
        }
        let own = indices(of: main, in: links).compactMap {
            boxes.indices.contains($0 - 1) ? boxes[$0 - 1] : nil
        }
        guard let size = own.first(where: { $0.name.has("ispe") }).flatMap(size) else { throw .unreadable }
        // Quarter turns; the decoder carries them out itself, so that nothing is left to turn.
        let quarters = own.filter { $0.name.has("irot") }.reduce(0) { $0 + Int($1.content[0] ?? 0) & 3 }
        let hasProfile = own.contains {
            $0.name.has("colr") && ($0.content.has("prof") || $0.content.has("rICC"))
        }
        return quarters % 2 == 0
            ? PictureHeader(.heic, stored: size.width, size.height, hasProfile: hasProfile)
            : PictureHeader(.heic, stored: size.height, size.width, hasProfile: hasProfile)
    }

    private static func size(_ box: Box) -> (width: Int, height: Int)? {
        guard let width = box.content.big(4, 4), let height = box.content.big(8, 4) else { return nil }
        return (width, height)
    }

    private static func mainItem(_ box: Octets) -> Int? { box.big(4, box[0] == 0 ? 2 : 4) }

    /// The numbers, from 1, of an item's properties.
    private static func indices(of item: Int, in links: Octets) -> [Int] {
        guard let version = links[0], let flags = links.big(1, 3), let items = links.big(4, 4) else {
            return []
        }
        let (idSize, indexSize) = (version < 1 ? 2 : 4, flags & 1 == 1 ? 2 : 1)
        var place = 8
        for _ in 0..<items {
            guard let id = links.big(place, idSize), let count = links[place + idSize] else { return [] }
            place += idSize + 1
            if id == item {
                // The highest bit says that the property is essential.
                let mask = indexSize == 2 ? 0x7FFF : 0x7F
                return (0..<Int(count)).compactMap {
                    links.big(place + $0 * indexSize, indexSize).map { $0 & mask }
                }
            }
            place += Int(count) * indexSize
        }
        return []
    }
}

/// A box: four bytes of size, four of name, and what it holds.
private struct Box {
    let name, content: Octets

    static func first(_ name: StaticString, in stretch: Octets) -> Octets? {
        all(in: stretch).first { $0.name.has(name) }?.content
    }

    static func all(in stretch: Octets) -> [Box] {
        var (boxes, place) = ([Box](), 0)
        while boxes.count < boxesMax, let size = stretch.big(place, 4) {
            // Sizes of 64 bits and 0 (to the end) belong to the picture data alone, after what is sought.
            guard size >= 8 else { break }
            boxes.append(Box(name: stretch.part(place + 4, 4), content: stretch.part(place + 8, size - 8)))
            place += size
        }
        return boxes
    }

    /// A phone's picture has some sixty properties.
    private static let boxesMax = 5_000
}
