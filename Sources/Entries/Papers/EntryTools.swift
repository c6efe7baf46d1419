import Base
package import Documents

/// The programs that entries are handed to: one of each for the whole service, which counts how many work at once.
package struct EntryTools: Sendable {
    let papers: PaperMaker
    let mill: PictureMill
    let word: WordImport
    package let pdf: PDFOpener
    /// Files are made and read so many at a time: on deadline day the rest wait, and saves do not.
    private let desk = Turnstile(places: 2, waitingMax: 60)

    package init(papers: PaperMaker, mill: PictureMill, word: WordImport, pdf: PDFOpener = PDFOpener()) {
        (self.papers, self.mill, self.word, self.pdf) = (papers, mill, word, pdf)
    }

    /// Does the work when it is its turn. Throws a refusal when the line is long already.
    package func inTurn<T: Sendable>(_ work: @escaping @Sendable () async throws -> T) async throws -> T {
        let done = await desk.pass { () async -> Result<T, any Error> in
            do { return .success(try await work()) } catch { return .failure(error) }
        }
        guard let done else { throw Refusal("Många filer görs just nu. Försök igen om en stund.") }
        return try done.get()
    }
}
