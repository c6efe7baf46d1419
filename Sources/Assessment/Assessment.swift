package import Base
package import Editions
package import Entries
package import Mail
package import Site
package import Store
import Examiners

/// Sheets, consensus, site visit and final levels (R83–R92, rules §5.2 and §5.3).
package struct Assessment: Slice {
    package static let migrations = assessmentTables

    let outbox: Outbox

    package init(outbox: Outbox) { self.outbox = outbox }

    package func routes(_ routes: inout Routes) {
        routes.get("/granskning", myWorkPage)
        routes.get("/granskning/:entry", sheetPage)
        routes.get("/granskning/:entry/bedoma/:item", deskPage)
        routes.post("/granskning/:entry/bedoma/:item", bodyBytesMax: 128 * 1024, saveSheetItem)
        routes.get("/granskning/:entry/las", lockPage)
        routes.post("/granskning/:entry/las", lockSheet)

        routes.get("/granskning/:entry/konsensus", consensusPage)
        routes.get("/granskning/:entry/konsensus/:item", consensusItemPage)
        routes.post("/granskning/:entry/konsensus/:item", bodyBytesMax: 128 * 1024, saveConsensusItem)
        routes.get("/granskning/:entry/helhet", crossPage)
        routes.post("/granskning/:entry/helhet", bodyBytesMax: 64 * 1024, saveCross)
        routes.post("/granskning/:entry/konsensus-las", lockConsensus)

        routes.get("/granskning/:entry/platsbesok", visitPage)
        routes.post("/granskning/:entry/platsbesok", bookVisit)
        routes.post("/granskning/:entry/platsbesok/genomfort", recordVisit)
        routes.get("/granskning/:entry/slutlig", finalPage)
        routes.get("/granskning/:entry/slutlig/:item", finalItemPage)
        routes.post("/granskning/:entry/slutlig/:item", saveFinalItem)
        routes.post("/granskning/:entry/slutlig-las", lockFinal)

        routes.get("/kansli/:year/deltagare/:entry/bedomning", officePage)
        routes.post("/kansli/:year/deltagare/:entry/las-upp", reopen)
    }
}

// MARK: What other slices ask

extension Assessment {
    /// Whether the judgement is locked for good and with the jury.
    package static func isFinal(_ entry: ID<Entry>, in db: any Connection) throws -> Bool {
        try OverviewSQL.states(of: [entry], in: db)[entry]?.finalLocked ?? false
    }

    /// Every assigned entry of an edition as the office may see it: twelve queries, whatever the number of entries.
    package static func overview(of year: StoredEdition, in db: any Connection) throws -> [ID<Entry>: Overview] {
        let judges = try OverviewSQL.judges([year.id], in: db)
        let states = try OverviewSQL.states(edition: year.id, in: db)
        let spreads = try OverviewSQL.widestSpreads(edition: year.id, of: judges, in: db)
        let levels = try OverviewSQL.levels(edition: year.id, in: db)
        let cross = try OverviewSQL.cross(edition: year.id, in: db)
        let (edition, least) = (year.edition, year.edition.limits.examinersMin)
        return judges.reduce(into: [:]) { found, one in
            guard let state = states[one.key] else { return }
            found[one.key] = Overview(
                judges: one.value.count, judgesMin: least, locked: one.value.locked, judgedItems: one.value.judgedItems,
                itemsToJudge: edition.items.count * one.value.count, visitBooked: state.visitBooked,
                stage: Stage(
                    allHaveLocked: one.value.count > 0 && one.value.locked == one.value.count,
                    consensusLocked: state.consensusLocked, visitHeld: state.visitHeld, finalLocked: state.finalLocked),
                widestSpread: spreads[one.key], profile: levels[one.key].map { Profile(edition, $0) },
                cross: cross[one.key] ?? [:])
        }
    }

    /// The case of one entry for the jury; nil until the judgement is locked for good.
    package static func juryCase(_ entry: ID<Entry>, of edition: Edition, in db: any Connection) throws -> JuryCase? {
        guard try isFinal(entry, in: db) else { return nil }
        let agreed = try ConsensusSQL.agreed(entry, in: db)
        let changed = try ConsensusSQL.changed(entry, in: db)
        let levels = FinalLevels.of(agreed.mapValues(\.level), changed: changed)
        return JuryCase(
            profile: Profile(edition, levels), cross: try ConsensusSQL.cross(entry, in: db),
            items: edition.items.compactMap { item in
                agreed[item.id].map { JuryCase.Item(item: item, agreed: $0, changed: changed[item.id]) }
            },
            visit: try VisitSQL.find(entry, in: db), enough: edition.rubric.enough)
    }

    /// The points of the team for the unit's report, by item in the form's order; empty until the judgement is locked
    /// for good. Levels are in it for the section's profile; whether the unit sees sums is the edition's choice (Q6).
    package static func feedback(_ entry: ID<Entry>, of edition: Edition, in db: any Connection) throws -> [FeedbackItem] {
        guard let found = try juryCase(entry, of: edition, in: db) else { return [] }
        return found.items.map {
            FeedbackItem(
                item: $0.item, level: $0.level, strengths: Notes($0.agreed.strengths).lines, areas: Notes($0.agreed.areas).lines)
        }
    }
}

/// How the judging of an entry goes, without anybody's own levels or words.
package struct Overview: Sendable, Equatable {
    package let judges: Int
    package let judgesMin: Int
    /// How many of the judges have locked.
    package let locked: Int
    /// Items judged, summed over the judges, of `itemsToJudge`.
    package let judgedItems: Int
    package let itemsToJudge: Int
    package let visitBooked: Bool
    package let stage: Stage
    /// Steps between the highest and the lowest locked level of the item that differs most; nil before two have locked.
    package let widestSpread: Int?
    /// From the consensus on; the visit's changes are in it.
    package let profile: Profile?
    package let cross: [CrossCutting.Key: ItemLevel]

    package var isShort: Bool { judges < judgesMin }
}

/// What the jury reads of one entry.
package struct JuryCase: Sendable, Equatable {
    package struct Item: Sendable, Equatable {
        package let item: AnswerItem
        package let agreed: Agreed
        /// What the visit changed, with its evidence.
        package let changed: ChangedLevel?
        package var level: ItemLevel { changed?.level ?? agreed.level }
    }

    package let profile: Profile
    package let cross: [CrossCutting.Key: CrossJudged]
    package let items: [Item]
    package let visit: Visit?
    let enough: Enough

    /// The advice, with what stands in the way outside the assessment (deficit, wait, minutes) as sentences.
    package func advice(blocks: [Phrase]) -> FarEnough {
        FarEnough(profile, cross: cross.mapValues(\.level), enough: enough, blocks: blocks)
    }
}

/// The team's final words on one item.
package struct FeedbackItem: Sendable, Equatable {
    package let item: AnswerItem
    package let level: ItemLevel
    package let strengths: [String]
    package let areas: [String]
}
