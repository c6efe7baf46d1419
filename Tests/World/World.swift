import Accounts
package import Base
package import Editions
import Entries
import Foundation
import HTTPTypes
package import Hummingbird
import HummingbirdTesting
import Logging
package import Office
import Organisations
package import Server
package import Site
package import Store
package import Support
import Synchronization
package import Texts

/// A small city with ready actors, on a clock that stands still until it is set: Monday 11 March 2024 kl. 10.00,
/// in the middle of the registration of the edition 2024.
package final class World: Sendable {
    package static let start = Stockholm.instant(Day(2024, 3, 11)!, TimeOfDay(10, 0)!)

    package let app: App
    package let database: any Database
    package let city: City
    package let time: MovableClock
    private let client: any TestClientProtocol
    /// The receipt that each session's browser holds, as it came.
    private let receipts = Mutex<[String: String]>([:])

    private init(
        _ app: App, _ database: any Database, _ city: City, _ time: MovableClock, _ client: any TestClientProtocol
    ) {
        (self.app, self.database, self.city, self.time, self.client) = (app, database, city, time, client)
    }

    /// Builds the city in a database of its own and runs the whole web stack on it, without a socket; the city is built before
    /// the database goes `through` what the test sets around it. `edition` is the file of 2024 unless the test has one of its own.
    package static func run(
        _ backend: Backend = .sqlite, edition: EditionFile? = nil, guardsOnly: Bool = false, asksTwoPersons: Bool = false,
        missing: [MissingProgram] = [], intake: Intake = Intake(), trustedProxy: String? = nil,
        savesOfPerson: Allowance.Size = Allowance.ofPerson,
        through: @Sendable @escaping (any Database) -> any Database = { $0 },
        _ body: @Sendable @escaping (World) async throws -> Void
    ) async throws {
        try await withDatabase(backend, migrations: App.migrations) { database in
            let file = try edition ?? EditionFile(path: Folders(given: repository).editions + "/2024.yaml")
            let city = try await database.write { try City.build(file, at: start, in: $0) }
            try await serve(
                through(database), city, MovableClock(start), guardsOnly: guardsOnly, asksTwoPersons: asksTwoPersons,
                missing: missing, intake: intake, trustedProxy: trustedProxy, savesOfPerson: savesOfPerson, body)
        }
    }

    /// A new program on the same database, as after a restart.
    package func restarted(_ body: @Sendable @escaping (World) async throws -> Void) async throws {
        try await Self.serve(database, city, time, guardsOnly: false, body)
    }

    /// Runs the web stack on a database that the test has filled, at a moment; nobody of the city is there.
    package static func on(
        _ database: any Database, at now: Instant, _ body: @Sendable @escaping (World) async throws -> Void
    ) async throws {
        let nowhere = City(
            edition: ID(at: now), committee: ID(at: now), otherCommittee: ID(at: now), unit: ID(at: now), otherUnit: ID(at: now),
            actors: [:])
        try await serve(database, nowhere, MovableClock(now), guardsOnly: false, body)
    }

    private static func serve(
        _ database: any Database, _ city: City, _ time: MovableClock, guardsOnly: Bool, asksTwoPersons: Bool = false,
        missing: [MissingProgram] = [], intake: Intake = Intake(), trustedProxy: String? = nil,
        savesOfPerson: Allowance.Size = Allowance.ofPerson,
        _ body: @Sendable @escaping (World) async throws -> Void
    ) async throws {
        let app = try App(
            database: database, clock: time.clock, folders: try Folders(given: repository),
            settings: SiteSettings(
                baseURL: "http://127.0.0.1", city: "Stockholms stad", trustedProxy: trustedProxy, asksTwoPersons: asksTwoPersons),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, missingPrograms: missing, intake: intake,
            savesOfPerson: savesOfPerson)
        try await app.latestYear.refresh(from: database)
        let application = Application(router: webRouter(app.routes, app.site, guardsOnly: guardsOnly))
        try await application.test(.router) { client in
            try await body(World(app, database, city, time, client))
        }
    }

    /// The folder that holds Package.swift.
    package static let repository: String = {
        var url = URL(fileURLWithPath: #filePath)
        while !FileManager.default.fileExists(atPath: url.appendingPathComponent("Package.swift").path) {
            url.deleteLastPathComponent()
        }
        return url.path
    }()
}

extension World {
    /// What came back: the status, the text, and where it leads.
    package struct Reply: Sendable {
        package let status: Int
        package let text: String
        package let headers: HTTPFields
        package var location: String? { headers[.location] }
    }

    package func get(_ path: String, as actor: Actor? = nil, headers: HTTPFields = [:]) async throws -> Reply {
        try await send(path, .get, actor, nil, headers)
    }

    package func head(_ path: String, as actor: Actor? = nil, headers: HTTPFields = [:]) async throws -> Reply {
        try await send(path, .head, actor, nil, headers)
    }

    /// Posts a form as a browser would, with the form token of the actor's session unless `token` says another.
    package func post(
        _ path: String, _ fields: [String: String] = [:], as actor: Actor? = nil, token: String? = nil,
        headers: HTTPFields = [:]
    ) async throws -> Reply {
        var all = fields
        all["token"] = token ?? actor?.session.formToken
        let body = all.map { "\(encoded($0.key))=\(encoded($0.value))" }.joined(separator: "&")
        var headers = headers
        if headers[.contentType] == nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        return try await send(path, .post, actor, Array(body.utf8), headers)
    }

    /// Posts bytes as they are.
    package func post(_ path: String, raw bytes: [UInt8], type: String, as actor: Actor? = nil) async throws -> Reply {
        try await send(path, .post, actor, bytes, [.contentType: type])
    }

    /// Posts a file with fields, as a browser's upload.
    package func upload(
        _ path: String, file: [UInt8], name: String, field: String, _ fields: [String: String] = [:], as actor: Actor
    ) async throws -> Reply {
        var body: [UInt8] = []
        for (key, value) in fields.merging(["token": actor.session.formToken], uniquingKeysWith: { a, _ in a }) {
            body += Array("--grans\r\nContent-Disposition: form-data; name=\"\(key)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Array(
            "--grans\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                .utf8)
        body += file + Array("\r\n--grans--\r\n".utf8)
        return try await post(path, raw: body, type: "multipart/form-data; boundary=grans", as: actor)
    }

    private func send(
        _ path: String, _ method: HTTPRequest.Method, _ actor: Actor?, _ body: [UInt8]?, _ extra: HTTPFields
    ) async throws -> Reply {
        var headers = extra
        if let actor {
            let receipt = receipts.withLock { $0[actor.session.text] }.map { "; \($0)" }
            headers[.cookie] = "rodatraden=\(actor.session.text)\(receipt ?? "")"
        }
        let reply = try await client.execute(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) }
        ) { response in
            Reply(status: response.status.code, text: String(buffer: response.body), headers: response.headers)
        }
        if let actor { keepReceipt(of: reply, actor) }
        return reply
    }

    private func keepReceipt(of reply: Reply, _ actor: Actor) {
        for cookie in reply.headers[values: .setCookie] where cookie.hasPrefix("kvitto=") {
            let isCleared = cookie.contains("Max-Age=0;")
            receipts.withLock { $0[actor.session.text] = isCleared ? nil : String(cookie.prefix { $0 != ";" }) }
        }
    }
}

/// Percent-encodes everything but letters and digits.
private func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
}
