public import Base
public import HTML

/// The red thread: the steps of the year down the left of every workspace. Done, now, late, missed or ahead.
public struct Thread: Sendable {
    public struct Step: Sendable {
        public enum State: Sendable {
            case done, now
            /// Should have been done and still can be.
            case late
            /// Will not be done: the unit withdrew, or the time is over.
            case missed
            case ahead
        }
        let label: Phrase
        let detail: String?
        let state: State
        let path: String?

        public init(_ label: Phrase, _ state: State, detail: String? = nil, path: String? = nil) {
            (self.label, self.state, self.detail, self.path) = (label, state, detail, path)
        }
    }

    let label: Phrase
    let steps: [Step]
    /// What stands under the thread, such as the budget of characters.
    let below: HTML?

    public init(_ label: Phrase, _ steps: [Step], below: HTML? = nil) {
        (self.label, self.steps, self.below) = (label, steps, below)
    }

    func html(_ t: Translator) -> HTML {
        aside(.aria(.label, t(label))) {
            ol(.class("steps")) { for step in steps { item(step, t) } }
            below
        }
    }

    private func item(_ step: Step, _ t: Translator) -> HTML {
        var attributes: [Attribute] = []
        switch step.state {
        case .done: attributes.append(.class("done"))
        case .now: attributes += [.class("now"), .aria(.current, "step")]
        case .late, .missed: attributes.append(.class("late"))
        case .ahead: break
        }
        return element(
            "li", attributes,
            HTML {
                if let path = step.path { a(t(step.label), .href(path)) } else { span(t(step.label)) }
                switch step.state {
                case .done: span(t("(klart)"), .class("vh"))
                case .late: b(t("försenat"), .class("due"))
                case .now, .missed, .ahead: HTML()
                }
                if let detail = step.detail { small(detail) }
            })
    }
}
