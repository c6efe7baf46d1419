import Base
package import Editions
import Server
import Store

extension EditionFile {
    /// The edition of 2024 as a year of a second programme: the same questions and dates, by another name.
    package static func renewal() throws -> EditionFile {
        let file = try EditionFile(path: World.repository + "/Editions/2024.yaml")
        let programme = "programme: {slug: fornyelsepriset, name: {sv: Förnyelsepriset, en: The Renewal Prize}}"
        return EditionFile(
            name: "fornyelsepriset-2024.yaml",
            text: file.text.replacing("number: 2024\n", with: "number: 2024\n\(programme)\n", maxReplacements: 1)
                .replacing("name: {sv: \"Kvalitetsutmärkelsen {year}\", en: \"The Quality Award {year}\"}", with: "name: {sv: \"Förnyelsepriset {year}\", en: \"The Renewal Prize {year}\"}"))
    }
}

extension World {
    package static let renewal = AwardYear(2024, of: "fornyelsepriset")

    /// Publishes the renewal prize of the same year beside the city's first programme.
    @discardableResult
    package func addRenewal() async throws -> StoredEdition {
        let (file, now) = (try EditionFile.renewal(), Self.start)
        let stored = try await database.write { db in
            let stored = try Editions.add(file, by: nil, at: now, in: db)
            try Editions.publish(stored.id, by: nil, at: now, in: db)
            try Editions.set(.of2024, for: stored.id, by: nil, at: now, in: db)
            return stored
        }
        try await app.latestYear.refresh(from: database)
        return stored
    }
}
