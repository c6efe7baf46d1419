/// What a person has written in one answer: blocks of text, lists, tables and pictures.
///
/// The only way long text enters (decision 6). It is read strictly from the JSON of the editor, kept as `canonical`,
/// and everything else is made from it: pages, Word, PDF, comparison and the count. A document always has one spelling:
/// text is in NFC without control characters, neighbouring texts with the same marks are one, and paragraphs and
/// headings with nothing but white space are left out. So equal documents have equal `canonical`, and reading it gives the document back.
public struct Document: Sendable, Hashable {
    public let blocks: [Block]

    /// A document where nothing is written.
    public static let empty = Document(read: [])

    /// A document made by the program, as by an import; refused when the editor's would be.
    public init(_ blocks: [Block]) throws(DocumentRefusal) {
        try self.init(json: Document(read: blocks).canonicalBytes)
    }

    /// For blocks that have been read and tidied.
    init(read blocks: [Block]) { self.blocks = blocks }
}

/// How much one document may hold; a whole entry is shorter than any of these.
extension Document {
    public static let documentBytesMax = 1_000_000
    /// Blocks, rows, cells, texts and line breaks together.
    public static let nodesMax = 20_000
    /// Nodes within nodes: about ten levels of lists.
    public static let depthMax = 24
    public static let linkBytesMax = 2_000
    public static let altCharactersMax = 1_000
    public static let columnsMax = 30
}

extension Document {
    /// Reads the JSON that the editor sends, or that `canonical` wrote.
    /// - Throws: `DocumentRefusal`, with the place and a sentence for the writer.
    public init(json: UnsafeBufferPointer<UInt8>) throws(DocumentRefusal) {
        guard json.count <= Document.documentBytesMax else { throw .tooLarge }
        var reader = JSONReader(json)
        let root = try reader.document()
        self.init(read: try BlockReading.blocks(ofDocument: root))
        // The one spelling may be longer than what was sent, at most four times; it must be readable too.
        if json.count > Document.documentBytesMax / 4 || reader.nodes > Document.nodesMax / 4
            || reader.deepest > Document.depthMax - 2
        {
            try Canonical(self).check()
        }
    }

    public init(json: [UInt8]) throws(DocumentRefusal) {
        self = try json.withUnsafeBufferPointer { buffer throws(DocumentRefusal) in try Document(json: buffer)
        }
    }

    public init(json: String) throws(DocumentRefusal) {
        try self.init(json: Array(json.utf8))
    }
}
