/// What a picture may weigh and measure, and what its making may cost. Looked at before any decoder runs.
package enum PictureLimits {
    /// Bytes of an uploaded picture: a phone's largest photograph with room to spare.
    package static let pictureBytesMax = 15_000_000
    package static let sidePixelsMax = 12_000
    /// Width times height: 50 megapixels. A file of 200 kB can ask for thirty times that.
    package static let areaPixelsMax = 50_000_000

    /// The picture that pages and papers show fits in a square of this side.
    package static let largeSidePixelsMax = 1_920
    /// The picture in lists is at most this wide.
    package static let smallWidthPixelsMax = 640
    /// What a made picture may weigh; 1920 × 1920 px of noise with transparency is 14.8 MB.
    package static let madeBytesMax = 16_000_000

    /// Address space of one decoder. A HEIC of 48 megapixels needs between 0.8 and 1.0 GB of it.
    static let decoderBytesMax = 1_500_000_000
    /// Processor time of one decoder; a HEIC of 48 megapixels takes three seconds.
    static let decoderCPUSecondsMax = 20
    static let decoderWallSecondsMax = 40
    /// A file that a decoder writes: 50 megapixels with transparency, not compressed.
    static let decodedFileBytesMax = 210_000_000

    /// Reading words takes three passes, 0.5–4 s each on an idle machine.
    static let readerCPUSecondsMax = 30
    static let readerWallSecondsMax = 60
    /// What the reader may say of one picture.
    static let readerAnswerBytesMax = 1_000_000
    /// Words that are shown to the person.
    package static let shownWordsMax = 20

    /// Pictures made at the same time; the others wait.
    package static let atOnceMax = 2
    /// Pictures that may wait; the next is asked to come back.
    package static let waitingMax = 30
}
