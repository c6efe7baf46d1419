import Foundation
import Office

/// The programs beside the service. They are looked for when it starts and named when they are missing: it starts all the same.
struct Programs {
    /// Folders where programs are sought, as in PATH.
    let path: [String]
    let folders: Folders
    let sendsMail: Bool
    /// Where tesseract keeps what it knows of languages.
    var languages = ["/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata"]

    init(_ configuration: Configuration, _ folders: Folders) {
        let environment = ProcessInfo.processInfo.environment
        self.init(path: environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin", folders, sendsMail: configuration.smtp != nil)
        if let given = environment["TESSDATA_PREFIX"] { languages = [given, given + "/tessdata"] }
    }

    init(path: String, _ folders: Folders, sendsMail: Bool) {
        self.path = path.split(separator: ":").map(String.init)
        (self.folders, self.sendsMail) = (folders, sendsMail)
    }

    var missing: [MissingProgram] {
        var missing: [MissingProgram] = []
        func need(_ isThere: Bool, _ name: String, _ work: MissingProgram.Work, _ remedy: String) {
            if !isThere { missing.append(MissingProgram(name, work, remedy: remedy)) }
        }
        need(isThere("prlimit"), "prlimit", .everything, "util-linux")
        need(isThere("vips"), "vips", .pictures, "libvips-tools")
        need(isThere("tesseract"), "tesseract", .wordsInPictures, "tesseract-ocr")
        need(languages.contains { exists($0 + "/swe.traineddata") }, "tesseract: svenska", .wordsInPictures, "tesseract-ocr-swe")
        need(isThere("pdfinfo"), "pdfinfo", .minutes, "poppler-utils")
        need(isThere(folders.pandoc), "pandoc", .wordFiles, "bin/setup --run")
        need(isThere(folders.python) && folders.hasTypst, "typst", .papers, "bin/setup --run")
        if sendsMail { need(isThere("curl"), "curl", .mail, "curl") }
        return missing
    }

    private func isThere(_ program: String) -> Bool {
        let places = program.contains("/") ? [program] : path.map { $0 + "/" + program }
        return places.contains { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
