import Base

/// Whether a file can be a committee's minutes: a PDF by its content, of bounded size (R71).
enum MinutesFile {
    static let bytesMax = 10 * 1024 * 1024
    /// Readers look for the end mark in the last kilobyte (ISO 32000-1, appendix H).
    private static let tailBytes = 1_024

    /// The problem with the file, or nil.
    static func problem(_ bytes: [UInt8]) -> Phrase? {
        if bytes.isEmpty { return "Filen är tom." }
        if bytes.count > bytesMax { return "Filen är för stor. Den får vara högst \(bytesMax / 1024 / 1024) MB." }
        guard bytes.starts(with: Array("%PDF-".utf8)) else { return "Filen är ingen PDF. Spara protokollet som PDF och försök igen." }
        let end = Array("%%EOF".utf8)
        let tail = bytes.suffix(tailBytes)
        let isWhole = tail.indices.contains { tail[$0...].starts(with: end) }
        return isWhole ? nil : "PDF-filen är avklippt eller skadad. Spara den igen och försök på nytt."
    }
}
