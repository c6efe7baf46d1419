package import Editions

/// The sum of an entry and what each section gives of it (rules §5.2). Only levels that are set count.
package struct Profile: Equatable, Sendable {
    /// What one section gives, of the most that it can give.
    package struct Share: Equatable, Sendable {
        package let key: String
        package let name: Text
        package let points: Points
        package let pointsMax: Int
        /// Whether every item of the section has a level.
        package let isComplete: Bool

        /// Whole per cent of the section's points, decimals dropped; 0 for a section that gives none.
        package var percent: Int { pointsMax == 0 ? 0 : points.tenths * 10 / pointsMax }

        /// The section's mean level in halves, to the nearest; weighted as the points are.
        package var level: ItemLevel {
            pointsMax == 0 ? ItemLevel(halves: 0)! : ItemLevel(halves: (points.tenths + pointsMax / 2) / pointsMax)!
        }

        /// Exactly: no rounding stands between a section and the floor.
        package func reaches(percent floor: Int) -> Bool { points.tenths * 10 >= floor * pointsMax }
    }

    package let sections: [Share]
    package let sum: Points
    package let isComplete: Bool
    /// "Etablerat": the band of the sum.
    package let band: Band?

    /// `levels` by the id of the item; ids that the edition does not have are left out.
    package init(_ edition: Edition, _ levels: [String: ItemLevel]) {
        sections = edition.sections.map { Share($0, levels) }
        sum = sections.reduce(.zero) { $0 + $1.points }
        isComplete = sections.allSatisfy(\.isComplete)
        band = edition.rubric.band(forPoints: sum.whole)
    }
}

extension Profile.Share {
    fileprivate init(_ section: Section, _ levels: [String: ItemLevel]) {
        let items = section.items
        key = section.key
        name = section.name
        points = items.reduce(.zero) { sum, item in levels[item.id].map { sum + Points($0, of: item.points) } ?? sum }
        pointsMax = section.points
        isComplete = items.allSatisfy { levels[$0.id] != nil }
    }
}
