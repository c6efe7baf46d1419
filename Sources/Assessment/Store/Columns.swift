import Base
import Editions
import Store

extension ItemLevel: Bindable, Column {}
extension Visit.Mode: Bindable, Column {}
extension LockKind: Bindable, Column {}
extension CrossCutting.Key: Bindable, Column {}
