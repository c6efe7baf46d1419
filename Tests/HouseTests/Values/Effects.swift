import Base
import Editions
import Foundation
import World

/// A page where the effect of a value is looked for, with the final level of the awarded entry that it is looked at with.
struct Look: Hashable {
    let at: Instant
    let actor: String
    let path: String
    var level = 3
}

/// The pages that read each part of an edition, the surest first.
struct Effects {
    let year: FilledYear

    /// `number` is the place of the value among those of its shape, from 0.
    func looks(_ leaf: EditionTree.Leaf, number: Int) -> [Look] {
        let (own, other, judged) = (year.objects.entry, year.objects.otherEntry, year.judged)
        let item = year.edition.items[min(number, year.edition.items.count - 1)].id
        func write(_ page: String) -> Look { Look(at: FilledYear.registration, actor: "otherhead", path: "/bidrag/\(other)/\(page)") }
        func desk(_ item: String) -> Look {
            Look(at: FilledYear.assessment, actor: "coordinator", path: "/granskning/\(judged)/bedoma/\(item)")
        }
        func office(_ page: String) -> Look { Look(at: FilledYear.assessment, actor: "office", path: "/kansli/2024/\(page)") }
        func jury(level: Int) -> Look { Look(at: FilledYear.jury, actor: "juror", path: "/jury/2024/\(own)", level: level) }
        let openPages = [(FilledYear.call, ""), (FilledYear.registration, ""), (FilledYear.registration, "/fragor")].map {
            Look(at: $0, actor: "nobody", path: "/utmarkelsen/2024\($1)")
        }
        return switch leaf.place[0] {
        case "limits" where leaf.last.hasPrefix("examiners"): [office("lag")]
        case "limits" where leaf.last.hasPrefix("changeRequest"): [office("deltagare/\(own)/andring")]
        case "committee": [Look(at: FilledYear.registration, actor: "otherregistrar", path: "/arenden/\(year.objects.otherCase)")]
        case "administrative": [write("uppgifter"), write("granska")]
        case "opening": [write("uppgifter")]
        case "sections" where leaf.last == "kind": [desk(item)]
        case "sections" where leaf.last == "points": [write("skriva/\(item)")]
        case "sections": [write("skriva/\(year.goals)")]
        case "rubric" where leaf.place[1] == "caps": year.telling.map(desk)
        case "rubric" where leaf.place[1] == "bands": [jury(level: Int(leaf.place[2])!)]
        case "rubric" where leaf.place[1] == "enough": [jury(level: 3)]
        case "rubric": [Look(at: FilledYear.after, actor: "unithead", path: "/bidrag/\(own)/aterkoppling")]
        default: openPages
        }
    }
}

/// What the pages of a filled year show with one edition after another.
actor Prints {
    private let year: FilledYear
    private let file: EditionFile
    private var before: [Look: String] = [:]
    private var stands: (at: Instant, level: Int)?

    init(_ year: FilledYear, _ file: EditionFile) { (self.year, self.file) = (year, file) }

    /// The pages that have been looked at.
    var looks: [Look] { Array(before.keys) }

    /// Whether any of the pages shows another thing with another file.
    func differ(_ other: EditionFile, _ looks: [Look]) async throws -> Bool {
        for look in looks {
            let was = try await before(look)
            try await year.put(other)
            if try await print(look) != was { return true }
        }
        return false
    }

    private func before(_ look: Look) async throws -> String {
        if let print = before[look] { return print }
        try await year.put(file)
        let print = try await print(look)
        before[look] = print
        return print
    }

    private func print(_ look: Look) async throws -> String {
        if stands?.at != look.at { try await year.set(look.at) }
        if stands?.level != look.level { try await year.setLevels(look.level) }
        stands = (look.at, look.level)
        let reply = try await year.world.get(look.path, as: year.world.city[look.actor])
        if reply.status != 200 { throw Unopened(path: look.path, status: reply.status) }
        return Self.withoutMarks(reply.text)
    }

    /// A form carries a mark that is new for every page.
    private static func withoutMarks(_ page: String) -> String {
        let pieces = page.components(separatedBy: "name=\"marke\" value=\"")
        return pieces[0] + pieces.dropFirst().map { String($0.drop { $0 != "\"" }) }.joined()
    }

    struct Unopened: Error {
        let path: String
        let status: Int
    }
}
