package import Base
package import Editions

/// Whether the work has come far enough ("kommit tillräckligt långt", rules §5.2). Advice only: the jury decides.
package struct FarEnough: Equatable, Sendable {
    /// What falls short, with the floor that it should have reached.
    package enum Shortfall: Equatable, Sendable {
        case incomplete
        case points(Points, of: Int)
        case section(Text, percent: Int, of: Int)
        case thread(ItemLevel?, of: Int)
        /// Something outside the assessment: deficit, wait or minutes.
        case outside(Phrase)
    }

    package let shortfalls: [Shortfall]
    /// A good example for others, whatever the sum.
    package let suggestsHonoraryMention: Bool

    /// `blocks` are what stands in the way outside the assessment (deficit, wait, minutes), as sentences.
    package init(
        _ profile: Profile, cross: [CrossCutting.Key: ItemLevel], enough: Enough, blocks: [Phrase] = []
    ) {
        var found: [Shortfall] = profile.isComplete ? [] : [.incomplete]
        if profile.sum < Points(whole: enough.pointsMin) {
            found.append(.points(profile.sum, of: enough.pointsMin))
        }
        for share in profile.sections where !share.reaches(percent: enough.sectionPercentMin) {
            found.append(.section(share.name, percent: share.percent, of: enough.sectionPercentMin))
        }
        if !Self.reaches(cross[.thread], enough.threadMin) {
            found.append(.thread(cross[.thread], of: enough.threadMin))
        }
        shortfalls = found + blocks.map(Shortfall.outside)
        suggestsHonoraryMention = Self.reaches(cross[.spread], enough.honorarySpreadMin)
    }

    package var suggestsAward: Bool { shortfalls.isEmpty }

    private static func reaches(_ level: ItemLevel?, _ whole: Int) -> Bool {
        level.map { $0.halves >= 2 * whole } ?? false
    }
}

extension FarEnough.Shortfall {
    package func phrase(_ language: Language) -> Phrase {
        switch self {
        case .incomplete: "Alla frågor har inte fått en nivå."
        case .points(let points, let floor): "Summan är \(points.text(language)) poäng och behöver vara minst \(floor)."
        case .section(let name, let percent, let floor):
            "\(name(language)) når \(percent) % av sina poäng och behöver nå minst \(floor) %."
        case .thread(let level?, let floor): "Röd tråd har nivå \(level.text(language)) och behöver minst \(floor)."
        case .thread(nil, let floor): "Röd tråd är inte bedömd och behöver minst nivå \(floor)."
        case .outside(let phrase): phrase
        }
    }
}
