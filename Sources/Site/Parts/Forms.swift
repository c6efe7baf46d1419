public import Base
public import HTML

/// A form that acts: posts to `path` with the session's form token in it.
public func actForm(
    _ guarded: some Guard, to path: String, _ attributes: Attribute..., @Markup content: () -> HTML
) -> HTML {
    actForm(guarded, to: path, attributes, content: content)
}

public func actForm(
    _ guarded: some Guard, to path: String, _ attributes: [Attribute], @Markup content: () -> HTML
) -> HTML {
    element(
        "form", [.method("post"), .action(path)] + keeping(guarded.visitor, attributes),
        HTML {
            formFields(guarded.visitor)
            content()
        })
}

/// The person whom `pages.js` keeps unsent text for. A page that says so itself also asks before one leaves the text.
private func keeping(_ visitor: Visitor, _ attributes: [Attribute]) -> [Attribute] {
    guard let person = visitor.identity?.person.id, !attributes.contains(where: { $0.isNamed("data-keep") }) else { return attributes }
    return attributes + [.data("data-keep", person.text), .data("data-keep-quiet")]
}

/// What every form of a signed-in visitor carries: the token of the session, the mark by which a second press is known, the
/// role that the form is about, and the page to come back to.
@Markup private func formFields(_ visitor: Visitor) -> HTML {
    if let session = visitor.session {
        hidden("token", session.token.formToken)
        if let identity = visitor.identity {
            hidden("marke", visitor.mark)
            if let role = identity.acting { hidden("som", role.id.text) }
            hidden("sidan", visitor.page)
        }
    }
}

/// The mark by which a second press is known, for a form that visitors act with; who is signed in has it in every form. Public pages
/// are else the same each time, so that they need not be sent again.
public func pressMark(_ guarded: some Guard) -> HTML? {
    guarded.visitor.identity == nil ? hidden("marke", guarded.visitor.mark) : nil
}

public func hidden(_ name: String, _ value: String) -> HTML {
    input(.type("hidden"), .name(name), .value(value))
}

/// A form of one button, for acts that need nothing typed.
public func actButton(
    _ guarded: some Guard, _ label: Phrase, to path: String, style: String = "btn", fields: [(String, String)] = []
) -> HTML {
    actForm(guarded, to: path) {
        for (name, value) in fields { hidden(name, value) }
        button(guarded.t(label), .class(style))
    }
}

/// What is wrong with a form, field by field, and what was typed, so that nothing is lost.
public struct Problems: Sendable {
    public private(set) var all: [(field: String, phrase: Phrase)] = []
    /// What a field is called, for a sentence that does not say which field it is about.
    private var labels: [String: Phrase] = [:]

    public init() {}

    /// Problems of one refusal.
    public init(_ refusal: Refusal) { add(refusal.phrase, refusal.field ?? "") }

    /// - Parameter label: what the field is called. The summary says it before the sentence, which itself names no field.
    public mutating func add(_ phrase: Phrase, _ field: String, of label: Phrase? = nil) {
        all.append((field, phrase))
        if let label { labels[Self.key(field, phrase)] = label }
    }

    /// Adds a problem when `isWrong`.
    public mutating func check(_ isWrong: Bool, _ field: String, _ phrase: Phrase, of label: Phrase? = nil) {
        if isWrong { add(phrase, field, of: label) }
    }

    /// The one rule of telephone numbers.
    public mutating func checkPhone(_ number: String, _ field: String, of label: Phrase? = nil) {
        check(!PhoneNumber.isOne(number), field, PhoneNumber.refusal, of: label)
    }

    private static func key(_ field: String, _ phrase: Phrase) -> String { "\(field) \(phrase.swedish)" }

    /// The same where a field stands under another name on the page: an answer to one of several comments.
    public func moved(from field: String, to other: String) -> Problems {
        var moved = Problems()
        for problem in all { moved.add(problem.phrase, problem.field == field ? other : problem.field) }
        return moved
    }

    public var isEmpty: Bool { all.isEmpty }
    public func on(_ field: String) -> Phrase? { all.first { $0.field == field }?.phrase }

    /// The summary above the form, with a link to each field.
    public func summary(_ t: Translator) -> HTML? {
        guard !isEmpty else { return nil }
        return div(.class("errors"), .role("alert"), .tabindex("-1"), .autofocus) {
            h2(all.count == 1 ? t("Rätta en sak innan du går vidare") : t("Rätta \(all.count) saker innan du går vidare"))
            ul {
                for (field, phrase) in all {
                    li { if field.isEmpty { t(phrase) } else { a(line(field, phrase, t), .href("#\(field)")) } }
                }
            }
        }
    }

    /// "Antal medarbetare: Skriv antalet med siffror."
    private func line(_ field: String, _ phrase: Phrase, _ t: Translator) -> String {
        labels[Self.key(field, phrase)].map { "\(t($0)): \(t(phrase))" } ?? t(phrase)
    }
}

/// One labelled field; the same shape everywhere: label, hint, error, control.
public struct Field {
    let name: String
    let label: String
    var hint: String?
    var value = ""
    var problem: String?
    var isRequired = false

    public init(
        _ name: String, _ label: String, hint: String? = nil, value: String = "", problem: String? = nil,
        required: Bool = false
    ) {
        (self.name, self.label, self.hint) = (name, label, hint)
        (self.value, self.problem, isRequired) = (value, problem, required)
    }

    public func text(
        type: String = "text", class size: String = "", autocomplete: String? = nil, maxlength: Int = 300,
        _ more: Attribute...
    ) -> HTML {
        frame {
            var attributes = shared + [.type(type)]
            if !["date", "time", "number", "month"].contains(type) { attributes.append(.maxlength(String(maxlength))) }
            if type != "password" { attributes.append(.value(value)) }
            if !size.isEmpty { attributes.append(.class(size)) }
            if let autocomplete { attributes.append(.autocomplete(autocomplete)) }
            return void("input", attributes + more)
        }
    }

    public func area(rows: Int = 6, maxlength: Int = 20_000, class size: String = "", _ more: Attribute...) -> HTML {
        frame {
            var attributes = shared + [.rows(String(rows)), .maxlength(String(maxlength))]
            if !size.isEmpty { attributes.append(.class(size)) }
            return element("textarea", attributes + more, "\n" + value)
        }
    }

    /// A list to choose one from: value and words.
    public func choice(_ options: [(value: String, label: String)], empty: String? = nil) -> HTML {
        frame {
            element(
                "select", shared,
                HTML {
                    if let empty { option(empty, .value("")) }
                    for item in options {
                        item.value == value
                            ? option(item.label, .value(item.value), .selected) : option(item.label, .value(item.value))
                    }
                })
        }
    }

    public func file(accept: String) -> HTML {
        frame { void("input", shared + [.type("file"), .accept(accept)]) }
    }

    /// Radio buttons under a legend: value, words and perhaps a line that explains.
    public func radios(_ options: [(value: String, label: String, more: String?)], class kind: String = "choice") -> HTML {
        group(name, class: kind, hasProblem: problem != nil) {
            legend(label)
            if let hint { p(hint, .class("hint")) }
            problemText
            for item in options {
                element(
                    "label", [],
                    HTML {
                        void("input", [.type("radio"), .name(name), .value(item.value)] + (item.value == value ? [.checked] : []))
                        span {
                            b(item.label)
                            if let more = item.more { span(" " + more, .class("soft")) }
                        }
                    })
            }
        }
    }

    /// One box to tick.
    public func checkbox() -> HTML {
        div(.class("field")) {
            problemText
            element(
                "label", [.class("tick")],
                HTML {
                    void("input", [.type("checkbox"), .name(name), .id(name), .value("1")] + (value == "1" ? [.checked] : []))
                    span(label)
                })
            if let hint { p(hint, .class("hint")) }
        }
    }

    private var shared: [Attribute] {
        var attributes: [Attribute] = [.id(name), .name(name)]
        let about = [hint.map { _ in "\(name)-hint" }, problem.map { _ in "\(name)-error" }].compactMap { $0 }
        if !about.isEmpty { attributes.append(.aria(.describedby, about.joined(separator: " "))) }
        if problem != nil { attributes.append(.aria(.invalid, "true")) }
        if isRequired { attributes.append(.aria(.required, "true")) }
        return attributes
    }

    private var problemText: HTML? {
        guard let problem else { return nil }
        return p(.class("error"), .id("\(name)-error")) { problem }
    }

    private func frame(_ control: () -> HTML) -> HTML {
        div(.class("field")) {
            element("label", [.for(name)], label)
            if let hint { p(hint, .class("hint"), .id("\(name)-hint")) }
            problemText
            control()
        }
    }
}

extension Guard {
    /// A field whose value and problem come from the form that was sent, or `value` the first time.
    public func field(
        _ name: String, _ label: Phrase, hint: Phrase? = nil, value: String = "", _ problems: Problems = Problems(),
        required: Bool = false
    ) -> Field {
        Field(
            name, t(label), hint: hint.map { t($0) }, value: form.has(name) ? form.raw(name) : value,
            problem: (problems.on(name) ?? visitor.problems.on(name)).map { t($0) }, required: required)
    }
}
