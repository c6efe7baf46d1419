import Base
import Editions
import HTML
import Site
import Store
import Texts

/// What a unit may want to know before it hands in, and may leave as it is.
struct LooseEnds: Sendable {
    /// Parts in which two texts about the same thing stand, because nobody has chosen.
    var conflicts: [FormPart] = []
    /// Why the unit's own picture will not be shown, when it has one.
    var picture: PresentationChoice.Why?
    /// Who else has the entry open now.
    var others: [String] = []

    init(_ header: EntryHeader, _ edition: Edition, others: [String], in db: any Connection) throws {
        let standing = try HistorySQL.conflicting(header.id.texts, in: db)
        conflicts = edition.parts.filter { standing.contains($0.id) }
        if case .city(let why) = try PresentationSQL.find(header.id, in: db).choice, why != .none { picture = why }
        self.others = others
    }

    init() {}

    var isEmpty: Bool { conflicts.isEmpty && picture == nil && others.isEmpty }
}

extension Entries {
    /// Beside what must be done: nothing of it stops the hand-in.
    func looseEnds(_ me: some ActingGuard, _ header: EntryHeader, _ edition: Edition, _ loose: LooseEnds) -> HTML {
        let (t, base) = (me.t, "/bidrag/\(header.id)")
        return HTML {
            unsent(me, edition, base)
            if !loose.isEmpty {
                div(.class("notice")) {
                    h2(t("Se efter innan ni lämnar in"))
                    ul {
                        for part in loose.conflicts {
                            li {
                                a(part.listName(in: me.language), .href("\(base)/skriva/\(part.id)"))
                                ": " + t("Ni har skrivit samma stycke var för sig. Behåll ett.")
                            }
                        }
                        if let why = loose.picture {
                            li {
                                a(t("Presentationsbild"), .href("\(base)/presentationsbild"))
                                ": " + t(why.phrase)
                            }
                        }
                        if !loose.others.isEmpty {
                            li(
                                t(
                                    "\(loose.others.joined(separator: ", ")) har bidraget öppet just nu. Det som inte är sparat när ni lämnar in följer inte med."
                                ))
                        }
                    }
                }
            }
        }
    }

    /// The parts that this browser has text of which the server has not; `Public/pages.js` shows those that it finds.
    private func unsent(_ me: some ActingGuard, _ edition: Edition, _ base: String) -> HTML {
        div(.class("warning"), .hidden, .data("data-unsent", "\(me.person.id.text) \(base)/skriva/")) {
            h2(me.t("I den här webbläsaren finns text som inte är sparad"))
            p(me.t("Öppna delen. Då sparas texten, eller så ser du vad som är fel med den."))
            ul {
                for part in edition.parts {
                    li(.hidden, .data("data-item", part.id)) { a(part.listName(in: me.language), .href("\(base)/skriva/\(part.id)")) }
                }
            }
        }
    }
}
