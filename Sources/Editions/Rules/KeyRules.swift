/// A key names one thing: two classes, fields or sections never share one.
enum KeyRules {
    static func faults(in edition: Edition) -> [Fault] {
        [
            repeated(edition.introduction.map(\.key), ["introduction"]),
            repeated(edition.contact.roles.map(\.key), ["contact", "roles"]),
            repeated(edition.classes.map(\.key), ["classes"]),
            repeated(edition.allowedDecisions.map(\.rawValue), ["committee", "allowedDecisions"], in: nil),
            repeated(edition.administrative.map(\.key), ["administrative"]),
            repeated(edition.opening.fields.map(\.key), ["opening", "fields"]),
            repeated(edition.sections.map(\.key), ["sections"]),
            repeated(edition.documents.map(\.key), ["documents"]),
            repeated(edition.rubric.howDimensions.map(\.key), ["rubric", "dimensions", "how"]),
            repeated(edition.rubric.resultDimensions.map(\.key), ["rubric", "dimensions", "result"]),
            repeated(edition.rubric.caps.map(\.key), ["rubric", "caps"]),
            repeated(edition.concepts.map(\.key), ["concepts"]),
            repeated(edition.checklist.map(\.key), ["checklist"]),
        ].flatMap(\.self)
    }

    private static func repeated(_ keys: [String], _ place: [String], in field: String? = "key") -> [Fault] {
        var seen: Set<String> = []
        return keys.enumerated().compactMap { index, key in
            if seen.insert(key).inserted { return nil }
            return Fault(place + ["\(index)"] + (field.map { [$0] } ?? []), "”\(key)” finns redan i listan.")
        }
    }
}
