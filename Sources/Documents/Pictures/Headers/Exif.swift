/// The one fact that is wanted of EXIF: which way is up. The rest (place, camera, time) is thrown away unread.
enum Exif {
    /// - Parameter block: from the byte order mark (`II` or `MM`).
    /// - Returns: 1–8; 1 also when nothing is said, or something that means nothing.
    static func orientation(_ block: Octets) -> Int {
        let isLittle = block.has("II*\0")
        guard isLittle || block.has("MM\0*") else { return 1 }
        func number(_ place: Int, _ size: Int) -> Int? {
            isLittle ? block.little(place, size) : block.big(place, size)
        }
        guard let directory = number(4, 4), let entries = number(directory, 2) else { return 1 }
        for entry in 0..<entries {
            let place = directory + 2 + 12 * entry
            guard let tag = number(place, 2) else { return 1 }
            guard tag == orientationTag else { continue }
            guard number(place + 2, 2) == short, number(place + 4, 4) == 1, let value = number(place + 8, 2)
            else {
                return 1
            }
            return (1...8).contains(value) ? value : 1
        }
        return 1
    }

    private static let orientationTag = 0x0112
    /// The type of a number of 16 bits.
    private static let short = 3
}
