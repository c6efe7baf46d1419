import Base
import Testing

@testable import Entries

/// Which picture presents the unit (R57).
@Suite struct PresentationChoiceTests {
    @Test(
        "The unit's own is shown when nobody can be recognised or all have said yes; one who takes it back is enough",
        arguments: [
            (false, false, 0, 0, PresentationChoice.city(.none)), (false, true, 3, 1, .city(.none)),
            (true, false, 0, 0, .city(.unanswered)), (true, true, 0, 0, .own), (true, false, 1, 0, .own), (true, false, 30, 0, .own),
            (true, false, 1, 1, .city(.withdrawn)), (true, false, 0, 1, .city(.withdrawn)), (true, true, 0, 1, .city(.withdrawn)),
        ])
    func choice(hasOwn: Bool, nobody: Bool, consents: Int, withdrawn: Int, expected: PresentationChoice) {
        #expect(PresentationChoice(hasOwn: hasOwn, nobody: nobody, consents: consents, withdrawn: withdrawn) == expected)
    }
}

/// How far a part has come, and who may write it (R64).
@Suite struct PartRuleTests {
    @Test(
        "An empty part is not begun whatever is set; one with a single character is a draft until a writer says more",
        arguments: [
            (nil, 0, PartStatus.notStarted), (.draft, 0, .notStarted), (.review, 0, .notStarted), (.done, 0, .notStarted),
            (nil, 1, .draft), (.draft, 1, .draft), (.review, 1, .review), (.done, 1, .done), (nil, 95_000, .draft),
        ] as [(PartStatus?, Int, PartStatus)])
    func status(set: PartStatus?, characters: Int, expected: PartStatus) {
        #expect(PartStatus(set: set, characters: characters) == expected)
    }

    @Test("Three may be set, and the words that are stored do not change")
    func words() {
        #expect(PartStatus.settable == [.draft, .review, .done])
        #expect(PartStatus.allCases.map(\.rawValue) == ["not-started", "draft", "review", "done"])
    }

    @Test("Who leads writes all; others what they have or nobody has; who only comments writes nothing")
    func rights() {
        let (me, other) = (ID<Int>(stored: "jag"), ID<Int>(stored: "en annan"))
        func may(leads: Bool = false, onlyComments: Bool = false, _ writers: [ID<Int>]) -> Bool {
            WritingRight(leads: leads, onlyComments: onlyComments, writers: writers).mayWrite(me)
        }
        #expect(may(leads: true, []) && may(leads: true, [other]) && may(leads: true, onlyComments: true, [other]))
        #expect(may([]) && may([me]) && may([other, me]))
        #expect(!may([other]))
        #expect(!may(onlyComments: true, []) && !may(onlyComments: true, [me]) && !may(onlyComments: true, [other]))
    }
}
