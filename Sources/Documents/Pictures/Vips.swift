import Foundation

/// The programs that read pictures: names sought in PATH, or paths; and how long each may take.
package struct PicturePrograms: Sendable {
    /// libvips' program: decodes, turns, shrinks and writes pictures.
    package var vips: String
    /// Reads words in pictures.
    package var tesseract: String
    package var decoderSeconds: Int
    package var readerSeconds: Int

    package init(
        vips: String = "vips", tesseract: String = "tesseract",
        decoderSeconds: Int = PictureLimits.decoderWallSecondsMax,
        readerSeconds: Int = PictureLimits.readerWallSecondsMax
    ) {
        (self.vips, self.tesseract) = (vips, tesseract)
        (self.decoderSeconds, self.readerSeconds) = (decoderSeconds, readerSeconds)
    }
}

/// libvips in one private folder. Files have names of ours, and one operation is one run of the program.
struct Vips: Sendable {
    let programs: PicturePrograms
    let folder: String

    /// Turns the picture upright and brings it to 8 bits.
    ///
    /// - Parameters:
    ///   - forced: exactly this size; otherwise it is only made smaller, to fit in it.
    ///   - hasProfile: its colours are brought to sRGB. Without a profile they are that already, and libvips would
    ///     make them darker.
    func fit(
        _ source: String, _ result: String, _ width: Int, _ height: Int, forced: Bool = false,
        hasProfile: Bool = false
    ) async throws(PictureRefusal) {
        try await run(
            [
                "thumbnail", source, result, "\(width)", "--height", "\(height)",
                "--size", forced ? "force" : "down",
                // A file that ends too early is otherwise filled up with grey.
                "--fail-on", "truncated",
            ] + (hasProfile ? ["--import-profile", "srgb", "--export-profile", "srgb"] : []))
    }

    func crop(_ source: String, _ result: String, x: Int, y: Int, _ width: Int, _ height: Int)
        async throws(PictureRefusal)
    {
        try await run(["crop", source, result, "\(x)", "\(y)", "\(width)", "\(height)"])
    }

    func copy(_ source: String, _ result: String) async throws(PictureRefusal) {
        try await run(["copy", source, result])
    }

    func band(_ band: Int, of source: String, _ result: String) async throws(PictureRefusal) {
        try await run(["extract_band", source, result, "\(band)"])
    }

    /// Shades of grey, where what is seen through becomes white, as the page is.
    func grey(_ source: String, _ result: String, flattened: Bool) async throws(PictureRefusal) {
        if flattened { try await run(["flatten", source, "flat.tif", "--background", "255"]) }
        try await run(["colourspace", flattened ? "flat.tif" : source, result, "b-w"])
    }

    private func run(_ arguments: [String]) async throws(PictureRefusal) {
        let limits = Tool.Limits(
            seconds: programs.decoderSeconds, outputBytesMax: 65_536,
            memoryBytesMax: PictureLimits.decoderBytesMax)
        do {
            _ = try await Tool("prlimit", limits).run(
                [
                    "--cpu=\(PictureLimits.decoderCPUSecondsMax)",
                    "--fsize=\(PictureLimits.decodedFileBytesMax)", "--",
                    programs.vips,
                ] + arguments,
                // Only the decoders that are tested against hostile files; one thread, for the same bytes each time.
                environment: ["VIPS_BLOCK_UNTRUSTED": "1", "VIPS_CONCURRENCY": "1"], in: folder)
        } catch { throw .after(error) }
    }

    // MARK: Files

    func write(_ bytes: [UInt8], _ name: String) throws(PictureRefusal) {
        do { try Data(bytes).write(to: URL(filePath: folder).appending(path: name)) } catch {
            throw .noMill()
        }
    }

    /// - Throws: `unreadable` when there is no such file or it weighs more than a made picture may.
    func read(_ name: String) throws(PictureRefusal) -> [UInt8] {
        let path = URL(filePath: folder).appending(path: name).path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let size = attributes[.size] as? Int, size <= PictureLimits.madeBytesMax,
            let data = FileManager.default.contents(atPath: path)
        else { throw .unreadable }
        return Array(data)
    }
}
