import Accounts
import Base
import Editions
import Foundation
import Hummingbird
import HummingbirdTesting
import Site
import Store
import Testing
import World

private let january = Stockholm.instant(Day(2024, 1, 10)!, TimeOfDay(9, 0)!)

@Suite("The office's editions")
struct OfficePageTests {
    @Test("The pages are the office's alone")
    func others() async throws {
        try await Visit.at(january, publishing: [], drafts: [2024]) { visit in
            let (status, _) = try await visit.get("/kansli/utgavor")
            #expect(status == 303)
        }
    }

    @Test("A file is read in, gone through, published, and then stands")
    func story() async throws {
        try await Visit.at(january, publishing: []) { visit in
            let office = try await visit.signInOffice(at: january)
            let file = try Shipped.file(2024)
            let first = try await visit.upload(file.bytes, as: office)
            #expect(first.status == 303)
            let stored = try #require(try await visit.database.read { try Editions.find(year: 2024, in: $0) })
            let page = "/kansli/utgavor/\(stored.id)"
            #expect(first.location == page)
            for path in [page, page + "/fragor", page + "/publicera", "/kansli/utgavor"] {
                let (status, body) = try await visit.get(path, cookie: office.cookie)
                #expect(status == 200 && body.components(separatedBy: "<h1").count == 2, "\(path)")
            }
            let source = try await visit.get(page + "/fil", cookie: office.cookie).body
            #expect(source == file.text)

            let published = try await visit.post(page + "/publicera", as: office)
            #expect(published.status == 303)
            let phase = try await visit.database.read { try Editions.published(year: 2024, in: $0)?.phase(at: january) }
            #expect(phase == .registrationOpen)

            let again = try await visit.post(page + "/publicera", as: office)
            #expect(again.status == 409)
            let other = try Shipped.edited("phone: 08-508 29 479", "phone: 08-508 29 111")
            let refused = try await visit.upload(other.bytes, as: office)
            #expect(refused.status == 422 && refused.body.contains("är publicerad och kan inte bytas ut"))
        }
    }

    @Test("What is wrong with a file is told by line, and nothing of it is kept")
    func faults() async throws {
        try await Visit.at(january, publishing: []) { visit in
            let office = try await visit.signInOffice(at: january)
            let file = try Shipped.edited("points: 90", "points: 91")
            let answer = try await visit.upload(file.bytes, as: office)
            #expect(answer.status == 422 && answer.body.contains("Rad \(file.line(of: "sections:"))"))
            for bytes in [[], Array("nummer".utf8), [0xFF, 0xFE, 0x00], Array(repeating: 0x20, count: 1_000_001)] as [[UInt8]] {
                let answer = try await visit.upload(bytes, as: office)
                #expect(answer.status == 422, "\(bytes.count)")
            }
            let tooLarge = try await visit.upload(Array(repeating: 0x20, count: 2_000_000), as: office)
            #expect(tooLarge.status == 413)
            let kept = try await visit.database.read { try Editions.all(in: $0) }
            #expect(kept.isEmpty)
        }
    }
}

struct OfficeSession: Sendable {
    let token: Token
    var cookie: String { "rodatraden=\(token.text)" }
}

struct Reply: Sendable {
    let status: Int
    let location: String?
    let body: String
}

extension Visit {
    func signInOffice(at now: Instant) async throws -> OfficeSession {
        let person = Person(id: ID(at: now), name: "Hanna Sjö", email: "hanna@exempelstad.example", language: .swedish)
        let token = try await database.write { db in
            try PersonSQL.add(person, at: now, in: db)
            let role = try RoleSQL.grant(
                .office, to: person.id, organisation: nil, edition: nil, by: nil, at: now, in: db)
            return try Session.start(person: person.id, role: role, language: nil, replacing: nil, at: now, in: db)
        }
        return OfficeSession(token: token)
    }

    func post(_ path: String, _ fields: [String: String] = [:], as office: OfficeSession) async throws -> Reply {
        let more = fields.map { "&\($0)=\($1.replacing(" ", with: "+"))" }.joined()
        return try await send(
            path, Array("token=\(office.token.formToken)\(more)".utf8), "application/x-www-form-urlencoded", office)
    }

    func upload(
        _ bytes: [UInt8], to path: String = "/kansli/utgavor", _ fields: [String: String] = [:], as office: OfficeSession
    ) async throws -> Reply {
        let edge = "--edge\r\nContent-Disposition: form-data; name="
        let more = fields.map { "\(edge)\"\($0)\"\r\n\r\n\($1)\r\n" }.joined()
        let body = Array("\(more)\(edge)\"token\"\r\n\r\n\(office.token.formToken)\r\n\(edge)\"fil\"; filename=\"2024.yaml\"\r\n\r\n".utf8)
        return try await send(
            path, body + bytes + Array("\r\n--edge--\r\n".utf8), "multipart/form-data; boundary=edge", office)
    }

    private func send(_ path: String, _ body: [UInt8], _ type: String, _ office: OfficeSession) async throws -> Reply {
        try await client.execute(
            uri: path, method: .post, headers: [.cookie: office.cookie, .contentType: type],
            body: ByteBuffer(bytes: body)
        ) { Reply(status: $0.status.code, location: $0.headers[.location], body: String(buffer: $0.body)) }
    }
}
