/// A part of a picture, in pixels of the picture as it is shown, from its upper left corner.
package struct PictureCrop: Hashable, Sendable {
    package let x, y, width, height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }

    /// The largest part with the form of the presentation picture, in the middle.
    package static func proposed(_ width: Int, _ height: Int) -> PictureCrop {
        let isTooWide = width * PresentationFit.height > height * PresentationFit.width
        let part = (
            width: isTooWide ? height * PresentationFit.width / PresentationFit.height : width,
            height: isTooWide ? height : width * PresentationFit.height / PresentationFit.width
        )
        return PictureCrop(
            x: (width - part.width) / 2, y: (height - part.height) / 2, width: part.width, height: part.height
        )
    }

    /// Whether it lies in the picture, is large enough and has the right form, give or take a pixel.
    package func fits(in width: Int, _ height: Int) -> Bool {
        // Sides are compared before they are added, for the numbers come from a form.
        guard x >= 0, y >= 0, self.width >= PresentationFit.width, self.height >= PresentationFit.height,
            self.width <= width, self.height <= height, x <= width - self.width, y <= height - self.height
        else { return false }
        let askew = self.width * PresentationFit.height - self.height * PresentationFit.width
        return abs(askew) <= PresentationFit.width
    }
}

/// Whether a picture may be the presentation picture (R57): lying, 1920 × 1200 px.
package enum PresentationFit: Hashable, Sendable {
    case exact
    /// Lying and larger; the part that is proposed has the right form.
    case croppable(PictureCrop)
    case tooSmall(width: Int, height: Int)
    /// Standing or square.
    case portrait(width: Int, height: Int)

    static let width = PictureLimits.presentationWidthPixels
    static let height = PictureLimits.presentationHeightPixels

    /// - Parameters: pixels of the picture as it is shown, after turning.
    package init(_ width: Int, _ height: Int) {
        self =
            switch true {
            case width == Self.width && height == Self.height: .exact
            case width <= height: .portrait(width: width, height: height)
            case width < Self.width || height < Self.height: .tooSmall(width: width, height: height)
            default: .croppable(.proposed(width, height))
            }
    }

    package init(_ header: PictureHeader) { self.init(header.width, header.height) }

    /// Why it cannot be used as it is, and what to do; nil when it can.
    package var refusal: PictureRefusal? {
        switch self {
        case .exact: nil
        case .croppable: .chooseCrop
        case .tooSmall(let width, let height): .tooSmall(width, height)
        case .portrait(let width, let height): .portrait(width, height)
        }
    }
}
