package import Base

/// Why a picture was not taken, as a sentence for the person who chose it.
package struct PictureRefusal: Error, Equatable, Sendable {
    package let phrase: Phrase
    /// What the program said or did, for the log.
    package let cause: ToolFailure?

    init(_ phrase: Phrase, cause: ToolFailure? = nil) { (self.phrase, self.cause) = (phrase, cause) }

    /// The Swedish sentence.
    package var sentence: String { phrase.swedish }

    /// The same as the refusal that forms show.
    package var refusal: Refusal { Refusal(phrase) }
}

extension PictureRefusal {
    static var empty: Self { PictureRefusal("Filen är tom. Välj en annan bild.") }
    static var tooHeavy: Self {
        PictureRefusal(
            "Bilden får väga högst \(PictureLimits.pictureBytesMax / 1_000_000) MB. Förminska den och försök igen."
        )
    }
    static func tooManyPixels(_ width: Int, _ height: Int) -> Self {
        let (side, area) = (PictureLimits.sidePixelsMax, PictureLimits.areaPixelsMax / 1_000_000)
        return PictureRefusal(
            "Bilden är \(width) × \(height) px. En sida får vara högst \(side) px och hela bilden \(area) megapixel. Förminska den och försök igen."
        )
    }
    static var unknownKind: Self { PictureRefusal("Bilden måste vara png, jpeg, webp eller heic.") }
    static func wrongKind(_ name: String) -> Self {
        PictureRefusal("Filen är av slaget \(name). Bilden måste vara png, jpeg, webp eller heic.")
    }
    static var moving: Self { PictureRefusal("Bilden rör sig. Välj en bild som står stilla.") }
    static var unreadable: Self { damaged(nil) }
    static func damaged(_ cause: ToolFailure?) -> Self {
        PictureRefusal(
            "Bilden är skadad eller ofullständig. Spara den på nytt i ett bildprogram och försök igen.",
            cause: cause)
    }
    static func tooHard(_ cause: ToolFailure) -> Self {
        PictureRefusal(
            "Bilden är för tung att läsa. Spara den på nytt som jpeg eller png och försök igen.", cause: cause
        )
    }
    /// The fault is ours, not the picture's.
    static func noMill(_ cause: ToolFailure? = nil) -> Self {
        PictureRefusal("Bilder kan inte tas emot just nu. Försök igen om en stund.", cause: cause)
    }
    static var crowded: Self { PictureRefusal("Många bilder tas emot just nu. Försök igen om en stund.") }

    // The presentation picture (R57), which has a size of its own each year.
    static func wrongCrop(_ size: PresentationSize) -> Self {
        PictureRefusal(
            "Utsnittet måste ligga i bilden, ha samma form som \(size.widthPixels) × \(size.heightPixels) px och vara minst så stort.")
    }
    static func chooseCrop(_ size: PresentationSize) -> Self {
        PictureRefusal("Bilden är större än \(size.widthPixels) × \(size.heightPixels) px. Välj vilken del av den som ska visas.")
    }
    static func tooSmall(_ width: Int, _ height: Int, _ size: PresentationSize) -> Self {
        PictureRefusal(
            "Bilden är \(width) × \(height) px. Välj en som är minst \(size.widthPixels) px bred och \(size.heightPixels) px hög.")
    }
    static func portrait(_ width: Int, _ height: Int, _ size: PresentationSize) -> Self {
        PictureRefusal(
            "Bilden är \(width) × \(height) px och ligger inte ner. Välj en bild som är bredare än den är hög, minst \(size.widthPixels) × \(size.heightPixels) px."
        )
    }

    /// What the person is told when a program failed at a picture.
    static func after(_ failure: ToolFailure) -> Self {
        switch failure {
        case .refused: .damaged(failure)
        case .late, .tooMuch, .broken: .tooHard(failure)
        case .missing: .noMill(failure)
        }
    }
}
