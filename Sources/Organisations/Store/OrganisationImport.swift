package import Base
package import Store

/// Takes the lines of a file into the database: new ones are made, known keys are brought up to date.
package enum OrganisationImport {
    /// Answers how many organisations the file now stands for.
    @discardableResult
    package static func take(_ file: OrganisationFile, at now: Instant, in db: any Connection) throws -> Int {
        var ids: [String: ID<Organisation>] = [:]
        try db.rows("SELECT key, id FROM organisation") { row in
            ids[try row[0]] = try row[1] as ID<Organisation>
        }
        for line in file.lines where ids[line.key] == nil { ids[line.key] = ID(at: now) }
        for line in parentsFirst(file.lines) {
            guard let id = ids[line.key] else { continue }
            try OrganisationSQL.save(
                Organisation(
                    id: id, key: line.key, kind: line.kind, name: line.name,
                    parent: line.parentKey.flatMap { ids[$0] }, classKey: line.classKey, regime: line.regime,
                    registryEmail: line.registryEmail, validFrom: line.validFrom, validTo: line.validTo), in: db)
        }
        for line in file.lines {
            for key in line.predecessorKeys {
                guard let old = ids[key], let new = ids[line.key] else { continue }
                try OrganisationSQL.succeed(old, by: new, on: line.validFrom ?? Day(1970, 1, 1)!, in: db)
            }
        }
        return file.lines.count
    }

    /// Parents before children, whatever the order in the file, since the schema asks for it.
    private static func parentsFirst(_ lines: [OrganisationFile.Line]) -> [OrganisationFile.Line] {
        var (placed, result, waiting): (Set<String>, [OrganisationFile.Line], [OrganisationFile.Line]) = ([], [], lines)
        while !waiting.isEmpty {
            let ready = waiting.filter { $0.parentKey.map(placed.contains) ?? true }
            if ready.isEmpty { return result + waiting }
            result += ready
            placed.formUnion(ready.map(\.key))
            waiting.removeAll { placed.contains($0.key) }
        }
        return result
    }
}
