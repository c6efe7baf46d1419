import Base
import Foundation
import Server
import Site
import Store
import Testing
import World

/// Every text field of every form that somebody meets in the year: one character more than its limit is refused beside it, with what
/// was typed, and the limit itself is not; and none keeps a personal number.
@Suite struct LimitTests {
    @Test("No field takes more than its limit, and none loses what was typed", arguments: FormWalk.allCases)
    func limits(walk: FormWalk) async throws {
        try await World.run(edition: try walk.file) { world in
            var faults: [String] = [], seen: Set<String> = []
            let forms = try await walk.forms(world)
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
            #expect(seen.count >= walk.fieldsMin, "\(seen.count) fält")
            #expect(faults == [], "\(faults.count) av \(seen.count) fält:\n\(faults.joined(separator: "\n"))")
        }
    }

    @Test(
        "No field of any form keeps a personal number (§4.3): it is said beside the field, with what was typed",
        arguments: FormWalk.allCases)
    func personalNumbers(walk: FormWalk) async throws {
        try await World.run(edition: try walk.file) { world in
            var faults: [String] = [], seen: Set<String> = []
            // A visitor without a session is refused as a whole; who is signed in without a role meets the same forms.
            for form in try await walk.forms(world) where form.actor(world) != nil {
                for (field, most) in form.limits where most >= 20 && seen.insert("\(form.shape) \(field)").inserted {
                    let typed = "Elev 121212-０000"
                    let reply = try await form.post([field: typed], world)
                    let isTold = [409, 422].contains(reply.status) && reply.text.contains("personnummer") && reply.text.contains(typed)
                    if !isTold { faults.append("\(form.role) \(form.action) \(field): \(reply.status)") }
                }
            }
            #expect(seen.count >= walk.fieldsMin * 2 / 3, "\(seen.count) fält")
            #expect(faults == [], "\(faults.count) av \(seen.count) fält:\n\(faults.joined(separator: "\n"))")
        }
    }

    /// What no page of these walks shows as a form. A new address is not among them, so its form must be met.
    static let unmet: Set<String> = [
        // Sent by a script, without a form.
        "/bidrag/:entry/bilder", "/bidrag/:entry/nu", "/bidrag/:entry/skriva/:item/kommentarer",
        "/bidrag/:entry/skriva/:item/kommentarer/:thread", "/bidrag/:entry/skriva/:item/text", "/bidrag/:entry/skriva/:item/tips",
        // A button or a choice alone, at a moment which the walks do not stand in.
        "/bidrag/:entry/historik/:item", "/bidrag/:entry/inlamning", "/bidrag/:entry/oppning", "/bidrag/:entry/skriva/:item/status",
        "/kansli/:year/deltagare/:entry/beratta", "/kansli/:year/ekonomi/be", "/kansli/:year/lag/:team/medlemmar",
        "/kansli/anvandare/:person/oppna", "/konto/inloggningar/andra", "/logga-in/demo", "/logga-in/lank/:token",
    ]

    @Test("Every address that takes a form is met by a form in some walk")
    func reached() async throws {
        var met: Set<String> = []
        for walk in FormWalk.allCases {
            let here: Set<String> = try await handedOut { keep in
                try await World.run(edition: try walk.file) { world in
                    let forms = try await walk.forms(world)
                    let routes = world.app.routes.all.filter { route in route.method == "POST" && forms.contains { $0.goes(to: route.path) }
                    }
                    keep(Set(routes.map(\.path)))
                }
            }
            met.formUnion(here)
        }
        let all = try await allForms()
        let missed = all.subtracting(met).subtracting(Self.unmet).sorted()
        #expect(missed == [], "\(missed.joined(separator: "\n"))")
        // What no walk meets is written down, and nothing else is.
        let needless = Self.unmet.subtracting(all).union(Self.unmet.intersection(met)).sorted()
        #expect(needless == [], "\(needless.joined(separator: "\n"))")
    }

    private static func over(_ field: String, _ form: FoundForm, _ world: World) async throws -> String? {
        let typed = form.text(field, count: form.limits[field]! + 1)
        let reply = try await form.post([field: typed], world)
        let place = "\(form.role) \(form.action) \(field)"
        guard [400, 422].contains(reply.status) else { return "\(place): \(reply.status)" }
        guard reply.text.contains("#\(field)\"") || reply.text.contains("id=\"\(field)-error\"") else {
            return "\(place): inget fel vid fältet"
        }
        return reply.text.contains(typed) ? nil : "\(place): det skrivna är borta"
    }

    private static func at(_ field: String, _ form: FoundForm, _ world: World) async throws -> String? {
        // An answer's limit counts no white space (R63), so the field itself takes more than the limit.
        if field == "text", form.action.contains("/skriva/") { return nil }
        let typed = form.text(field, count: form.limits[field]!)
        let reply = try await form.post([field: typed], world)
        // Words are no number and no address; what is said of that is not of the length.
        let error = reply.text.range(of: "id=\"\(field)-error\">").map { reply.text[$0.upperBound...].prefix { $0 != "<" } } ?? ""
        let isTooLong = error.contains("tecken") && error.contains("högst")
        return reply.status < 500 && !isTooLong ? nil : "\(form.role) \(form.action) \(field): gränsen själv vägras, \(reply.status)"
    }
}

/// A form as a page shows it, filled in with something for every field.
struct FoundForm: Sendable {
    let role: String
    let action: String
    var fields: [String: String] = [:]
    /// The most characters of each text field.
    var limits: [String: Int] = [:]
    var emails: Set<String> = []
    var isMultipart = false
    /// Whether it has a box for running text, and whether what is typed is kept for whoever signs in again.
    var (hasArea, isKept) = (false, false)

    func actor(_ world: World) -> Actor? { role == "visitor" ? nil : world.city[role] }

    func post(_ change: [String: String], _ world: World) async throws -> World.Reply {
        let all = fields.merging(change) { $1 }
        guard isMultipart else { return try await world.post(action, all, as: actor(world)) }
        var body = ""
        for (key, value) in all.merging(["token": actor(world)?.session.formToken ?? ""], uniquingKeysWith: { a, _ in a }) {
            body += "--grans\r\nContent-Disposition: form-data; name=\"\(key)\"\r\n\r\n\(value)\r\n"
        }
        return try await world.post(
            action, raw: Array((body + "--grans--\r\n").utf8), type: "multipart/form-data; boundary=grans", as: actor(world))
    }

    /// Whether its address is one of the route's.
    func goes(to route: String) -> Bool {
        let (mine, theirs) = (action.prefix { $0 != "?" }.split(separator: "/"), route.split(separator: "/"))
        return mine.count == theirs.count && zip(mine, theirs).allSatisfy { $1.hasPrefix(":") || $0 == $1 }
    }

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
            guard head.contains("method=\"post\""), let action = attribute("action", in: head) else { return nil }
            var form = FoundForm(html, role, action)
            form.isMultipart = head.contains("multipart")
            (form.hasArea, form.isKept) = (html.contains("<textarea"), head.contains("data-keep"))
            return form
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
                let options = html[text.endIndex...].prefix(
                    upTo: html[text.endIndex...].range(of: "</select>")?.lowerBound ?? html.endIndex)
                fields[name] = options.matches(of: /<option[^>]*value="([^"]*)"/).map { String($0.1) }.first { !$0.isEmpty }
            case "password", "file": continue
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
        guard let start = tag.range(of: " \(name)=\"") ?? (tag.hasPrefix("\(name)=\"") ? tag.range(of: "\(name)=\"") : nil) else {
            return nil
        }
        return String(tag[start.upperBound...].prefix { $0 != "\"" })
    }
}
