import Base
import Editions
import HTML
import Site
import Coach

extension Entries {
    /// The card beside the text (R54): quiet hints from the text as it is saved, and what the examiners look for.
    /// - Parameter mayHide: whether the reader may write the part, and so put hints away for all who write.
    func coachCard(
        _ me: UnitMember, part: FormPart, edition: Edition, hints: [Hint], isEmpty: Bool, mayHide: Bool = true
    ) -> HTML {
        let (t, shown, hidden) = (me.t, hints.filter { !$0.isHidden }, hints.filter(\.isHidden))
        return div(.class("card"), .id("tips")) {
            h2(t("Tips"))
            if shown.isEmpty {
                p(t(isEmpty ? "Tipsen kommer här när ni har skrivit något." : "Inga tips om texten som den är sparad."), .class("soft"))
            } else {
                p(t("De räknas ut ur den sparade texten och kan ha fel. Ni avgör."), .class("soft"))
                list(me, part, shown, mayHide: mayHide)
            }
            if !hidden.isEmpty {
                details {
                    summary(t("Visa gömda tips (\(hidden.count))"))
                    list(me, part, hidden, mayHide: mayHide)
                }
            }
            if case .question(let item) = part.kind { levels(me, item, edition.rubric) }
        }
    }

    private func list(_ me: UnitMember, _ part: FormPart, _ hints: [Hint], mayHide: Bool) -> HTML {
        let path = "/bidrag/\(me.header.id)/skriva/\(part.id)/tips"
        return ul {
            for hint in hints {
                li {
                    hint.text(me.language)
                    if let passage = hint.passage { blockquote { p(passage) } }
                    if mayHide {
                        actButton(
                            me, hint.isHidden ? "Visa tipset igen" : "Göm tipset", to: path,
                            style: "linklike",
                            fields: [("tips", hint.id)] + (hint.isHidden ? [("visa", "1")] : []))
                    }
                }
            }
        }
    }

    /// What an established, a systematic and a leading answer is, in the words of the year's rubric.
    private func levels(_ me: UnitMember, _ item: AnswerItem, _ rubric: Rubric) -> HTML {
        let t = me.t
        return details {
            summary(t("Det här tittar examinatorerna efter"))
            ul {
                for level in rubric.levels where level.level >= Self.coachLevelMin {
                    li {
                        b(t("Nivå \(level.level), \(level.name(me.language))") + ":")
                        " " + level.meaning(for: item.kind)(me.language)
                    }
                }
            }
        }
    }

    /// Lower levels tell what is missing; the writer needs what to reach for.
    static let coachLevelMin = 3
}
