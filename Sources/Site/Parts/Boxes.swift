public import HTML

extension Guard {
    /// The boxes of a group that are ticked: as they were left when its form was sent, even if none was, else `saved`.
    /// The group carries `boxesWereShown`, by which that is known.
    public func ticks(_ name: String, saved: Set<String> = []) -> Set<String> {
        form.has(name) ? Set(form.all(name)).subtracting([""]) : saved
    }
}

/// Sent with a group of boxes whatever is ticked in it, so that a group with none is known from one that was not shown.
public func boxesWereShown(_ name: String) -> HTML { hidden(name, "") }

/// Several boxes or buttons under one legend. The summary of problems leads to it, and what is wrong, `NAME-error`, is read with it.
public func group(_ name: String, class kind: String? = nil, hasProblem: Bool, @Markup content: () -> HTML) -> HTML {
    var attributes: [Attribute] = [.id(name), .tabindex("-1")]
    if let kind { attributes.append(.class(kind)) }
    if hasProblem { attributes.append(.aria(.describedby, "\(name)-error")) }
    return element("fieldset", attributes, content())
}
