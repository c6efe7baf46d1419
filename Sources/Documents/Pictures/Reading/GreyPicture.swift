/// A picture in 256 shades, row by row from the top; 255 is white.
struct GreyPicture: Equatable, Sendable {
    let width, height: Int
    private(set) var pixels: [UInt8]

    init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(pixels.count == width * height)
        (self.width, self.height, self.pixels) = (width, height, pixels)
    }

    /// Reads binary PGM of 8 bits; nil when it is something else or not whole.
    init?(pgm bytes: [UInt8]) {
        guard bytes.starts(with: "P5".utf8) else { return nil }
        var place = 2
        var numbers: [Int] = []
        while numbers.count < 3 {
            guard let number = Self.number(bytes, &place) else { return nil }
            numbers.append(number)
        }
        let (width, height) = (numbers[0], numbers[1])
        let sides = 1...PictureLimits.sidePixelsMax
        // One white space stands between the last number and the pixels.
        guard numbers[2] == 255, sides.contains(width), sides.contains(height),
            bytes.count - place - 1 == width * height
        else { return nil }
        self.init(width: width, height: height, pixels: Array(bytes[(place + 1)...]))
    }

    var pgm: [UInt8] { Array("P5\n\(width) \(height)\n255\n".utf8) + pixels }

    /// The next number, past white space and comments.
    private static func number(_ bytes: [UInt8], _ place: inout Int) -> Int? {
        while place < bytes.count, !(0x30...0x39).contains(bytes[place]) {
            if bytes[place] == UInt8(ascii: "#") {
                while place < bytes.count, bytes[place] != 0x0A { place += 1 }
            }
            place += 1
        }
        var (number, digits) = (0, 0)
        while place < bytes.count, (0x30...0x39).contains(bytes[place]), digits < 6 {
            number = number * 10 + Int(bytes[place] - 0x30)
            (place, digits) = (place + 1, digits + 1)
        }
        return digits > 0 ? number : nil
    }
}

extension GreyPicture {
    enum Side: Sendable { case brighter, darker }

    /// Black where the picture is brighter (or darker) than what is around it, white elsewhere: text on any ground
    /// becomes black on white, as the reader of words likes it.
    func mask(_ side: Side) -> GreyPicture {
        let around = blurred(radius: Self.aroundPixels)
        var mask = [UInt8](repeating: 255, count: pixels.count)
        for place in pixels.indices {
            let difference = Int(pixels[place]) - Int(around.pixels[place])
            if (side == .brighter ? difference : -difference) > Self.contrastMin { mask[place] = 0 }
        }
        return GreyPicture(width: width, height: height, pixels: mask).withoutSpecks()
    }

    /// Found by trial on thirty pictures: wider than the strokes of letters 160 px high.
    private static let aroundPixels = 25
    /// Shades that a letter must differ from its ground.
    private static let contrastMin = 28

    /// The mean of the square around each pixel, as much of it as lies in the picture.
    func blurred(radius: Int) -> GreyPicture {
        let across = Self.meansAlong(pixels, lines: height, length: width, step: 1, line: width, radius)
        let both = Self.meansAlong(across, lines: width, length: height, step: width, line: 1, radius)
        return GreyPicture(width: width, height: height, pixels: both)
    }

    /// The mean of 2 × radius + 1 pixels along each line, with a sum that follows.
    private static func meansAlong(
        _ source: [UInt8], lines: Int, length: Int, step: Int, line: Int, _ radius: Int
    ) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: source.count)
        for number in 0..<lines {
            let start = number * line
            var (sum, count) = (0, 0)
            for place in 0..<min(radius, length) {
                (sum, count) = (sum + Int(source[start + place * step]), count + 1)
            }
            for place in 0..<length {
                let (entering, leaving) = (place + radius, place - radius - 1)
                if entering < length {
                    (sum, count) = (sum + Int(source[start + entering * step]), count + 1)
                }
                if leaving >= 0 { (sum, count) = (sum - Int(source[start + leaving * step]), count - 1) }
                result[start + place * step] = UInt8((sum + count / 2) / count)
            }
        }
        return result
    }

    /// Each pixel becomes what most of the nine around it are; the edge stays.
    private func withoutSpecks() -> GreyPicture {
        var result = self
        guard width > 2, height > 2 else { return self }
        for row in 1..<(height - 1) {
            for column in 1..<(width - 1) {
                let middle = row * width + column
                var black = 0
                for place in [middle - width, middle, middle + width] {
                    for column in (place - 1)...(place + 1) where pixels[column] == 0 { black += 1 }
                }
                result.pixels[middle] = black >= 5 ? 0 : 255
            }
        }
        return result
    }
}
