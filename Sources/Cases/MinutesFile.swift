import Base
import Documents
import Entries

/// Whether a file can be a committee's minutes: a PDF that can be opened, of bounded size (R71).
enum MinutesFile {
    static let bytesMax = 10 * 1024 * 1024
    /// Readers look for the header in the first kilobyte, and for the end mark in the last (ISO 32000-1, appendix H).
    private static let edgeBytes = 1_024

    /// What is wrong with the file by its size and first bytes, or nil.
    static func problem(_ bytes: [UInt8]) -> Phrase? {
        if bytes.isEmpty { return "Filen är tom." }
        if bytes.count > bytesMax { return "Filen är för stor. Den får vara högst \(bytesMax / 1024 / 1024) MB." }
        let isPDF = holds("%PDF-", bytes.prefix(edgeBytes + 4))
        return isPDF ? nil : "Filen är ingen PDF. Spara protokollet som PDF och försök igen."
    }

    /// The same once the file has been opened. Where nothing could open it, it is judged by its marks alone.
    static func problem(_ bytes: [UInt8], _ verdict: PDFOpener.Verdict) -> Phrase? {
        switch verdict {
        case .opens: nil
        case .needsPassword: password
        case .damaged: damaged
        case .tooHeavy: "PDF-filen går inte att läsa här. Skriv ut protokollet till en ny PDF och försök igen."
        case .unknown where holds("/Encrypt", bytes[...]): password
        case .unknown: holds("%%EOF", bytes.suffix(edgeBytes)) ? nil : damaged
        }
    }

    private static let password: Phrase =
        "PDF-filen har ett lösenord, så ingen annan kan läsa den. Ta bort lösenordet, spara filen igen och försök på nytt."
    private static let damaged: Phrase = "PDF-filen är avklippt eller skadad. Spara den igen och försök på nytt."

    private static func holds(_ mark: String, _ bytes: ArraySlice<UInt8>) -> Bool {
        let mark = Array(mark.utf8)
        return bytes.indices.contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
    }
}

extension EntryTools {
    /// What is wrong with a file of minutes, or nil; opens it in its turn.
    func problem(ofMinutes bytes: [UInt8]) async throws -> Phrase? {
        if let problem = MinutesFile.problem(bytes) { return problem }
        let opener = pdf
        return MinutesFile.problem(bytes, try await inTurn { await opener.open(bytes) })
    }
}
