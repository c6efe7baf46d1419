package import Base
package import Site
package import Store

/// Who can take part and who decides about them: committees, companies, units and private providers, through
/// renames and mergers.
package struct Organisations: Slice {
    package static let migrations = organisationMigrations

    package init() {}

    package func routes(_ routes: inout Routes) {
        routes.get("/kansli/organisationer", organisationsPage)
        routes.get("/kansli/organisationer/:organisation", organisationPage)
        routes.post("/kansli/organisationer/inlasning", bodyBytesMax: 2 * 1024 * 1024, importOrganisations)
    }
}

extension Role {
    /// The organisation that a role of a unit or registrar is limited to.
    package var organisation: ID<Organisation>? { scope.map { ID(stored: $0) } }
}
