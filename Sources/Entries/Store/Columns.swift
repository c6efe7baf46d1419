import Store

extension Eligibility.Total: Bindable, Column {}
extension Eligibility.Rule: Bindable, Column {}
extension EarlierAward.Kind: Bindable, Column {}
