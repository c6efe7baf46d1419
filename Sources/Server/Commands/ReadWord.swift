import ArgumentParser
import Base
import Documents
import Foundation

/// A step of reading a Word file, which the service starts in a process of its own with limits to memory, time and files.
/// It works in the folder that it stands in.
struct ReadWord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read-word", abstract: "Ett steg när en Word-fil läses in.", shouldDisplay: false)

    @Argument var step: String
    @Option var now: Int64

    func run() throws {
        guard let step = WordSteps.Step(rawValue: step) else { throw ValidationError("Okänt steg.") }
        let (status, output) = WordSteps.run(step, in: ".", at: Instant(millisecondsSince1970: now))
        try FileHandle.standardOutput.write(contentsOf: Data(output))
        if status != 0 { throw ExitCode(Int32(status)) }
    }
}
