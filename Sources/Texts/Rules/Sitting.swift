package import Base

/// Saves that one person made after each other without a long pause: a line in the history.
///
/// The editor saves every few seconds; a list of each save would hide what a reader looks for.
package struct Sitting<Save> {
    package static var pauseSecondsMax: Int { 30 * 60 }

    /// Newest first, as they came.
    package private(set) var saves: [Save]

    /// - Parameter saves: newest first.
    package static func of(_ saves: [Save], by person: (Save) -> String, at instant: (Save) -> Instant) -> [Sitting] {
        saves.reduce(into: []) { sittings, save in
            if let last = sittings.last?.saves.last, person(last) == person(save),
                instant(last).seconds(since: instant(save)) <= pauseSecondsMax
            {
                sittings[sittings.count - 1].saves.append(save)
            } else {
                sittings.append(Sitting(saves: [save]))
            }
        }
    }

    package var newest: Save { saves[0] }
    package var oldest: Save { saves[saves.count - 1] }
}
