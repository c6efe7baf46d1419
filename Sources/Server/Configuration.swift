package import Base
import Foundation
package import Mail
package import Site
import Yams

/// How this installation is set up: by flags, then the environment, then a file, in that order.
package struct Configuration: Sendable {
    /// Where the database file, letters and the like lie when no database address is given.
    package var dataFolder: String
    /// A PostgreSQL address; nil for SQLite in the data folder.
    package var databaseURL: String?
    package var host: String
    package var port: Int
    package var baseURL: String
    package var city: String
    package var trustedProxy: String?
    package var asksTwoPersons: Bool
    package var connections: Int
    /// Connections of the web server that are served, in all and from one address.
    package var webConnections: Int
    package var webConnectionsOfOneAddress: Int
    package var mailFrom: EmailAddress
    package var smtp: SMTPSettings?
    /// Who gets the log's newest row each day (decision 10); nil for nobody.
    package var logHeadTo: EmailAddress?
    package var logsJSON: Bool
    package var logLevel: String
    /// A file that holds what time it is, `2024-05-17T21:59:59.000Z`, for tests that walk through a whole year.
    package var clockFile: String?

    /// One setting: the same name as a flag (`--base-url`), in the environment (`RODATRADEN_BASE_URL`) and in the file.
    package struct Setting: Sendable {
        package let name: String
        package let help: String
        var environmentName: String { "RODATRADEN_" + name.uppercased().replacing("-", with: "_") }
    }

    package static let settings = [
        Setting(name: "data", help: "Mapp för databas och brev (data)."),
        Setting(name: "database", help: "Adress till PostgreSQL, postgresql://… (annars SQLite i mappen)."),
        Setting(name: "host", help: "Adress att lyssna på (127.0.0.1)."),
        Setting(name: "port", help: "Port att lyssna på (8080)."),
        Setting(name: "base-url", help: "Webbplatsens adress, som länkar i brev börjar med."),
        Setting(name: "city", help: "Stadens namn på de öppna sidorna."),
        Setting(name: "trusted-proxy", help: "Adressen till en proxy vars X-Forwarded-For vi tror på."),
        Setting(name: "two-persons", help: "true: roller i kansli och jury ges av två tillsammans (false)."),
        Setting(name: "connections", help: "Antal samtidiga läsningar av databasen (8)."),
        Setting(name: "web-connections", help: "Antal anslutningar från webbläsare på en gång (8000)."),
        Setting(name: "web-connections-per-address", help: "Högst så många från en adress (1000)."),
        Setting(name: "mail-from", help: "Avsändare i brev."),
        Setting(name: "smtp", help: "E-postserver, smtp://värd:port (annars läggs breven i en mapp)."),
        Setting(name: "smtp-user", help: "Användarnamn till e-postservern."),
        Setting(name: "smtp-secret", help: "Lösenord till e-postservern; ge det i miljön eller filen."),
        Setting(name: "log-head-to", help: "E-postadress som får loggens senaste rad varje dag."),
        Setting(name: "log-format", help: "text eller json (text)."),
        Setting(name: "clock-file", help: "Fil med den tid som gäller, för prov av ett helt år."),
        Setting(name: "log-level", help: "debug, info, warning eller error (info)."),
    ]

    /// Every wrong value, named by where it was given.
    package struct Wrong: Error, CustomStringConvertible, Equatable {
        package let problems: [String]
        package var description: String { problems.joined(separator: "\n") }
    }

    /// Settles every setting; throws `Wrong` with all that cannot be used.
    package init(flags: [String: String], environment: [String: String], file: [String: String]) throws(Wrong) {
        var reader = SettingsReader(flags: flags, environment: environment, file: file)
        dataFolder = reader.text("data", "data")
        databaseURL = reader.optional("database")
        if let url = databaseURL, !url.hasPrefix("postgresql://"), !url.hasPrefix("postgres://") {
            reader.wrong("database", "ska börja med postgresql://")
        }
        host = reader.text("host", "127.0.0.1")
        port = reader.number("port", 8080, 0...65_535)
        connections = reader.number("connections", 8, 1...200)
        webConnections = reader.number("web-connections", DoorLimits().connectionsMax, 10...60_000)
        webConnectionsOfOneAddress = reader.number(
            "web-connections-per-address", DoorLimits().connectionsOfOneAddressMax, 10...60_000)
        city = reader.text("city", "Stockholms stad")
        trustedProxy = reader.optional("trusted-proxy")
        asksTwoPersons = reader.choice("two-persons", ["false", "true"]) == "true"
        clockFile = reader.optional("clock-file")
        if let file = clockFile, Clock.reading(file) == nil {
            reader.wrong("clock-file", "filen ska innehålla en tid som 2024-05-17T21:59:59.000Z")
        }
        baseURL = reader.text("base-url", "http://\(host):\(port)")
        if !baseURL.hasPrefix("http://") && !baseURL.hasPrefix("https://") || baseURL.hasSuffix("/") {
            reader.wrong("base-url", "ska börja med http:// eller https:// och sluta utan snedstreck")
        }
        logsJSON = reader.choice("log-format", ["text", "json"]) == "json"
        logLevel = reader.choice("log-level", ["info", "debug", "warning", "error"])
        mailFrom = try! EmailAddress("kvalitetsutmarkelsen@exempelstad.example")
        do throws(Refusal) {
            if let from = reader.optional("mail-from") { mailFrom = try EmailAddress(from) }
        } catch { reader.wrong("mail-from", error.sentence) }
        do throws(Refusal) {
            if let to = reader.optional("log-head-to") { logHeadTo = try EmailAddress(to) }
        } catch { reader.wrong("log-head-to", error.sentence) }
        do throws(Refusal) {
            smtp = try reader.optional("smtp").map { url throws(Refusal) in
                try SMTPSettings(
                    url: url, user: reader.optional("smtp-user"), secret: reader.optional("smtp-secret"),
                    // A password never leaves unless the connection is under TLS.
                    requiresTLS: reader.optional("smtp-user") != nil)
            }
        } catch {
            smtp = nil
            reader.wrong(error.field ?? "smtp", error.sentence)
        }
        for name in reader.unknown { reader.problems.append("\(name): inställningen finns inte.") }
        if !reader.problems.isEmpty { throw Wrong(problems: reader.problems) }
    }

    /// Reads the file that `--config` or `RODATRADEN_CONFIG` names: `name: value` lines of YAML.
    package static func read(file: String) throws -> [String: String] {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        guard let lines = try Yams.load(yaml: text) as? [String: Any] else {
            throw Wrong(problems: ["\(file): filen ska ha rader som ”port: 8080”."])
        }
        return lines.mapValues { "\($0)" }
    }

    package var clock: Clock {
        guard let clockFile else { return .system }
        return Clock { Clock.reading(clockFile) ?? Clock.system.now }
    }

    package var door: DoorLimits {
        var limits = DoorLimits()
        (limits.connectionsMax, limits.connectionsOfOneAddressMax) = (webConnections, webConnectionsOfOneAddress)
        return limits
    }

    package func site(isDemo: Bool) -> SiteSettings {
        SiteSettings(baseURL: baseURL, city: city, isDemo: isDemo, trustedProxy: trustedProxy, asksTwoPersons: asksTwoPersons)
    }
}

/// Looks a setting up in order and collects what is wrong.
private struct SettingsReader {
    let flags: [String: String], environment: [String: String], file: [String: String]
    var problems: [String] = []

    init(flags: [String: String], environment: [String: String], file: [String: String]) {
        (self.flags, self.environment, self.file) = (flags, environment, file)
    }

    private func found(_ name: String) -> (value: String, place: String)? {
        let setting = Configuration.Setting(name: name, help: "")
        if let value = flags[name] { return (value, "--\(name)") }
        if let value = environment[setting.environmentName] { return (value, setting.environmentName) }
        if let value = file[name] { return (value, "\(name) i filen") }
        return nil
    }

    func optional(_ name: String) -> String? { found(name).flatMap { $0.value.isEmpty ? nil : $0.value } }
    func text(_ name: String, _ otherwise: String) -> String { optional(name) ?? otherwise }

    mutating func wrong(_ name: String, _ why: String) {
        problems.append("\(found(name)?.place ?? name): \(why)")
    }

    mutating func number(_ name: String, _ otherwise: Int, _ range: ClosedRange<Int>) -> Int {
        guard let text = optional(name) else { return otherwise }
        guard let number = Int(text), range.contains(number) else {
            wrong(name, "ska vara ett tal från \(range.lowerBound) till \(range.upperBound)")
            return otherwise
        }
        return number
    }

    mutating func choice(_ name: String, _ words: [String]) -> String {
        guard let text = optional(name) else { return words[0] }
        if !words.contains(text) { wrong(name, "ska vara \(words.joined(separator: ", "))") }
        return text
    }

    var unknown: [String] {
        let known = Set(Configuration.settings.map(\.name))
        return file.keys.filter { !known.contains($0) }.sorted().map { "\($0) i filen" }
    }
}

extension Clock {
    /// The instant that a file holds; nil when it cannot be read.
    fileprivate static func reading(_ file: String) -> Instant? {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
        return Instant(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
