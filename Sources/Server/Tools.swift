import Documents
import Entries
import Foundation
import Logging

extension Folders {
    /// The programs that make papers and pictures and read Word files: those that `bin/setup` has put beside the service.
    func tools(logger: Logger) -> EntryTools {
        let pandoc = pandocPath
        return EntryTools(
            papers: PaperMaker(.init(python: root + "/.venv/bin/python", pandoc: pandoc, papers: root + "/Papers"), log: logger),
            mill: PictureMill(), word: WordImport(pandoc: pandoc))
    }

    /// The wheel lies in a folder that is named for the version of Python.
    private var pandocPath: String {
        let lib = root + "/.venv/lib"
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: lib)) ?? []).sorted()
        return versions.map { "\(lib)/\($0)/site-packages/pypandoc/files/pandoc" }
            .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "pandoc"
    }
}
