import Accounts
import Server

extension World {
    /// The smallest file that can be a committee's minutes: one empty page.
    package static let pdf = Array(
        """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
        trailer<</Size 4/Root 1 0 R>>
        %%EOF

        """.utf8)
}

extension World {
    /// What the program does by itself a moment after somebody has asked for a sign-in link. Answers how many letters.
    package func postLinks() async throws -> Int { try await app.accounts.postLinks(app.site) }
}
