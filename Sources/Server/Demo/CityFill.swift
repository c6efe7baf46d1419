import Accounts
import Base
import Editions
import Foundation
import Organisations
import Site
import Store

/// Moves the organisations and people of Demo/ in, with their roles.
struct CityFill: Sendable {
    private let organisations: OrganisationFile
    private let types: [String: String]
    private let people: [[String: String]]

    init(folder: String) throws {
        let text = try String(contentsOfFile: folder + "/organisations.csv", encoding: .utf8)
        organisations = OrganisationFile(text)
        guard organisations.refused.isEmpty else { throw DemoFault("organisations.csv") }
        types = Dictionary(SeparatedRows(text).byName.map { ($0["key"] ?? "", $0["type"] ?? "") }) { first, _ in first }
        people = SeparatedRows(try String(contentsOfFile: folder + "/people.csv", encoding: .utf8)).byName
    }

    /// Everybody, with roles that hold in all years.
    func write(at moment: Instant, _ diary: inout Diary, in db: any Connection) throws -> City {
        try OrganisationImport.take(organisations, at: moment, in: db)
        diary.note("organisations.imported", about: nil, by: nil, as: nil, at: moment)
        let places = try OrganisationSQL.all(Organisation.Kind.allCases, on: Stockholm.local(moment).day, in: db)
        let byKey = Dictionary(places.map { ($0.key, $0) }) { first, _ in first }
        var posts: [String: [City.Somebody]] = [:]
        for (number, line) in people.enumerated() {
            let home = byKey[line["organisation"] ?? ""]
            let person = try add(line, number, home: home?.id, at: moment, in: db)
            posts[line["post"] ?? "", default: []].append(person)
            guard let kind = Self.kind(of: line["post"] ?? "") else { continue }
            let isOfCity = kind == .office || kind == .operator
            try RoleSQL.grant(
                kind, to: person.id, organisation: isOfCity ? nil : home?.id.text, by: nil, at: moment, in: db
            )
            diary.note(
                "role.granted", about: person.id.text, by: nil, as: nil, detail: kind.rawValue, at: moment)
        }
        return city(places, posts)
    }

    /// Examiners and jurors are such for a year, and get their roles with it.
    private static func kind(of post: String) -> Role.Kind? {
        switch post {
        case "head": .unitHead
        case "contact": .contact
        case "co-author": .coauthor
        case "registrar": .registrar
        case "office": .office
        case "controller": .controller
        case "operator": .operator
        default: nil
        }
    }

    private func add(
        _ line: [String: String], _ number: Int, home: ID<Organisation>?, at moment: Instant,
        in db: any Connection
    ) throws -> City.Somebody {
        var chance = Chance("person", line["key"] ?? "")
        // Numbers that are set aside for fiction.
        let phone = "08-465 004 \(String(100 + number % 100).dropFirst())"
        let person = City.Somebody(
            id: chance.id(at: moment), key: line["key"] ?? "", name: line["name"] ?? "",
            email: line["email"] ?? "",
            phone: phone, home: home, competence: line["competence"] ?? "", title: line["title"] ?? "")
        try PersonSQL.add(
            Person(id: person.id, name: person.name, email: person.email, language: .swedish), phone: phone,
            at: moment, in: db)
        return person
    }

    private func city(_ places: [Organisation], _ posts: [String: [City.Somebody]]) -> City {
        func first(_ post: String, at place: Organisation) -> City.Somebody? {
            posts[post]?.first { $0.home == place.id }
        }
        let units = organisations.lines.compactMap { line -> City.Unit? in
            guard let place = places.first(where: { $0.key == line.key }), place.kind.isUnit,
                let committee = place.parent,
                let head = first("head", at: place), let contact = first("contact", at: place)
            else { return nil }
            return City.Unit(
                id: place.id, key: place.key, name: place.name, type: types[place.key] ?? "",
                regime: place.regime ?? .municipal,
                classKey: place.classKey, committee: committee, head: head, contact: contact,
                coauthors: posts["co-author", default: []].filter { $0.home == place.id })
        }
        let registrars = posts["registrar", default: []].compactMap { person in
            person.home.map { ($0, person) }
        }
        return City(
            units: units, registrars: Dictionary(registrars) { first, _ in first },
            office: posts["office"] ?? [],
            examiners: posts["examiner"] ?? [], jury: posts["jury"] ?? [],
            controllers: posts["controller"] ?? [],
            operators: posts["operator"] ?? [])
    }
}
