package import Assessment
package import Editions

/// What a unit reads about its own entry (R100, R102): strengths and development areas by question, and its level in each
/// section. Nothing of others and no ranking can be in it; points are in it only where the edition shows them (Q6).
package struct UnitReport: Equatable, Sendable {
    package struct Part: Equatable, Sendable {
        package let name: Text
        package let level: ItemLevel
        /// Nil unless the edition shows points.
        package let points: Points?
        package let pointsMax: Int?
        /// Questions of the section that something was said about, in the form's order.
        package let items: [Item]
    }

    package struct Item: Equatable, Sendable, Identifiable {
        package let id: String
        package let title: Text
        package let strengths: [String]
        package let areas: [String]
    }

    package let sections: [Part]
    /// "Etablerat": the band of the whole, in words.
    package let band: Text?
    /// Nil unless the edition shows points.
    package let sum: Points?

    /// `found` are the team's final words, by question.
    package init(_ edition: Edition, _ found: [FeedbackItem]) {
        let levels = Dictionary(found.map { ($0.item.id, $0.level) }) { first, _ in first }
        let profile = Profile(edition, levels)
        let shows = edition.rubric.showsPointsToUnit
        sections = zip(edition.sections, profile.sections).map { section, share in
            Part(
                name: share.name, level: share.level, points: shows ? share.points : nil,
                pointsMax: shows ? share.pointsMax : nil, items: Self.items(of: section, found))
        }
        band = profile.band?.name
        sum = shows ? profile.sum : nil
    }

    private static func items(of section: Section, _ found: [FeedbackItem]) -> [Item] {
        found.filter { $0.item.sectionKey == section.key && !($0.strengths.isEmpty && $0.areas.isEmpty) }
            .map { Item(id: $0.item.id, title: $0.item.title, strengths: $0.strengths, areas: $0.areas) }
    }

    /// A development area by question and place from 0; nil when there is none, so that no form can make one up.
    package func area(_ item: String, _ place: Int) -> String? {
        let areas = sections.flatMap(\.items).first { $0.id == item }?.areas ?? []
        return areas.indices.contains(place) ? areas[place] : nil
    }
}
