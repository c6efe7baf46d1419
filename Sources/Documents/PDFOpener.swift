import Foundation

/// Tells whether a PDF can be opened and read, by opening it: poppler's `pdfinfo` within limits of time and memory.
///
/// A file may have bytes before its header and padding after its end, or lack its end mark (ISO 32000-1, appendix H): readers
/// open it all the same, and so what can be opened is what they open.
package struct PDFOpener: Sendable {
    package enum Verdict: Sendable, Equatable {
        /// It has pages, and opens without a password.
        case opens
        case needsPassword
        /// It has no page that can be shown.
        case damaged
        /// It took more time or memory than it may.
        case tooHeavy
        /// `pdfinfo` is not there or could not be started; the file is not looked at.
        case unknown
    }

    private let program: String
    private let limits: Tool.Limits

    /// - Parameter program: a path, or a name that is sought in PATH.
    package init(
        program: String = "pdfinfo",
        limits: Tool.Limits = Tool.Limits(seconds: 15, outputBytesMax: 1_000_000, memoryBytesMax: 1_000_000_000)
    ) {
        (self.program, self.limits) = (program, limits)
    }

    package func open(_ bytes: [UInt8]) async -> Verdict {
        do {
            return try await Workplace.with { folder in
                try Data(bytes).write(to: URL(filePath: folder + "/file.pdf"))
                let facts = try await Tool(program, limits).run(["file.pdf"], in: folder)
                return Self.hasPages(String(decoding: facts, as: UTF8.self)) ? .opens : .damaged
            }
        } catch let failure as ToolFailure {
            return Self.verdict(failure)
        } catch {
            return .unknown
        }
    }

    private static func hasPages(_ facts: String) -> Bool {
        let line = facts.lowercased().split(separator: "\n").first { $0.hasPrefix("pages:") }
        return line.flatMap { Int($0.dropFirst("pages:".count).filter { $0 != " " }) } ?? 0 > 0
    }

    private static func verdict(_ failure: ToolFailure) -> Verdict {
        switch failure {
        case .refused(_, _, let said): said.lowercased().contains("incorrect password") ? .needsPassword : .damaged
        case .late, .tooMuch, .broken: .tooHeavy
        case .missing: .unknown
        }
    }
}
