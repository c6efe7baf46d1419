import Base
import Editions
import Entries

/// What a unit of the demo city does in a year.
struct Entrant: Sendable {
    enum Fate: Sendable, Equatable {
        case handedIn, withdrawn, noShow
        /// So many of its parts are begun, while the year is open.
        case writing(parts: Int)
        case registered
    }

    let id: ID<Entry>
    let unit: City.Unit
    let year: DemoYear
    let fate: Fate
    let registeredAt: Instant
    /// When it is handed in, or withdrawn; else nil.
    let endedAt: Instant?
    /// How good it is, 0–5 with decimals: what examiners' levels are drawn around.
    let quality: Double

    var isHandedIn: Bool { fate == .handedIn }
}

/// Who takes part in which year, and how it goes for them.
enum Entrants {
    private static let openParts = [32, 21, 14, 9, 6, 4, 2, 1]

    static func of(_ year: DemoYear, _ city: City, today: Day) throws -> [Entrant] {
        var chance = Chance("entrants", String(describing: year.part))
        let special = Cast.winners + Cast.honorary + [Cast.writing]
        let others = city.units.map(\.key).filter { !special.contains($0) }
        let chosen: [(String, Entrant.Fate)]
        switch year.part {
        case .closed:
            let drawn = chance.some(36, of: others)
            chosen =
                special.map { ($0, .handedIn) } + drawn.enumerated().map { ($1, fate($0, of: drawn.count)) }
        case .assessed:
            let drawn = chance.some(43, of: others) + Cast.honorary
            chosen = drawn.reversed().enumerated().map { ($1, fate($0, of: drawn.count)) }
        case .open:
            // Whoever has co-authors first, so that there is something to share.
            let drawn =
                others.filter { key in city.units.contains { $0.key == key && !$0.coauthors.isEmpty } }
                .prefix(7)
                + chance.some(
                    4,
                    of: others.filter { key in city.units.contains { $0.key == key && $0.coauthors.isEmpty } }
                )
            chosen = ([Cast.writing] + drawn).enumerated().map { place, key in
                (
                    key,
                    place < openParts.count
                        ? .writing(parts: openParts[place] == 32 ? 20 : openParts[place]) : .registered
                )
            }
        }
        return try chosen.map { try entrant(try city.unit($0), $1, year, today) }
    }

    /// Three withdraw and two never hand in.
    private static func fate(_ place: Int, of count: Int) -> Entrant.Fate {
        place >= count - 2 ? .noShow : place >= count - 5 ? .withdrawn : .handedIn
    }

    private static func entrant(_ unit: City.Unit, _ fate: Entrant.Fate, _ year: DemoYear, _ today: Day)
        throws -> Entrant
    {
        var chance = Chance("entrant", unit.key, String(describing: year.part))
        let calendar = year.calendar
        let last = year.part == .open ? today.adding(days: -3) : calendar.registrationCloses.day
        let registered = chance.moment(chance.day(calendar.published, last))
        let isLastMinute = unit.key == Cast.winners[2]
        let ended: Instant? =
            switch fate {
            case .handedIn where isLastMinute: calendar.entryCloses.end.adding(seconds: -19)
            case .handedIn:
                chance.moment(chance.day(calendar.entryCloses.day.adding(days: -9), calendar.entryCloses.day))
            case .withdrawn:
                chance.moment(
                    chance.day(
                        calendar.registrationCloses.day.adding(days: 5),
                        calendar.entryCloses.day.adding(days: -8)))
            case .noShow, .writing, .registered: nil
            }
        return Entrant(
            id: chance.id(at: registered), unit: unit, year: year, fate: fate, registeredAt: registered,
            endedAt: ended,
            quality: quality(unit, year, &chance))
    }

    private static func quality(_ unit: City.Unit, _ year: DemoYear, _ chance: inout Chance) -> Double {
        if year.part == .closed, Cast.winners.contains(unit.key) {
            return 4 + Double(chance.number(0...30)) / 100
        }
        if year.part == .closed, Cast.honorary.contains(unit.key) { return 3.3 }
        return 1.7 + Double(chance.number(0...190)) / 100
    }
}
