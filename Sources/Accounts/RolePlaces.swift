import Base
import Organisations
import Site
import Store

extension Role.Kind {
    /// The organisation, when the role can be held for it; refused with a sentence otherwise.
    func place(_ id: ID<Organisation>, in db: any Connection) throws -> Organisation {
        guard let place = try OrganisationSQL.find(id, in: db) else { throw Halt.notFound }
        guard fits(place.kind) else {
            throw Refusal("Rollen \(name) passar inte för \(place.name). Välj en annan organisation.", field: "organisation")
        }
        return place
    }

    /// Whether the role can be held for an organisation of this kind.
    func fits(_ place: Organisation.Kind) -> Bool {
        switch self {
        case .unitHead, .contact, .coauthor: place.isUnit
        case .registrar, .controller: !place.isUnit
        case .office, .examiner, .juror, .operator: true
        }
    }

    /// Whether the role is for one organisation.
    var needsOrganisation: Bool {
        switch self {
        case .unitHead, .contact, .coauthor, .registrar, .controller: true
        case .office, .examiner, .juror, .operator: false
        }
    }
}
