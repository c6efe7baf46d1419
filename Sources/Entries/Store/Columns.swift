import Store

extension Eligibility.Total: Bindable, Column {}
extension Eligibility.Rule: Bindable, Column {}
extension EarlierAward.Kind: Bindable, Column {}

extension Eligibility.Rule {
    /// Several rules in one column: "wait,deficit".
    static func set(_ text: String) -> Set<Self> { Set(text.split(separator: ",").compactMap { Self(rawValue: String($0)) }) }
    static func text(_ rules: Set<Self>) -> String { allCases.filter(rules.contains).map(\.rawValue).joined(separator: ",") }
}
