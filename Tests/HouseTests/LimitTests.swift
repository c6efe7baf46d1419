import Base
import Foundation
import Server
import Site
import Store
import Testing
import World

/// Every text field of every form that a role meets: one character more than its limit is refused beside it, with what was typed,
/// and the limit itself is not.
@Suite struct LimitTests {
    static let roles = ["unithead", "coauthor", "registrar", "examiner", "coordinator", "juror", "office", "operator"]

    @Test("No field takes more than its limit, and none loses what was typed", arguments: [false, true])
    func limits(isHandedIn: Bool) async throws {
        try await World.run { world in
            let (city, now) = (world.city, World.start)
            let objects = try await world.database.write { db in
                let objects = try Objects.make(city, at: now, in: db)
                if isHandedIn { try objects.handIn(city, at: now, in: db) }
                return objects
            }
            var faults: [String] = [], seen: Set<String> = []
            let forms = try await Self.forms(world, objects)
            for form in forms {
                for field in form.limits.keys.sorted() where seen.insert("\(form.shape) \(field)").inserted {
                    if let fault = try await Self.over(field, form, world) { faults.append(fault) }
                }
            }
            seen = []
            for form in forms {
                for field in form.limits.keys.sorted() where seen.insert("\(form.shape) \(field)").inserted {
                    if let fault = try await Self.at(field, form, world) { faults.append(fault) }
                }
            }
            // Fewer would mean that the walk has lost its way.
            #expect(seen.count >= (isHandedIn ? 30 : 20), "\(seen.count) fält")
            #expect(faults == [], "\(faults.count) av \(seen.count) fält:\n\(faults.joined(separator: "\n"))")
        }
    }

    @Test("No field of any form keeps a personal number (§4.3): it is said beside the field, with what was typed", arguments: [false, true])
    func personalNumbers(isHandedIn: Bool) async throws {
        try await World.run { world in
            let (city, now) = (world.city, World.start)
            let objects = try await world.database.write { db in
                let objects = try Objects.make(city, at: now, in: db)
                if isHandedIn { try objects.handIn(city, at: now, in: db) }
                return objects
            }
            var faults: [String] = [], seen: Set<String> = []
            for form in try await Self.forms(world, objects) {
                for (field, most) in form.limits where most >= 20 && seen.insert("\(form.shape) \(field)").inserted {
                    let typed = "Elev 121212-０000"
                    let reply = try await world.post(form.action, form.fields.merging([field: typed]) { $1 }, as: city[form.role])
                    let isTold = reply.status == 422 && reply.text.contains("personnummer") && reply.text.contains(typed)
                    if !isTold { faults.append("\(form.role) \(form.action) \(field): \(reply.status)") }
                }
            }
            #expect(seen.count >= (isHandedIn ? 20 : 12), "\(seen.count) fält")
            #expect(faults == [], "\(faults.count) av \(seen.count) fält:\n\(faults.joined(separator: "\n"))")
        }
    }

    private static func over(_ field: String, _ form: FoundForm, _ world: World) async throws -> String? {
        let typed = form.text(field, count: form.limits[field]! + 1)
        let reply = try await world.post(form.action, form.fields.merging([field: typed]) { $1 }, as: world.city[form.role])
        let place = "\(form.role) \(form.action) \(field)"
        guard [400, 422].contains(reply.status) else { return "\(place): \(reply.status)" }
        guard reply.text.contains("#\(field)\"") || reply.text.contains("id=\"\(field)-error\"") else { return "\(place): inget fel vid fältet" }
        return reply.text.contains(typed) ? nil : "\(place): det skrivna är borta"
    }

    private static func at(_ field: String, _ form: FoundForm, _ world: World) async throws -> String? {
        // An answer's limit counts no white space (R63), so the field itself takes more than the limit.
        if field == "text", form.action.contains("/skriva/") { return nil }
        let typed = form.text(field, count: form.limits[field]!)
        let reply = try await world.post(form.action, form.fields.merging([field: typed]) { $1 }, as: world.city[form.role])
        // Words are no number and no address; what is said of that is not of the length.
        let error = reply.text.range(of: "id=\"\(field)-error\">").map { reply.text[$0.upperBound...].prefix { $0 != "<" } } ?? ""
        let isTooLong = error.contains("tecken") && error.contains("högst")
        return reply.status < 500 && !isTooLong ? nil : "\(form.role) \(form.action) \(field): gränsen själv vägras, \(reply.status)"
    }

    /// The forms of every page that each role may open, each shape once.
    private static func forms(_ world: World, _ objects: Objects) async throws -> [FoundForm] {
        var found: [FoundForm] = []
        for role in roles {
            for route in world.app.routes.all where route.method == "GET" && !route.path.hasSuffix("/nu") {
                let reply = try await world.get(path(route, objects), as: world.city[role])
                if reply.status == 200 { found += FoundForm.all(in: reply.text, role: role) }
            }
        }
        return found
    }

    private static func path(_ route: Route, _ objects: Objects) -> String {
        let values = [
            "entry": objects.entry, "case": objects.committeeCase, "team": objects.team, "picture": objects.picture, "year": "2024",
            "item": "1",
        ]
        return route.path.split(separator: "/").map { part in
            part.hasPrefix(":") ? values[String(part.dropFirst())] ?? ID<Objects>(at: World.start).text : String(part)
        }.reduce("") { $0 + "/" + $1 }
    }
}

/// A form as a page shows it, filled in with something for every field.
private struct FoundForm {
    let role: String
    let action: String
    var fields: [String: String] = [:]
    /// The most characters of each text field.
    var limits: [String: Int] = [:]
    var emails: Set<String> = []

    /// Where it goes and what it holds, whatever object it is about.
    var shape: String {
        let parts = action.split(separator: "/").map { $0.utf8.count == 26 ? "*" : $0 }
        return parts.joined(separator: "/")
    }

    /// Words of so many characters, which are no number, no name and no address of anybody.
    func text(_ field: String, count: Int) -> String {
        emails.contains(field)
            ? String(repeating: "a", count: count - "@b.example".count) + "@b.example" : String(repeating: "å", count: count)
    }

    static func all(in page: String, role: String) -> [FoundForm] {
        page.components(separatedBy: "<form ").dropFirst().compactMap { part in
            let html = part.components(separatedBy: "</form>")[0]
            let head = html.prefix { $0 != ">" }
            guard head.contains("method=\"post\""), !head.contains("multipart"), let action = attribute("action", in: head) else { return nil }
            return FoundForm(html, role, action)
        }
    }

    private init(_ html: String, _ role: String, _ action: String) {
        (self.role, self.action) = (role, action)
        for tag in html.matches(of: /<(input|textarea|select)\b[^>]*>/) {
            let text = tag.0
            guard let name = Self.attribute("name", in: text) else { continue }
            let type = Self.attribute("type", in: text) ?? String(tag.1)
            switch type {
            case "hidden": fields[name] = Self.attribute("value", in: text)
            case "radio", "checkbox": fields[name] = fields[name] ?? Self.attribute("value", in: text)
            case "date": fields[name] = "2024-05-20"
            case "select":
                let options = html[text.endIndex...].prefix(upTo: html[text.endIndex...].range(of: "</select>")?.lowerBound ?? html.endIndex)
                fields[name] = options.matches(of: /<option[^>]*value="([^"]*)"/).map { String($0.1) }.first { !$0.isEmpty }
            case "password": continue
            default:
                if text.contains(" readonly") { continue }
                fields[name] = Self.attribute("value", in: text).flatMap { $0.isEmpty ? nil : $0 } ?? "24"
                if type == "email" { emails.insert(name); fields[name] = "ny@exempelstad.example" }
                if let most = Self.attribute("maxlength", in: text).flatMap({ Int($0) }) { limits[name] = most }
            }
        }
        fields["token"] = nil
    }

    private static func attribute(_ name: String, in tag: some StringProtocol) -> String? {
        guard let start = tag.range(of: " \(name)=\"") ?? (tag.hasPrefix("\(name)=\"") ? tag.range(of: "\(name)=\"") : nil) else { return nil }
        return String(tag[start.upperBound...].prefix { $0 != "\"" })
    }
}
