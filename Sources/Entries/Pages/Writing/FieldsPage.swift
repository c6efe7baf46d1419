import Base
import Editions
import HTML
import Mail
import Site
import Store

extension Entries {
    /// The most characters of a fact: the field's maxlength, and what is refused beyond it.
    static func charactersMax(_ kind: AdministrativeField.Kind) -> Int {
        switch kind {
        case .text, .address: 300
        case .phone: PhoneNumber.charactersMax
        case .email: 254
        case .count: 9
        }
    }

    /// The administrative facts about the unit (R60), which stand before the answers and are not counted.
    func fieldsPage(_ me: UnitMember) async throws -> Answer {
        let header = me.header
        let (edition, values) = try await me.read { (try $0.edition(header.year), try FieldSQL.all(header.id, in: $0)) }
        try me.mustBeOpen(edition)
        return showFields(me, edition, values, Problems())
    }

    func saveFields(_ me: UnitMember) async throws -> Answer {
        let header = me.header
        let edition = try await me.read { try $0.edition(header.year) }
        var problems = Problems()
        var values = Dictionary(uniqueKeysWithValues: edition.administrative.map { ($0.key, me.form[$0.key]) })
        for field in edition.administrative { check(field, values[field.key]!, &problems) }
        for count in edition.sexCounts {
            for group in SexCount.Group.allCases {
                let key = count.key(group)
                values[key] = me.form[key]
                checkNumber(values[key]!, key, "\(count.part.title.phrase), \(group.name)", &problems)
            }
        }
        guard problems.isEmpty else { return showFields(me, edition, values, problems) }
        let (kept, writer) = (values, me.writer(edition))
        try await me.write("entry.fields-saved", about: header.id.text) { db in
            // Facts stand outside the parts, and no request for change opens them.
            try SubmissionSQL.gate(header.id, in: db).mustBeOpen(writer.closes, at: writer.now)
            try db.mustMayWrite(writer, .whole)
            try FieldSQL.save(kept, header.id, in: db)
        }
        return me.redirect(to: "/bidrag/\(header.id)/skriva", receipt: "Uppgifterna är sparade.")
    }

    private func check(_ field: AdministrativeField, _ value: String, _ problems: inout Problems) {
        let most = Self.charactersMax(field.kind)
        problems.check(value.count > most, field.key, "Skriv högst \(most) tecken.", of: field.label.phrase)
        problems.check(PersonalNumber.first(in: value) != nil, field.key, personalNumberPhrase, of: field.label.phrase)
        guard !value.isEmpty else { return }
        switch field.kind {
        case .count: checkNumber(value, field.key, field.label.phrase, &problems)
        case .email:
            do { _ = try EmailAddress(value) } catch { problems.add(error.phrase, field.key, of: field.label.phrase) }
        case .phone: problems.checkPhone(value, field.key, of: field.label.phrase)
        case .text, .address: break
        }
    }

    private func checkNumber(_ value: String, _ key: String, _ label: Phrase, _ problems: inout Problems) {
        guard !value.isEmpty else { return }
        let number = Int(value.filter { !$0.isWhitespace && $0 != "\u{A0}" })
        problems.check(
            number == nil || number! < 0 || number! > EligibilityForm.numberMax, key, "Skriv antalet med siffror.", of: label)
    }

    private func showFields(_ me: UnitMember, _ edition: Edition, _ values: [String: String], _ problems: Problems) -> Answer {
        let (t, header) = (me.t, me.header)
        return me.page(
            Page(
                "Uppgifter om verksamheten", crumbs: me.crumbs(header, .init(t("Uppgifter om verksamheten"))),
                thread: me.unitThread(header, edition)
            ) {
                h1(t("Uppgifter om verksamheten"))
                p(t("Uppgifterna räknas inte in i antalet tecken. Ni kan spara nu och fylla i resten senare."), .class("lead"))
                problems.summary(t)
                actForm(me, to: "/bidrag/\(header.id)/uppgifter", .data("data-keep", me.person.id.text)) {
                    for field in edition.administrative { input(field, values[field.key] ?? "", me, problems) }
                    for count in edition.sexCounts { numbers(count, values, me, problems) }
                    button(t("Spara uppgifterna"), .class("btn"))
                }
            }, status: problems.isEmpty ? 200 : 422)
    }

    private func numbers(_ count: SexCount, _ values: [String: String], _ me: UnitMember, _ problems: Problems) -> HTML {
        fieldset {
            legend(count.part.title(me.language))
            p(me.t("Frivilligt. Ange kvinnor och män om ni vet."), .class("hint"))
            for group in SexCount.Group.allCases {
                let key = count.key(group)
                Field(key, me.t(group.name), value: values[key] ?? "", problem: problems.on(key).map { me.t($0) })
                    .text(class: "short", maxlength: 9, .inputmode("numeric"))
            }
        }
    }

    private func input(_ field: AdministrativeField, _ value: String, _ me: UnitMember, _ problems: Problems) -> HTML {
        let shape = Field(
            field.key, field.label(me.language), value: value, problem: problems.on(field.key).map { me.t($0) },
            required: field.isRequired)
        return switch field.kind {
        case .text: shape.text(class: "mid", maxlength: Self.charactersMax(.text))
        case .phone: shape.text(type: "tel", class: "mid", maxlength: Self.charactersMax(.phone))
        case .email: shape.text(type: "email", class: "mid", maxlength: Self.charactersMax(.email))
        case .address: shape.area(rows: 2, maxlength: Self.charactersMax(.address))
        case .count: shape.text(class: "short", maxlength: Self.charactersMax(.count), .inputmode("numeric"))
        }
    }
}
