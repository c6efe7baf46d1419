package import Base

/// A program beside the service that was not found when it started. The service runs; what the program does is lacking.
package struct MissingProgram: Sendable, Equatable {
    package enum Work: Sendable {
        case everything, pictures, wordsInPictures, minutes, wordFiles, papers, mail

        /// What does not work without the program.
        var lacking: Phrase {
            switch self {
            case .everything: "Inga filer kan läsas eller göras."
            case .pictures: "Inga bilder kan tas emot."
            case .wordsInPictures: "Ord i bilder räknas inte."
            case .minutes: "Protokoll i pdf öppnas inte, så felfria filer kan avvisas."
            case .wordFiles: "Wordfiler kan inte läsas eller göras."
            case .papers: "PDF-filer kan inte göras."
            case .mail: "Inga brev kan skickas."
            }
        }
    }

    package let name: String
    package let work: Work
    /// What installs it: a Debian package, or a command.
    package let remedy: String

    package init(_ name: String, _ work: Work, remedy: String) {
        (self.name, self.work, self.remedy) = (name, work, remedy)
    }

    package var phrase: Phrase { "Programmet \(name) saknas. \(work.lacking) Installera det (\(remedy)) och starta om tjänsten." }
}
