package import Base

/// A semicolon-separated file of organisations, read row by row: what can be taken is taken, the rest is reported.
///
/// The first line names the columns: `key;kind;name;parent;valid_from;valid_to;predecessors;class;regime;registry_email`.
/// Others are passed over. `predecessors` holds keys with commas between.
package struct OrganisationFile: Sendable, Equatable {
    package static let linesMax = 5_000
    package static let nameCharactersMax = 120

    package struct Line: Sendable, Equatable {
        package let number: Int
        package let key: String
        package let kind: Organisation.Kind
        package let name: String
        package let parentKey: String?
        package let validFrom: Day?
        package let validTo: Day?
        package let predecessorKeys: [String]
        package let classKey: String?
        package let regime: Organisation.Regime?
        package let registryEmail: String?
    }

    /// A line that could not be taken, and why.
    package struct Refused: Sendable, Equatable {
        package let line: Int
        package let reason: Phrase
    }

    package private(set) var lines: [Line] = []
    package private(set) var refused: [Refused] = []
    /// The columns that the file has: what it does not name stays as it is.
    package private(set) var columns: Set<String> = []
    private let known: Set<String>

    /// - Parameter known: keys that the city has already, which lines may point at too.
    package init(_ text: String, known: Set<String> = []) {
        self.known = known
        let all = SeparatedRows(text).rows
        guard let header = all.first, header.cells.count > 1 else {
            refuse(1, "Filen ska börja med en rad kolumnnamn, åtskilda av semikolon.")
            return
        }
        let names = header.cells.map { $0.lowercased() }
        for required in ["key", "kind", "name"] where !names.contains(required) {
            refuse(1, "Kolumnen \(required) saknas.")
        }
        guard refused.isEmpty else { return }
        columns = Set(names)
        for (place, row) in all.enumerated().dropFirst() {
            if place > Self.linesMax {
                refuse(row.line, "Filen har fler än \(Self.linesMax) rader. Dela upp den.")
                return
            }
            read(row, names)
        }
        refuseCircles()
        refuseUnknownKeys()
    }

    private mutating func read(_ row: SeparatedRows.Row, _ names: [String]) {
        let (cells, number) = (row.cells, row.line)
        if row.isUnclosed {
            return refuse(number, "Raden har ett citattecken som aldrig avslutas, så resten av filen är inte läst.")
        }
        guard cells.count <= names.count else {
            return refuse(number, "Raden har \(cells.count) kolumner men rubriken \(names.count).")
        }
        func cell(_ name: String) -> String? {
            guard let place = names.firstIndex(of: name), place < cells.count, !cells[place].isEmpty else { return nil }
            return cells[place]
        }
        guard let key = cell("key"), key.utf8.allSatisfy({ isKey($0) }), key.utf8.count <= 60 else {
            return refuse(number, "Nyckeln ska ha 1 till 60 tecken: a–z, siffror och bindestreck.")
        }
        if let other = lines.first(where: { $0.key == key }) {
            return refuse(number, "Nyckeln \(key) finns redan på rad \(other.number).")
        }
        guard let kind = cell("kind").flatMap(Organisation.Kind.init) else {
            return refuse(number, "Sorten ska vara committee, company, unit eller private.")
        }
        let words = (cell("name") ?? "").split(whereSeparator: \.isWhitespace)
        let name = words.joined(separator: " ")
        guard CharacterCount.of(name) > 0, name.count <= Self.nameCharactersMax else {
            return refuse(number, "Namnet ska ha 1 till \(Self.nameCharactersMax) tecken.")
        }
        if PersonalNumber.first(in: name) != nil {
            return refuse(number, "Namnet innehåller något som ser ut som ett personnummer.")
        }
        if let text = cell("regime"), Organisation.Regime(rawValue: text) == nil {
            return refuse(number, "Driftsformen \(text) finns inte.")
        }
        for column in ["valid_from", "valid_to"] {
            if let text = cell(column), Day(text) == nil {
                return refuse(number, "Datumet \(text) finns inte. Skriv det som 2024-05-17.")
            }
        }
        if let text = cell("registry_email"), !reaches(text) {
            return refuse(number, "Till adressen \(text) går det inte att skicka brev. Skriv den som namn@exempelstad.example.")
        }
        lines.append(
            Line(
                number: number, key: key, kind: kind, name: name, parentKey: cell("parent"),
                validFrom: cell("valid_from").flatMap { Day($0) }, validTo: cell("valid_to").flatMap { Day($0) },
                predecessorKeys: keys(cell("predecessors")),
                classKey: cell("class"), regime: cell("regime").flatMap(Organisation.Regime.init),
                registryEmail: cell("registry_email")))
    }

    private func keys(_ list: String?) -> [String] {
        (list ?? "").split { $0 == "," || $0.isWhitespace }.map(String.init)
    }

    /// The keys that lines point at must stand in the file, or be known.
    private mutating func refuseUnknownKeys() {
        // What points at a line that falls, falls too.
        while let missing = firstMissing() { drop(missing) }
    }

    private func firstMissing() -> [Refused]? {
        let keys = known.union(lines.map(\.key))
        let found = lines.compactMap { line -> Refused? in
            let pointed = [line.parentKey].compactMap { $0 } + line.predecessorKeys
            guard let key = pointed.first(where: { !keys.contains($0) }) else { return nil }
            return Refused(line: line.number, reason: "Nyckeln \(key) finns varken i filen eller bland organisationerna.")
        }
        return found.isEmpty ? nil : found
    }

    /// Nothing can lie under itself, nor have grown out of itself, by however many steps.
    private mutating func refuseCircles() {
        let parents = Dictionary(uniqueKeysWithValues: lines.map { ($0.key, [$0.parentKey].compactMap { $0 }) })
        let origins = Dictionary(uniqueKeysWithValues: lines.map { ($0.key, $0.predecessorKeys) })
        drop(
            lines.filter { leads($0.key, to: $0.key, parents) || leads($0.key, to: $0.key, origins) }.map {
                Refused(line: $0.number, reason: "Nyckeln \($0.key) leder tillbaka till sig själv.")
            })
    }

    private mutating func drop(_ fallen: [Refused]) {
        refused += fallen
        let numbers = Set(fallen.map(\.line))
        lines.removeAll { numbers.contains($0.number) }
    }

    private func leads(_ start: String, to end: String, _ links: [String: [String]]) -> Bool {
        var (waiting, seen): ([String], Set<String>) = (links[start] ?? [], [])
        while let key = waiting.popLast() {
            if key == end { return true }
            if seen.insert(key).inserted { waiting += links[key] ?? [] }
        }
        return false
    }

    private mutating func refuse(_ line: Int, _ reason: Phrase) {
        refused.append(Refused(line: line, reason: reason))
    }
}

private func isKey(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
}
