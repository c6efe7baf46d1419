import Foundation
import Yams

/// What examiners, jury and units of the demo city write (Demo/assessment.yaml).
struct Remarks: Sendable {
    struct Remark: Sendable {
        let items: Set<String>
        let text: String
        /// `award` or `honorary`, for citations.
        let award: String?
        /// What a planned improvement is to lead to, and in how many months.
        let result: String?
        let months: Int?
    }

    let strengths: [Remark], improvements: [Remark], questions: [Remark], motivations: [Remark]
    let citations: [Remark], feedback: [Remark], actions: [Remark]

    init(path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard let all = try Yams.load(yaml: text) as? [String: [[String: Any]]] else {
            throw DemoFault("assessment.yaml")
        }
        func list(_ key: String) -> [Remark] {
            (all[key] ?? []).map { line in
                Remark(
                    items: Set((line["items"] as? [Any] ?? []).map { "\($0)" }),
                    text: line["text"] as? String ?? "",
                    award: line["award"] as? String, result: line["result"] as? String,
                    months: line["months"] as? Int)
            }
        }
        (strengths, improvements, questions) = (
            list("strengths"), list("improvements"), list("visit_questions")
        )
        (motivations, citations) = (list("motivations"), list("citations"))
        (feedback, actions) = (list("feedback"), list("actions"))
        if strengths.isEmpty || improvements.isEmpty || citations.isEmpty {
            throw DemoFault("assessment.yaml")
        }
    }

    /// Those that suit an item; those without items suit any.
    static func suiting(_ item: String, _ remarks: [Remark]) -> [Remark] {
        remarks.filter { $0.items.isEmpty || $0.items.contains(item) }
    }
}
