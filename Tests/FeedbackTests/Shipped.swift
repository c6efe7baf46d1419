import Editions
import Foundation

/// An edition as it is shipped.
func shipped(_ year: Int) throws -> Edition {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return try EditionFile(path: folder.appendingPathComponent("Editions/\(year).yaml").path).edition()
}
