import Accounts
import Base
import Editions
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Organisations
import Site
import Store
import Support
import World

/// The public site with the shipped editions in it, at a moment of one's choice.
struct Visit {
    let client: any TestClientProtocol
    let database: any Database

    /// The text of a page with its status.
    func get(_ path: String, cookie: String? = nil) async throws -> (status: Int, body: String) {
        let headers: HTTPFields = cookie.map { [.cookie: $0] } ?? [:]
        return try await client.execute(uri: path, method: .get, headers: headers) {
            ($0.status.code, String(buffer: $0.body))
        }
    }

    static let folder = URL(fileURLWithPath: Shipped.folder).deletingLastPathComponent().path

    static func at(
        _ now: Instant, publishing years: [Int], drafts: [Int] = [], results: any YearResults = NoResults(),
        _ body: @escaping @Sendable (Visit) async throws -> Void
    ) async throws {
        let migrations = Organisations.migrations + Accounts.migrations + Editions.migrations
        try await withDatabase(migrations: migrations) { database in
            try await fill(database, published: years, drafts: drafts, at: now)
            let site = Site(
                database: database, clock: .stopped(at: now), translations: try Translations(folder: folder + "/Translations/en"),
                assets: .none, settings: SiteSettings(baseURL: "http://127.0.0.1", city: "Stockholms stad"),
                logger: Logger(label: "test"), identities: Accounts.identity, navigation: Navigation { _, _ in .init([]) })
            var routes = Routes()
            Editions(results: results).routes(&routes)
            try await Application(router: webRouter(routes, site)).test(.router) { client in
                try await body(Visit(client: client, database: database))
            }
        }
    }

    private static func fill(_ database: any Database, published: [Int], drafts: [Int], at now: Instant) async throws {
        for year in published + drafts {
            let file = try Shipped.file(year)
            try await database.write { db in
                let id = try Editions.add(file, by: nil, at: now, in: db).id
                if published.contains(year) {
                    try Editions.publish(id, by: nil, at: now.adding(hours: -1), in: db)
                    try Editions.set(InnerDates(ceremonyTime: TimeOfDay(15, 0)), for: id, by: nil, at: now, in: db)
                }
            }
        }
    }
}
