import Foundation

/// Finds the folders that lie beside the program: `Public`, `Translations`, `Editions`, `Demo`.
package struct Folders: Sendable {
    package let root: String

    /// `given` by flag, or the nearest of: where one stands, where the program lies, and the folders above it.
    package init(given: String? = nil) throws(Configuration.Wrong) {
        var candidates = [given].compactMap { $0 }
        if candidates.isEmpty {
            candidates = [FileManager.default.currentDirectoryPath]
            var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
            for _ in 0..<5 {
                candidates += [folder.path, folder.path + "/share/rodatraden"]
                folder.deleteLastPathComponent()
            }
        }
        let manager = FileManager.default
        guard
            let root = candidates.first(where: {
                manager.fileExists(atPath: $0 + "/Translations/en") && manager.fileExists(atPath: $0 + "/Public")
            })
        else {
            throw Configuration.Wrong(problems: ["Mapparna Public och Translations finns inte bredvid programmet. Ange var med --home."])
        }
        self.root = root
    }

    package var assets: String { root + "/Public" }
    package var translations: String { root + "/Translations/en" }
    package var editions: String { root + "/Editions" }
    package var coach: String { root + "/Coach/coach.yaml" }
    package var demo: String { root + "/Demo" }
}
