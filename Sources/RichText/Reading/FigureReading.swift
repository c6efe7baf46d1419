import Base

/// Pictures: an image alone, or in a figure with a caption. Only pictures of our own are taken, never an address elsewhere.
enum FigureReading {
    static func figure(_ node: Node) throws(DocumentRefusal) -> Figure {
        try node.attributes.allow()
        guard node.text == nil, node.marks.isEmpty, let image = node.content.first, node.content.count <= 2
        else { throw .damaged }
        guard image.type == "image" else { throw .unknownNode(image.type).inside("content[0]") }
        var caption: [Inline] = []
        if node.content.count == 2 {
            try BlockReading.inside(1) { () throws(DocumentRefusal) in
                caption = try self.caption(node.content[1])
            }
        }
        do { return try figure(ofImage: image, caption: caption) } catch { throw error.inside("content[0]") }
    }

    private static func caption(_ node: Node) throws(DocumentRefusal) -> [Inline] {
        guard node.type == "caption" || node.type == "figcaption" else { throw .unknownNode(node.type) }
        try node.attributes.allow()
        let inlines = try InlineReading.inlines(of: node)
        return inlines.isBlank ? [] : inlines
    }

    /// The picture's size and title do not matter: pages know its size, and `alt` tells what it shows.
    static func figure(ofImage image: Node, caption: [Inline]) throws(DocumentRefusal) -> Figure {
        try image.attributes.allow("src", "alt", "title", "width", "height")
        guard image.text == nil, image.marks.isEmpty, image.content.isEmpty else { throw .damaged }
        guard case .text(let source) = image.attributes["src"], source.hasPrefix(Figure.addressPrefix),
            let picture = ID<Picture>(source.dropFirst(Figure.addressPrefix.count))
        else { throw .picture }
        switch image.attributes["alt"] {
        case .null: return Figure(picture: picture, alt: "", caption: caption)
        case .text(let alt):
            guard alt.unicodeScalars.count <= Document.altCharactersMax else { throw .altTooLong }
            return Figure(picture: picture, alt: alt, caption: caption)
        default: throw .damaged
        }
    }
}
