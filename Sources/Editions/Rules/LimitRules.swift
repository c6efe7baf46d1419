/// Numbers of the edition that must make sense together.
enum LimitRules {
    static func faults(in edition: Edition) -> [Fault] {
        let limits = edition.limits
        var faults: [Fault] = []
        if limits.examinersMax < limits.examinersMin {
            faults.append(
                Fault(["limits", "examinersMax"], "”examinersMax” kan inte vara mindre än ”examinersMin”."))
        }
        if limits.changeRequestWorkingDaysMax < limits.changeRequestWorkingDaysMin {
            faults.append(
                Fault(
                    ["limits", "changeRequestWorkingDaysMax"],
                    "”changeRequestWorkingDaysMax” kan inte vara mindre än ”changeRequestWorkingDaysMin”."))
        }
        switch (edition.presentation, limits.presentation) {
        case (nil, .some):
            faults.append(
                Fault(
                    ["limits", "presentationCharactersMax"],
                    "Gränser för presentationen finns, men ”presentation” saknas."))
        case (.some, nil):
            faults.append(Fault(["presentation"], "Presentationen saknar gränser under ”limits”."))
        default: break
        }
        if edition.allowedDecisions.isEmpty {
            faults.append(Fault(["committee", "allowedDecisions"], "Minst en beslutstyp måste finnas."))
        }
        return faults
    }
}
