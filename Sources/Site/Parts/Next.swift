public import Base
public import HTML

extension Guard {
    /// The next thing as the first of a page: the sentence, and the page's main button.
    public func nextThing(_ next: NextThing) -> HTML {
        div(.class(next.urgency == .late ? "next late" : "next")) {
            p(.class("lead")) {
                if next.urgency == .late {
                    HTML {
                        tag(.late, "Försenat"); " "
                    }
                }
                t(next.sentence)
            }
            if let act = next.act { p { a(t(act.label), .href(act.path), .class("btn")) } }
        }
    }

    /// Something to do beside the page's main thing: the sentence, and a link to where it is done.
    public func nextLine(_ next: NextThing) -> HTML {
        p {
            if next.urgency == .late {
                HTML {
                    tag(.late, "Försenat"); " "
                }
            }
            t(next.sentence)
            if let act = next.act {
                HTML {
                    " "; a(t(act.label), .href(act.path))
                }
            }
        }
    }

    /// What waits for the same person in other years than the page's, but for what the page begins with.
    public func nextElsewhere(_ things: [NextThing], besides first: NextThing?) -> HTML? {
        let rest = things.filter { $0 != first }
        if rest.isEmpty { return nil }
        return HTML {
            h2(t("Andra år"))
            for thing in rest { nextLine(thing) }
        }
    }

    /// "12 dagar kvar", "i dag", "för 3 dagar sedan"
    public func daysLeft(_ deadline: Deadline) -> String { t(deadline.left(at: now)) }
}
