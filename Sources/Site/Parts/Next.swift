public import Base
public import HTML

extension Guard {
    /// The next thing as the first of a page: the sentence, and the page's main button.
    public func nextThing(_ next: NextThing) -> HTML {
        div(.class(next.urgency == .late ? "next late" : "next")) {
            p(.class("lead")) {
                if next.urgency == .late { HTML { tag(.late, "Försenat"); " " } }
                t(next.sentence)
            }
            if let act = next.act { p { a(t(act.label), .href(act.path), .class("btn")) } }
        }
    }

    /// "12 dagar kvar", "i dag", "för 3 dagar sedan"
    public func daysLeft(_ deadline: Deadline) -> String { t(deadline.left(at: now)) }
}
