import Documents
import Entries
import Foundation
import Logging

extension Folders {
    /// The programs that make papers and pictures and read Word files: those that `bin/setup` has put beside the service.
    func tools(logger: Logger) -> EntryTools {
        EntryTools(
            papers: PaperMaker(.init(python: python, pandoc: pandoc, papers: root + "/Papers"), log: logger),
            mill: PictureMill(), word: WordImport(pandoc: pandoc, program: Self.ownProgram))
    }

    /// This program, which reads Word files in processes of its own. The tests' program stands beside it.
    private static let ownProgram: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        guard own.hasSuffix(".xctest") else { return own }
        return URL(filePath: own).deletingLastPathComponent().appending(path: "rodatraden").path
    }()

    /// The Python that typst is installed for.
    var python: String { root + "/.venv/bin/python" }

    /// A path, or the name that is sought in PATH.
    var pandoc: String {
        wheels.map { "\($0)/pypandoc/files/pandoc" }.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "pandoc"
    }

    var hasTypst: Bool { wheels.contains { FileManager.default.fileExists(atPath: $0 + "/typst") } }

    /// Wheels lie in a folder that is named for the version of Python.
    private var wheels: [String] {
        let lib = root + "/.venv/lib"
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: lib)) ?? []).sorted()
        return versions.map { "\(lib)/\($0)/site-packages" }
    }
}
