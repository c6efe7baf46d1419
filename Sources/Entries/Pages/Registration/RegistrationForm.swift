import Base
import Editions
import HTML
import Mail
import Site

/// Who is behind the entry, as fields, and the registration read from them (R30).
struct RegistrationForm {
    static let nameCharactersMax = 120
    static let phoneCharactersMax = PhoneNumber.charactersMax

    /// The names of its fields.
    static let names =
        ["chef", "kontakt"].flatMap { who in ["namn", "telefon", "epost"].map { "\(who)_\($0)" } } + ["klass"]

    let edition: Edition

    func fields(_ me: some Guard, _ registration: Registration?, _ problems: Problems) -> HTML {
        let t = me.t
        return HTML {
            h2(t("Chef"))
            contact(me, "chef", registration?.head, problems, isRequired: true)
            h2(t("Kontaktperson"))
            p(t("Fyll i om någon annan än chefen ska ha våra brev. Lämna annars tomt."), .class("hint"))
            contact(me, "kontakt", registration.flatMap { $0.contact == $0.head ? nil : $0.contact }, problems, isRequired: false)
            if !edition.classes.isEmpty {
                me.field("klass", "Vilken klass hör ni till?", value: registration?.classKey ?? "", problems, required: true)
                    .choice(edition.classes.map { ($0.key, $0.name(me.language)) }, empty: t("Välj klass"))
            }
        }
    }

    private func contact(
        _ me: some Guard, _ who: String, _ value: Registration.Contact?, _ problems: Problems, isRequired: Bool
    ) -> HTML {
        HTML {
            me.field("\(who)_namn", "Namn", value: value?.name ?? "", problems, required: isRequired)
                .text(class: "mid", maxlength: Self.nameCharactersMax)
            me.field("\(who)_telefon", "Telefon", value: value?.phone ?? "", problems, required: isRequired)
                .text(type: "tel", class: "mid", maxlength: Self.phoneCharactersMax)
            me.field("\(who)_epost", "E-post", value: value?.email ?? "", problems, required: isRequired)
                .text(type: "email", class: "mid", maxlength: 254)
        }
    }

    /// Reads the form; what is wrong is added to `problems`, and nil comes back.
    func read(_ form: Form, _ problems: inout Problems) -> Registration? {
        let before = problems.all.count
        let head = contact(form, "chef", &problems)
        let isSame = ["namn", "telefon", "epost"].allSatisfy { form["kontakt_\($0)"].isEmpty }
        let contact = isSame ? head : contact(form, "kontakt", &problems)
        var classKey: String?
        if !edition.classes.isEmpty {
            classKey = edition.classes.first { $0.key == form["klass"] }?.key
            problems.check(classKey == nil, "klass", "Välj den klass som ni hör till.")
        }
        guard problems.all.count == before else { return nil }
        return Registration(head: head, contact: contact, classKey: classKey)
    }

    private func contact(_ form: Form, _ who: String, _ problems: inout Problems) -> Registration.Contact {
        let (name, phone, email) = (form["\(who)_namn"], form["\(who)_telefon"], form["\(who)_epost"])
        let isHead = who == "chef"
        problems.check(name.isEmpty, "\(who)_namn", isHead ? "Skriv chefens namn." : "Skriv kontaktpersonens namn.")
        problems.check(
            name.count > Self.nameCharactersMax, "\(who)_namn", "Namnet får ha högst \(Self.nameCharactersMax) tecken.",
            of: isHead ? "Chefens namn" : "Kontaktpersonens namn")
        if phone.isEmpty {
            problems.add(isHead ? "Skriv chefens telefonnummer." : "Skriv kontaktpersonens telefonnummer.", "\(who)_telefon")
        } else {
            problems.checkPhone(phone, "\(who)_telefon", of: isHead ? "Chefens telefon" : "Kontaktpersonens telefon")
        }
        do { _ = try EmailAddress(email) } catch {
            problems.add(error.phrase, "\(who)_epost", of: isHead ? "Chefens e-post" : "Kontaktpersonens e-post")
        }
        return Registration.Contact(name: name, phone: phone, email: email)
    }
}
