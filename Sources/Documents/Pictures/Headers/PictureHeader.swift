/// What the first bytes of a picture say, read by our own code before any decoder sees the file.
package struct PictureHeader: Hashable, Sendable {
    /// By content; the name of the file and what the browser claims do not matter.
    package enum Kind: String, Hashable, Sendable { case png, jpeg, webp, heic }

    package let kind: Kind
    /// Pixels as the picture is shown, after turning.
    package let width, height: Int
    /// EXIF's 1–8: how the stored picture is turned and mirrored to be shown. 1 is as it stands.
    package let orientation: Int
    /// Whether some of it may be seen through.
    package let mayBeTransparent: Bool
    /// Saved without loss, as drawings and screen shots are.
    package let isLossless: Bool
    /// Whether it says by a profile (ICC) what its colours mean; they are sRGB otherwise.
    package let hasProfile: Bool

    /// - Parameters: width and height as stored, before turning.
    init(
        _ kind: Kind, stored width: Int, _ height: Int, orientation: Int = 1, mayBeTransparent: Bool = false,
        isLossless: Bool = false, hasProfile: Bool = false
    ) {
        let lies = orientation >= 5
        (self.width, self.height) = lies ? (height, width) : (width, height)
        (self.kind, self.orientation) = (kind, orientation)
        (self.mayBeTransparent, self.isLossless, self.hasProfile) = (mayBeTransparent, isLossless, hasProfile)
    }

    /// Reads and judges the header: weight, kind, movement and size.
    package static func read(_ bytes: [UInt8]) throws(PictureRefusal) -> PictureHeader {
        if bytes.isEmpty { throw .empty }
        if bytes.count > PictureLimits.pictureBytesMax { throw .tooHeavy }
        let header = try header(of: Octets(bytes))
        try check(header.width, header.height)
        return header
    }

    private static func header(of file: Octets) throws(PictureRefusal) -> PictureHeader {
        if PNGHeader.begins(file) { return try PNGHeader.read(file) }
        if JPEGHeader.begins(file) { return try JPEGHeader.read(file) }
        if WebPHeader.begins(file) { return try WebPHeader.read(file) }
        if HEICHeader.begins(file) { return try HEICHeader.read(file) }
        throw RefusedKind.name(of: file).map { .wrongKind($0) } ?? .unknownKind
    }

    static func check(_ width: Int, _ height: Int) throws(PictureRefusal) {
        if width < 1 || height < 1 { throw .unreadable }
        if max(width, height) > PictureLimits.sidePixelsMax || width * height > PictureLimits.areaPixelsMax {
            throw .tooManyPixels(width, height)
        }
    }
}

/// Kinds that people try, named so that the refusal says what the file is.
enum RefusedKind {
    static func name(of file: Octets) -> String? {
        if file.has("GIF8") { return "gif" }
        if file.has("%PDF") { return "pdf" }
        if file.has("BM") { return "bmp" }
        if file.has("II*\0") || file.has("MM\0*") { return "tiff" }
        if file.has("ftypavi", at: 4) { return "avif" }
        return isSVG(file) ? "svg" : nil
    }

    /// Markup with `<svg` near the beginning, after whatever declarations and comments.
    private static func isSVG(_ file: Octets) -> Bool {
        let head = file.part(0, 4_096)
        return (0..<head.count).contains { head.has("<svg", at: $0) }
    }
}
