import Base
import HTML
import Store

/// Offers the switch when the page belongs to another of the person's roles.
struct OtherRolePage {
    let role: Role

    func answer(to visitor: Visitor) -> Answer {
        let t = visitor.t
        let name = role.text(t)
        return visitor.page(
            Page("Byt roll för att öppna sidan") {
                h1(t("Byt roll för att öppna sidan"))
                p(t("Sidan hör till din roll \(name). Du agerar i en annan roll just nu."), .class("lead"))
                actForm(visitor, to: "/roll") {
                    hidden("roll", role.id.text)
                    hidden("till", visitor.page)
                    button(t("Byt till \(name)"), .class("btn"))
                }
            }, status: 403)
    }
}

/// A form that was opened in one role and sent in another, from two tabs: nothing is done, and nothing typed is lost.
struct SwitchedRolePage {
    let role: Role

    func answer(to visitor: Visitor) -> Answer {
        let (t, form) = (visitor.t, visitor.form)
        let (name, now) = (role.text(t), visitor.identity?.acting?.text(t) ?? t("Ingen roll"))
        return visitor.page(
            Page("Du har bytt roll") {
                h1(t("Du har bytt roll"))
                p(t("Sidan som du skickade från hör till din roll \(name), men nu är du \(now). Inget har sparats."), .class("lead"))
                if form.files.isEmpty {
                    actForm(visitor, to: visitor.request.path) {
                        for (field, values) in form.fields.sorted(by: { $0.key < $1.key }) where !Self.renewed.contains(field) {
                            for value in values { hidden(field, value) }
                        }
                        hidden("som", role.id.text)
                        hidden("byt", "1")
                        button(t("Byt till \(name) och skicka"), .class("btn"))
                    }
                } else {
                    actForm(visitor, to: "/roll") {
                        hidden("roll", role.id.text)
                        hidden("till", visitor.page)
                        button(t("Byt till \(name) och välj filen igen"), .class("btn"))
                    }
                }
                p { a(t("Stanna i rollen \(now) och släng det som skulle skickas"), .href("/hem")) }
            }, status: 409)
    }

    /// Fields that the form gets anew.
    private static let renewed: Set = ["token", "marke", "som", "byt"]
}

extension Role {
    fileprivate func text(_ t: Translator) -> String { scopeName.map { "\(t(kind.name)) · \($0)" } ?? t(kind.name) }
}

extension Visitor {
    /// Acts in the role that the form was opened in. Throws `.switchedRole` when that is another than the visitor acts in now,
    /// unless the form itself asks for the switch.
    func inTheRoleOfTheForm() async throws -> Visitor {
        let asked = form["som"]
        guard !asked.isEmpty, let identity, identity.acting?.id.text != asked else { return self }
        let role = identity.roles.first { $0.id.text == asked }
        guard let role, let session, form["byt"] == "1" else { throw Halt.switchedRole(role) }
        let (now, actor) = (now, actor)
        try await database.write { db in
            try Session.act(session, as: role.id, in: db)
            try Audit.append("role.switched", about: role.id.text, by: actor, detail: role.kind.rawValue, at: now, in: db)
        }
        return with(acting: role)
    }
}
