import Store

extension AwardKind: Bindable, Column {}
