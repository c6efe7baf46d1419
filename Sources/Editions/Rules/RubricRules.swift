/// The rubric has levels 0–5, bands from 0 up, the three judgements of the whole, and caps on what exists.
enum RubricRules {
    static func faults(in edition: Edition) -> [Fault] {
        let rubric = edition.rubric
        return levels(rubric) + caps(rubric, items: Set(edition.items.map(\.id))) + crossCutting(rubric)
            + bands(rubric)
    }

    private static func levels(_ rubric: Rubric) -> [Fault] {
        if rubric.levels.map(\.level) == Array(Rubric.levels) { return [] }
        return [Fault(["rubric", "levels"], "Nivåerna ska vara 0, 1, 2, 3, 4 och 5, i den ordningen.")]
    }

    private static func caps(_ rubric: Rubric, items: Set<String>) -> [Fault] {
        rubric.caps.enumerated().flatMap { index, cap -> [Fault] in
            let place = ["rubric", "caps", "\(index)"]
            var faults: [Fault] = []
            if case .items(let ids) = cap.scope {
                faults += ids.enumerated().filter { !items.contains($0.element) }.map {
                    Fault(place + ["items", "\($0.offset)"], "Svar ”\($0.element)” finns inte i formuläret.")
                }
            }
            if let newUnit = cap.levelMaxForNewUnit, newUnit < cap.levelMax {
                faults.append(
                    Fault(place + ["levelMaxForNewUnit"], "Taket för nya verksamheter kan inte vara lägst."))
            }
            return faults
        }
    }

    private static func crossCutting(_ rubric: Rubric) -> [Fault] {
        let wanted = CrossCutting.Key.allCases
        if rubric.crossCutting.map(\.key) == wanted { return [] }
        let names = wanted.map(\.rawValue).joined(separator: ", ")
        return [Fault(["rubric", "crossCutting"], "Helhetsbedömningarna ska vara \(names), i den ordningen.")]
    }

    private static func bands(_ rubric: Rubric) -> [Fault] {
        let starts = rubric.bands.map(\.from)
        let rise = zip(starts, starts.dropFirst()).allSatisfy(<)
        if starts.first == 0, rise { return [] }
        return [Fault(["rubric", "bands"], "Poängbanden ska börja på 0 och stiga.")]
    }
}
