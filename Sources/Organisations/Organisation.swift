public import Base
public import Store

/// A committee, a company of the city, a unit, or a private provider.
public struct Organisation: Sendable, Hashable {
    public let id: ID<Organisation>
    /// The name that imports know it by; unique.
    public let key: String
    public let kind: Kind
    public let name: String
    /// The committee or company it belongs to, or that holds the contract (R32).
    public let parent: ID<Organisation>?
    /// The committee or company nearest above, by however many steps of units: the one that decides about it (R32). Kept by
    /// `OrganisationSQL`; nil for one that is not read from the database, and for committees and companies.
    public let committee: ID<Organisation>?
    /// The class it usually enters in, by the edition's key (R111).
    public let classKey: String?
    public let regime: Regime?
    public let registryEmail: String?
    public let validFrom: Day?
    public let validTo: Day?

    public enum Kind: String, Sendable, CaseIterable, Bindable, Column {
        case committee, company, unit
        case privateProvider = "private"

        public var name: Phrase {
            switch self {
            case .committee: "Nämnd"
            case .company: "Bolag"
            case .unit: "Verksamhet"
            case .privateProvider: "Enskild verksamhet"
            }
        }

        /// Whether it can take part in the award (R20).
        public var isUnit: Bool { self == .unit || self == .privateProvider }
    }

    /// How the city pays for it; decides which rule of eligibility asks for the share (R22).
    public enum Regime: String, Sendable, CaseIterable, Bindable, Column {
        case municipal, contractor, independent
        case singlePlaces = "single-places"

        public var name: Phrase {
            switch self {
            case .municipal: "I stadens egen regi"
            case .contractor: "Entreprenad"
            case .independent: "Fristående förskola eller skola"
            case .singlePlaces: "Enskild verksamhet där staden köper platser"
            }
        }
    }

    public init(
        id: ID<Organisation>, key: String, kind: Kind, name: String, parent: ID<Organisation>? = nil,
        classKey: String? = nil, regime: Regime? = nil, registryEmail: String? = nil, validFrom: Day? = nil,
        validTo: Day? = nil, committee: ID<Organisation>? = nil
    ) {
        self.committee = committee
        (self.id, self.key, self.kind, self.name, self.parent) = (id, key, kind, name, parent)
        (self.classKey, self.regime, self.registryEmail) = (classKey, regime, registryEmail)
        (self.validFrom, self.validTo) = (validFrom, validTo)
    }
}
