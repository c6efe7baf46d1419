import Base

/// The making of one picture, in a folder of its own.
struct PicturePress: Sendable {
    private let vips: Vips

    init(_ vips: Vips) { self.vips = vips }

    func make(_ bytes: [UInt8], _ header: PictureHeader) async throws(PictureRefusal) -> MadePicture {
        try vips.write(bytes, File.original)
        let side = PictureLimits.largeSidePixelsMax
        try await vips.fit(
            File.original, "\(File.work)[strip,compression=1]", side, side, hasProfile: header.hasProfile)
        return try await finish(isLossless: header.isLossless)
    }

    /// The whole picture is shrunk until the part has its size, so that turning is over before anything is cut.
    func crop(
        _ bytes: [UInt8], _ header: PictureHeader, _ crop: PictureCrop, _ size: PresentationSize
    ) async throws(PictureRefusal) -> MadePicture {
        let (wide, high) = (size.widthPixels, size.heightPixels)
        // Rounded to the nearest pixel; never past the edge.
        func scaled(_ length: Int, _ from: Int, _ to: Int) -> Int { (length * to + from / 2) / from }
        let width = max(scaled(header.width, crop.width, wide), wide)
        let height = max(scaled(header.height, crop.height, high), high)

        try vips.write(bytes, File.original)
        try await vips.fit(
            File.original, "whole.tif[strip]", width, height, forced: true, hasProfile: header.hasProfile)
        try await vips.crop(
            "whole.tif", "\(File.work)[strip,compression=1]",
            x: min(scaled(crop.x, crop.width, wide), width - wide),
            y: min(scaled(crop.y, crop.height, high), height - high), wide, high)
        return try await finish(isLossless: header.isLossless)
    }

    private enum File {
        static let original = "original"
        static let work = "work.png"
    }

    // MARK: From the work to what is kept

    private func finish(isLossless: Bool) async throws(PictureRefusal) -> MadePicture {
        let work = try vips.read(File.work)
        let header = try PNGHeader.read(Octets(work))
        let isTransparent = try await isSeenThrough(work, header)
        let (kind, large) = try await large(isTransparent, isLossless)
        let smallName = "small\(Self.ending(kind))"
        try await vips.fit(
            File.work, smallName, PictureLimits.smallWidthPixelsMax, PictureLimits.largeSidePixelsMax)
        let small = try vips.read(String(smallName.prefix { $0 != "[" }))
        let smallHeader = try PictureHeader.read(small)
        // The decoder was asked to; that it did is not taken on trust.
        guard PictureTraces.found(in: large).isEmpty, PictureTraces.found(in: small).isEmpty else {
            throw .noMill()
        }
        return MadePicture(
            kind: kind, large: large, width: header.width, height: header.height, small: small,
            smallWidth: smallHeader.width, smallHeight: smallHeader.height, isTransparent: isTransparent,
            sha256: Digest.hex(of: large))
    }

    /// JPEG for photographs. Transparent pictures are PNG; drawings too, for their edges stay sharp so, unless that weighs
    /// far more.
    private func large(
        _ isTransparent: Bool, _ isLossless: Bool
    ) async throws(PictureRefusal) -> (PictureHeader.Kind, [UInt8]) {
        var png: [UInt8]?
        if isTransparent || isLossless {
            try await vips.copy(File.work, "large\(Self.ending(.png))")
            png = try vips.read("large.png")
        }
        if let png, isTransparent { return (.png, png) }
        try await vips.copy(File.work, "large\(Self.ending(.jpeg))")
        let jpeg = try vips.read("large.jpg")
        if let png, png.count <= Self.sharpnessWorth * jpeg.count { return (.png, png) }
        return (.jpeg, jpeg)
    }

    /// How many times a JPEG a PNG may weigh. Drawings weigh up to twice as much, photographs five times as much or more.
    private static let sharpnessWorth = 2

    /// The end of a file's name, with what libvips is told for files of that kind.
    private static func ending(_ kind: PictureHeader.Kind) -> String {
        kind == .png ? ".png[strip,compression=6]" : ".jpg[strip,Q=85,optimize_coding,background=255]"
    }

    /// Screen shots often have a layer of transparency that is used nowhere; only its content tells.
    private func isSeenThrough(_ work: [UInt8], _ header: PictureHeader) async throws(PictureRefusal) -> Bool {
        guard header.mayBeTransparent else { return false }
        // Byte 25 is the colour type: 4 is grey and transparency, 6 three colours and transparency.
        try await vips.band(work[25] == 4 ? 1 : 3, of: File.work, "alpha.pgm")
        guard let alpha = GreyPicture(pgm: try vips.read("alpha.pgm")) else { throw .unreadable }
        return alpha.pixels.contains { $0 < 255 }
    }
}
