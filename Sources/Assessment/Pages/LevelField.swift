import Base
import Editions
import HTML
import Site

/// The rubric to choose from: radio buttons with what each level means for this kind of answer.
struct LevelField {
    let rubric: Rubric
    let kind: AnswerKind
    /// "0"–"5", "x" for kan inte bedöma, empty when nothing is chosen.
    let value: String
    let problem: Phrase?

    static let name = "niva"
    static let unable = "x"

    func html(_ t: Translator) -> HTML {
        group(Self.name, class: "level", hasProblem: problem != nil) {
            legend(t("Nivå"))
            if let problem { p(.class("error"), .id("\(Self.name)-error")) { t(problem) } }
            for level in rubric.levels {
                choice(String(level.level), "\(level.level) \(level.name(t.language))", level.meaning(for: kind)(t.language))
            }
            choice(Self.unable, t("Kan inte bedöma"), nil)
            details(.class("narrow")) {
                summary(t("Vad nivåerna betyder"))
                for level in rubric.levels {
                    p {
                        b("\(level.level) \(level.name(t.language))")
                        " " + level.meaning(for: kind)(t.language)
                    }
                }
            }
        }
    }

    private func choice(_ choice: String, _ name: String, _ meaning: String?) -> HTML {
        element(
            "label", [],
            HTML {
                void("input", [.type("radio"), .name(Self.name), .value(choice)] + (choice == value ? [.checked] : []))
                b(name)
                if let meaning { span(meaning) }
            })
    }
}

/// The levels in halves to choose from, 0–5, the whole ones with their names.
func halfLevels(_ rubric: Rubric, _ language: Language) -> [(value: String, label: String)] {
    ItemLevel.all.map { level in
        let name = level.isWhole ? rubric.levels.first { $0.level == level.floor }.map { " \($0.name(language))" } : nil
        return (String(level.halves), level.text(language) + (name ?? ""))
    }
}

extension SheetItem.Judgement {
    /// As the form sends it.
    var formValue: String {
        switch self {
        case .level(let level): String(level)
        case .unable: LevelField.unable
        case .notYet: ""
        }
    }

    /// Nil for what no form of ours sends.
    init?(formValue: String) {
        switch formValue {
        case "": self = .notYet
        case LevelField.unable: self = .unable
        default:
            guard let level = Int(formValue), Rubric.levels.contains(level) else { return nil }
            self = .level(level)
        }
    }
}
