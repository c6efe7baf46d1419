/// Reads a picture three times: as it is, and with what is brighter and what is darker than its surroundings.
struct WordReader: Sendable {
    let programs: PicturePrograms

    func words(in picture: MadePicture) async -> PictureWords {
        do {
            return try await Workplace.with { folder in
                let vips = Vips(programs: programs, folder: folder)
                let name = picture.kind == .png ? "picture.png" : "picture.jpg"
                try vips.write(picture.large, name)
                try await vips.grey(name, "grey.pgm", flattened: picture.isTransparent)
                guard let grey = GreyPicture(pgm: try vips.read("grey.pgm")) else { return .notChecked }
                var words = try await read("grey.pgm", folder)
                for side in [GreyPicture.Side.brighter, .darker] {
                    try vips.write(grey.mask(side).pgm, "mask.pgm")
                    words += try await read("mask.pgm", folder)
                }
                return PictureWords(words)
            }
        } catch { return .notChecked }
    }

    private func read(_ name: String, _ folder: String) async throws(ToolFailure) -> [ReadWord] {
        let limits = Tool.Limits(
            seconds: programs.readerSeconds, outputBytesMax: PictureLimits.readerAnswerBytesMax,
            memoryBytesMax: PictureLimits.decoderBytesMax)
        let table = try await Tool("prlimit", limits).run(
            [
                "--cpu=\(PictureLimits.readerCPUSecondsMax)", "--fsize=\(PictureLimits.readerAnswerBytesMax)",
                "--",
                // 11: look for text anywhere, in no order.
                programs.tesseract, name, "stdout", "-l", "swe", "--psm", "11", "tsv",
            ],
            // One thread: the other core is for the rest.
            environment: ["OMP_THREAD_LIMIT": "1"], in: folder)
        return ReadWord.words(tsv: table)
    }
}
