import Accounts
import Base
import Editions
import Entries
import Foundation
import Site
import Store

/// Where `bin/bench` is to go, and as whom: signed-in sessions, addresses and form bodies, as one line of JSON.
struct BenchFacts {
    /// Of the examiners in the bench's city, and of nobody anywhere else.
    static let password = "tre blå segel i motvind"
    private static let answersPerWriter = 3
    private static let itemsPerExaminer = 8

    let line: String

    /// Makes the sessions.
    init(_ people: BenchPeople, at now: Instant, in db: any Connection) throws {
        let items = people.assessed.edition.items.map(\.id)
        let year = people.assessed.year
        let office = try Actor(people.office, at: now, in: db)
        let heads = try people.units.prefix(BenchCity.openEntries).map {
            try Actor($0.head, role: $0.role, at: now, in: db)
        }
        let judging = Array((0..<people.units.count).filter { !BenchCity.isAgreed($0) }.prefix(40))
        let examiners = try judging.map { number in
            (
                entry: people.entry(number, in: people.assessed),
                actor: try Actor(people.team(of: number).members[number % 4], at: now, in: db)
            )
        }
        let (firstJudged, firstExaminer) = examiners[0]
        let facts: [String: Any] = [
            "entries": people.units.count,
            "cookies": [
                "office": office.cookie, "unithead": heads[0].cookie, "examiner": firstExaminer.cookie,
            ],
            "csrf": [
                "office": office.formToken, "unithead": heads[0].formToken,
                "examiner": firstExaminer.formToken,
            ],
            "paths": [
                "edition": "/utmarkelsen/\(people.open.year)", "office_list": "/kansli/\(year)/deltagare",
                "entry": "/bidrag/\(people.entry(0, in: people.assessed))/las",
                "desk": "/granskning/\(firstJudged)/bedoma/\(items[0])",
                "writing": "/bidrag/\(people.entry(0, in: people.open))/skriva/\(items[0])",
                "draft_pdf": "/bidrag/\(people.entry(0, in: people.open))/utkast.pdf",
                "draft_word": "/bidrag/\(people.entry(0, in: people.open))/utkast.docx",
            ],
            "targets": Self.targets(people, heads, examiners),
        ]
        let json = try JSONSerialization.data(
            withJSONObject: facts, options: [.sortedKeys, .withoutEscapingSlashes])
        line = String(decoding: json, as: UTF8.self)
    }

    /// What every writer does as themselves: save an answer, save a judgement, hand in.
    private static func targets(
        _ people: BenchPeople, _ heads: [Actor], _ examiners: [(entry: ID<Entry>, actor: Actor)]
    ) -> [String: [[String: String]]] {
        let items = people.assessed.edition.items.map(\.id)
        let answers = heads.enumerated().flatMap { number, head in
            items.prefix(answersPerWriter).map { item in
                let path = "/bidrag/\(people.entry(number, in: people.open))/skriva/\(item)/text"
                return target(
                    path, head, "token=\(head.formToken)&revision={revision}&sparning={unique}&dokument=\(document)")
            }
        }
        let sheets = examiners.flatMap { entry, examiner in
            items.prefix(itemsPerExaminer).map { item in
                let body = "token=\(examiner.formToken)&niva=3&styrkor={text}&utveckling=&fragor=&till=kvar"
                return target("/granskning/\(entry)/bedoma/\(item)", examiner, body)
            }
        }
        let handIns = heads.enumerated().map { number, head in
            target(
                "/bidrag/\(people.entry(number, in: people.open))/inlamning", head, "token=\(head.formToken)")
        }
        return ["answer": answers, "sheet": sheets, "hand_in": handIns, "sign_in": signIns(people)]
    }

    /// What the editor sends, with room for the text.
    private static let document =
        "%7B%22type%22%3A%22doc%22%2C%22content%22%3A%5B%7B%22type%22%3A%22paragraph%22%2C%22content%22%3A%5B"
        + "%7B%22type%22%3A%22text%22%2C%22text%22%3A%22{text}%22%7D%5D%7D%5D%7D"

    /// Each as another person: one account is tried eight times at most.
    private static func signIns(_ people: BenchPeople) -> [[String: String]] {
        people.examiners.indices.map { place in
            let body = "epost=\(BenchCity.word(ofExaminer: place + 1))%40exempelstad.example&losenord=\(encodedPassword)"
            return ["path": "/logga-in", "cookie": "", "body": body]
        }
    }

    private static var encodedPassword: String {
        password.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

/// Somebody with a session of their own.
private struct Actor {
    let cookie: String
    let formToken: String

    /// Acts in `role`, or else in the only role held.
    init(_ person: ID<Person>, role: ID<Role>? = nil, at now: Instant, in db: any Connection) throws {
        let token = try Session.start(
            person: person, role: role, language: .swedish, replacing: nil, at: now, in: db)
        (cookie, formToken) = ("rodatraden=\(token.text)", token.formToken)
    }
}

private func target(_ path: String, _ actor: Actor, _ body: String) -> [String: String] {
    ["path": path, "cookie": actor.cookie, "body": body]
}
