package import Base
package import Store

/// Takes the lines of a file into the database: new ones are made, known keys are brought up to date.
package enum OrganisationImport {
    /// Answers how many organisations the file now stands for. Columns that the file lacks leave what is known alone.
    /// - Throws: `Refusal` when an organisation would lie under itself.
    @discardableResult
    package static func take(_ file: OrganisationFile, at now: Instant, in db: any Connection) throws -> Int {
        let known = try OrganisationSQL.byKey(in: db)
        var ids = known.mapValues(\.id)
        for line in file.lines where ids[line.key] == nil { ids[line.key] = ID(at: now) }
        let taken = parentsFirst(file.lines).compactMap { line in
            ids[line.key].map { merged(line, $0, known[line.key], ids, file.columns) }
        }
        try refuseCircles(taken, among: known)
        for organisation in taken { try OrganisationSQL.save(organisation, in: db) }
        try OrganisationSQL.settleCommittees(in: db)
        for line in file.lines {
            for key in line.predecessorKeys {
                guard let old = ids[key], let new = ids[line.key] else { continue }
                try OrganisationSQL.succeed(old, by: new, on: line.validFrom ?? Day(1970, 1, 1)!, in: db)
            }
        }
        return file.lines.count
    }

    private static func merged(
        _ line: OrganisationFile.Line, _ id: ID<Organisation>, _ old: Organisation?, _ ids: [String: ID<Organisation>],
        _ columns: Set<String>
    ) -> Organisation {
        func value<Value>(_ column: String, _ new: Value?, _ old: Value?) -> Value? { columns.contains(column) ? new : old }
        return Organisation(
            id: id, key: line.key, kind: line.kind, name: line.name,
            parent: value("parent", line.parentKey.flatMap { ids[$0] }, old?.parent),
            classKey: value("class", line.classKey, old?.classKey), regime: value("regime", line.regime, old?.regime),
            registryEmail: value("registry_email", line.registryEmail, old?.registryEmail),
            validFrom: value("valid_from", line.validFrom, old?.validFrom),
            validTo: value("valid_to", line.validTo, old?.validTo))
    }

    /// The file alone was looked through when it was read; here with what the city has.
    private static func refuseCircles(_ taken: [Organisation], among known: [String: Organisation]) throws(Refusal) {
        var parents = Dictionary(uniqueKeysWithValues: known.values.map { ($0.id, $0.parent) })
        for organisation in taken { parents[organisation.id] = organisation.parent }
        for organisation in taken {
            var (above, steps) = (organisation.parent, 0)
            while let id = above, steps <= parents.count {
                if id == organisation.id { throw Refusal("\(organisation.name) skulle ligga under sig själv.", field: "fil") }
                (above, steps) = (parents[id] ?? nil, steps + 1)
            }
        }
    }

    /// Parents before children, whatever the order in the file, since the schema asks for it.
    private static func parentsFirst(_ lines: [OrganisationFile.Line]) -> [OrganisationFile.Line] {
        var (placed, result, waiting): (Set<String>, [OrganisationFile.Line], [OrganisationFile.Line]) = ([], [], lines)
        while !waiting.isEmpty {
            let inFile = Set(waiting.map(\.key))
            let ready = waiting.filter { line in line.parentKey.map { !inFile.contains($0) } ?? true }
            if ready.isEmpty { return result + waiting }
            result += ready
            placed.formUnion(ready.map(\.key))
            waiting.removeAll { placed.contains($0.key) }
        }
        return result
    }
}
