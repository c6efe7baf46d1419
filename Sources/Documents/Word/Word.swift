import Base

extension PaperMaker {
    /// The paper as a Word file with real headings, lists, tables with header rows and descriptions of pictures.
    /// Equal papers with equal pictures give equal bytes.
    ///
    /// Each question carries the bookmark `Part.place`. A picture that is not among `pictures` becomes a line of text.
    package func word(_ paper: Paper, pictures: [PaperPicture] = []) async throws(PaperFailure) -> [UInt8] {
        try await make(PaperFailure.word, pictures: pictures) { folder in
            let output = try await Tool(places.pandoc, limits.word).run(
                [
                    "--from=json", "--to=docx", "--reference-doc=\(places.papers)/\(reference(paper))",
                    "--output=-",
                ],
                input: WordPaper(paper, pictures: pictures).json.bytes,
                // The time that the file says it was made.
                environment: ["SOURCE_DATE_EPOCH": String(paper.day.daysSince1970 * 86_400 + 43_200)],
                in: folder)
            guard output.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
                throw ToolFailure.broken(places.pandoc, "no Word file: \(output.count) bytes")
            }
            return output
        }
    }

    private func reference(_ paper: Paper) -> String {
        "reference\(paper.isDraft ? "-draft" : "")\(paper.language == .swedish ? "" : "-en").docx"
    }
}
