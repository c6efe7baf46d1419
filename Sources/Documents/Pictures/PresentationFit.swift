/// The size of the year's presentation picture (R57), in pixels.
package struct PresentationSize: Hashable, Sendable {
    package let widthPixels, heightPixels: Int

    package init(widthPixels: Int, heightPixels: Int) {
        (self.widthPixels, self.heightPixels) = (widthPixels, heightPixels)
    }
}

/// A part of a picture, in pixels of the picture as it is shown, from its upper left corner.
package struct PictureCrop: Hashable, Sendable {
    package let x, y, width, height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }

    /// The largest part with the form of the presentation picture, in the middle.
    package static func proposed(_ width: Int, _ height: Int, _ size: PresentationSize) -> PictureCrop {
        let (wide, high) = (size.widthPixels, size.heightPixels)
        let isTooWide = width * high > height * wide
        let part = (width: isTooWide ? height * wide / high : width, height: isTooWide ? height : width * high / wide)
        return PictureCrop(
            x: (width - part.width) / 2, y: (height - part.height) / 2, width: part.width, height: part.height
        )
    }

    /// Whether it lies in the picture, is large enough and has the right form, give or take a pixel.
    package func fits(in width: Int, _ height: Int, _ size: PresentationSize) -> Bool {
        // Sides are compared before they are added, for the numbers come from a form.
        guard x >= 0, y >= 0, self.width >= size.widthPixels, self.height >= size.heightPixels,
            self.width <= width, self.height <= height, x <= width - self.width, y <= height - self.height
        else { return false }
        let askew = self.width * size.heightPixels - self.height * size.widthPixels
        return abs(askew) <= size.widthPixels
    }
}

/// Whether a picture may be the presentation picture (R57): lying, and of the year's size.
package enum PresentationFit: Hashable, Sendable {
    case exact
    /// Lying and larger; the part that is proposed has the right form.
    case croppable(PictureCrop)
    case tooSmall(width: Int, height: Int)
    /// Standing or square.
    case portrait(width: Int, height: Int)

    /// - Parameters: pixels of the picture as it is shown, after turning.
    package init(_ width: Int, _ height: Int, _ size: PresentationSize) {
        self =
            switch true {
            case width == size.widthPixels && height == size.heightPixels: .exact
            case width <= height: .portrait(width: width, height: height)
            case width < size.widthPixels || height < size.heightPixels: .tooSmall(width: width, height: height)
            default: .croppable(.proposed(width, height, size))
            }
    }

    package init(_ header: PictureHeader, _ size: PresentationSize) { self.init(header.width, header.height, size) }

    /// Why it cannot be used as it is, and what to do; nil when it can.
    package func refusal(_ size: PresentationSize) -> PictureRefusal? {
        switch self {
        case .exact: nil
        case .croppable: .chooseCrop(size)
        case .tooSmall(let width, let height): .tooSmall(width, height, size)
        case .portrait(let width, let height): .portrait(width, height, size)
        }
    }
}
