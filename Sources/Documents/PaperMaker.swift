package import Base
import Foundation
package import Logging

/// Makes a paper into files (R55): a PDF for reading and keeping, a Word file for working on.
///
/// The programs that do it run beside the service, one process a file, within `Limits`.
package struct PaperMaker: Sendable {
    /// Where the programs and the templates stand.
    package struct Places: Sendable {
        /// The Python that typst is installed for.
        package var python: String
        package var pandoc: String
        /// The folder `Papers` of the repository.
        package var papers: String
        /// The folders of Open Sans and of the font that has the signs Open Sans lacks.
        package var fonts: [String]

        package init(python: String, pandoc: String, papers: String, fonts: [String] = Places.debianFonts) {
            (self.python, self.pandoc, self.papers, self.fonts) = (python, pandoc, papers, fonts)
        }

        /// Where the Debian packages fonts-open-sans and fonts-dejavu-core put them.
        package static let debianFonts = [
            "/usr/share/fonts/truetype/open-sans", "/usr/share/fonts/truetype/dejavu",
        ]
    }

    package struct Limits: Sendable {
        package var pdf = Tool.Limits(seconds: 30, outputBytesMax: 200_000_000, memoryBytesMax: 4_000_000_000)
        package var word = Tool.Limits(
            seconds: 60, outputBytesMax: 200_000_000, memoryBytesMax: 4_000_000_000)
        package init() {}
    }

    let places: Places
    let limits: Limits
    let log: Logger

    package init(_ places: Places, limits: Limits = Limits(), log: Logger) {
        (self.places, self.limits, self.log) = (places, limits, log)
    }

    /// The file is made in a private folder with the pictures in it; any failure becomes the sentence, and a line in
    /// the log without a word of what the paper says.
    func make(
        _ sentence: Phrase, pictures: [PaperPicture],
        _ work: @Sendable (_ folder: String) async throws -> [UInt8]
    ) async throws(PaperFailure) -> [UInt8] {
        do {
            return try await Workplace.with { folder in
                for picture in pictures {
                    let path = folder + "/" + picture.fileName
                    guard FileManager.default.createFile(atPath: path, contents: Data(picture.bytes)) else {
                        throw ToolFailure.broken("file system", path)
                    }
                }
                return try await work(folder)
            }
        } catch {
            log.error("a paper could not be made", metadata: ["cause": "\(Self.line(error))"])
            throw PaperFailure(phrase: sentence, cause: error as? ToolFailure)
        }
    }

    static let causeCharactersMax = 400

    private static func line(_ error: any Error) -> String {
        String("\(error)".prefix(causeCharactersMax))
    }
}

/// A file could not be made, in words for the one who asked for it.
package struct PaperFailure: Error, Equatable, Sendable {
    package let phrase: Phrase
    /// What went wrong with the program; nil when it was something else, which stands in the log.
    package let cause: ToolFailure?

    /// The same as the refusal that pages show.
    package var refusal: Refusal { Refusal(phrase) }

    static let pdf: Phrase = "Pdf-filen kunde inte göras just nu. Försök igen om en stund."
    static let word: Phrase = "Word-filen kunde inte göras just nu. Försök igen om en stund."
}
