import Base

/// A picture that is ours: decoded and written anew, upright, in sRGB, with nothing in it but the picture.
package struct MadePicture: Equatable, Sendable {
    /// JPEG; PNG for what is seen through and for drawings.
    package let kind: PictureHeader.Kind
    /// At most 1920 × 1920 px.
    package let large: [UInt8]
    package let width, height: Int
    /// At most 640 px wide; the same kind.
    package let small: [UInt8]
    package let smallWidth, smallHeight: Int
    package let isTransparent: Bool
    /// Of the large one: 64 hexadecimal digits. The same upload gives the same.
    package let sha256: String
}

/// Makes pictures that can be shown to others out of files that nobody has looked at.
///
/// The header is read by our own code; everything else by programs with limits on memory, time and files, a few at a time.
package struct PictureMill: Sendable {
    private let programs: PicturePrograms
    private let makers, readers: Turnstile

    /// Keep one for the whole service: it is what counts how many are made at once.
    package init(_ programs: PicturePrograms = PicturePrograms(), waitingMax: Int = PictureLimits.waitingMax) {
        self.programs = programs
        makers = Turnstile(places: PictureLimits.atOnceMax, waitingMax: waitingMax)
        // Reading words is slow and nobody waits for it: one at a time leaves a core for the rest.
        readers = Turnstile(places: 1, waitingMax: waitingMax)
    }

    /// Any picture for the text (R53).
    package func make(_ bytes: [UInt8]) async throws(PictureRefusal) -> MadePicture {
        let header = try PictureHeader.read(bytes)
        return try await work { press throws(PictureRefusal) in try await press.make(bytes, header) }
    }

    /// A presentation picture (R57) that has the year's size already.
    package func presentation(_ bytes: [UInt8], _ size: PresentationSize) async throws(PictureRefusal) -> MadePicture {
        let header = try PictureHeader.read(bytes)
        if let refusal = PresentationFit(header, size).refusal(size) { throw refusal }
        // Pictures of a text are made no larger than this; a presentation is what the year says.
        let isLarge = size.widthPixels > PictureLimits.largeSidePixelsMax
        let whole = PictureCrop(x: 0, y: 0, width: header.width, height: header.height)
        let made = try await work { press throws(PictureRefusal) in
            isLarge ? try await press.crop(bytes, header, whole, size) : try await press.make(bytes, header)
        }
        guard PresentationFit(made.width, made.height, size) == .exact else { throw .unreadable }
        return made
    }

    /// A presentation picture (R57) out of a part of a larger one.
    package func crop(
        _ bytes: [UInt8], _ crop: PictureCrop, _ size: PresentationSize
    ) async throws(PictureRefusal) -> MadePicture {
        let header = try PictureHeader.read(bytes)
        guard crop.fits(in: header.width, header.height, size) else { throw .wrongCrop(size) }
        return try await work { press throws(PictureRefusal) in try await press.crop(bytes, header, crop, size) }
    }

    /// Looks for words in a picture of ours. What cannot be read is `notChecked`; the upload never fails of it.
    package func words(in picture: MadePicture) async -> PictureWords {
        let programs = programs
        return await readers.pass { await WordReader(programs: programs).words(in: picture) } ?? .notChecked
    }

    private func work(
        _ make: @escaping @Sendable (PicturePress) async throws(PictureRefusal) -> MadePicture
    ) async throws(PictureRefusal) -> MadePicture {
        let programs = programs
        let outcome = await makers.pass { () -> Result<MadePicture, PictureRefusal> in
            do {
                return .success(
                    try await Workplace.with {
                        try await make(PicturePress(Vips(programs: programs, folder: $0)))
                    })
            } catch let refusal as PictureRefusal {
                return .failure(refusal)
            } catch {
                return .failure(.noMill())
            }
        }
        guard let outcome else { throw .crowded }
        return try outcome.get()
    }
}
